"""Who needs a volunteer declaration: shown to staff, kept by the programme team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from activities.actions import change_declaration_rule
from activities.cards.declaration_rules import dated_rule_line
from activities.errors import WrongDateError
from activities.forms.declaration_rules import DeclarationRuleForm
from activities.models import DeclarationRule

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.SEE_DECLARATION_RULES)
def rules(request: MemberRequest) -> HttpResponse:
    """Every rule that holds, will hold or ever held, with its source and when somebody looked there."""
    today = timezone.localdate()
    context = {
        "lines": [dated_rule_line(one, today) for one in DeclarationRule.objects.all()],
        "keeps": may(request.membership.role, Capability.KEEP_DECLARATION_RULES),
    }
    return render(request, "activities/declaration_rules.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_DECLARATION_RULES)
def change(request: MemberRequest, declaration_rule_id: UUID) -> HttpResponse:
    rule = get_object_or_404(DeclarationRule, public_id=declaration_rule_id, valid_until=None)
    form = DeclarationRuleForm(request.POST or None, rule=rule, today=timezone.localdate())
    if form.is_valid():
        try:
            change_declaration_rule(rule=rule, details=form.details())
        except WrongDateError:
            form.add_error("valid_from", _("The new answer must begin after the old one did."))
        else:
            messages.success(request, _("Saved. Every team works with it, from the day that you filled in."))
            return redirect("activities:declaration-rules")
    words = Words(
        heading=_("Who needs a declaration: %(who)s") % {"who": rule.get_legal_status_display()},
        save=_("Save"),
        cancel=reverse("activities:declaration-rules"),
        lead=_("Change only what you read at the source yourself: the organisation gets the fine."),
    )
    return form_page(request, form, words)
