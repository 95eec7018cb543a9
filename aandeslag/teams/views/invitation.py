"""Accepts an invitation: the link shows, one button accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Open
from aandeslag.teams.actions import NewAccount, accept_invitation
from aandeslag.teams.choosing import choose
from aandeslag.teams.decorators import open_to
from aandeslag.teams.errors import InvitationUnusableError, SomeoneElseError
from aandeslag.teams.forms.invitations import NewAccountForm, OwnPasswordForm
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM, discreet, link_gone
from aandeslag.teams.models import Invitation, User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Acceptance:
    """What the page knows: the invitation, whose account the address has, and whether a stranger looks."""

    invitation: Invitation
    account: User | None
    is_someone_else: bool
    is_signed_in: bool

    def form(self, request: HttpRequest) -> forms.Form:
        data = request.POST if request.method == "POST" else None
        if self.is_signed_in:
            return forms.Form(data)
        if self.account is not None:
            return OwnPasswordForm(data)
        return NewAccountForm(data, email=self.invitation.email, initial={"name": self.invitation.name})


@sensitive_variables("secret")
@sensitive_post_parameters("password")
@require_http_methods(PAGE_AND_FORM)
@open_to(Open.TOKEN)
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    acceptance = _find(request, secret)
    if acceptance is None:
        return link_gone(request, "teams/invitation_gone.html")
    form = acceptance.form(request)
    if request.method == "POST" and not acceptance.is_someone_else and form.is_valid():
        answer = _accept(request, secret, acceptance, form)
        if answer is not None:
            return discreet(answer)
    return discreet(_page(request, acceptance, form))


def _find(request: HttpRequest, secret: str) -> Acceptance | None:
    usable = Invitation.objects.usable(timezone.now()).with_secret(secret)
    invitation = usable.select_related("team", "municipality", "invited_by").first()
    if invitation is None:
        return None
    account = User.objects.filter(email__iexact=invitation.email).first()
    signed_in = request.user.is_authenticated
    is_invited = signed_in and request.user == account
    return Acceptance(invitation, account, signed_in and not is_invited, is_invited)


def _accept(
    request: HttpRequest, secret: str, acceptance: Acceptance, form: forms.Form
) -> HttpResponse | None:
    """Answer with where to go; None when the form now says what is wrong."""
    account = _whose(request, acceptance, form)
    if account is None:
        return None
    today, now = timezone.localdate(), timezone.now()
    try:
        membership = accept_invitation(secret=secret, account=account, today=today, now=now)
    except (InvitationUnusableError, SomeoneElseError):
        return link_gone(request, "teams/invitation_gone.html")
    choose(request, membership)
    if acceptance.is_signed_in:
        return redirect("reports:today")
    return _sign_in(request, membership.user)


def _whose(request: HttpRequest, acceptance: Acceptance, form: forms.Form) -> User | NewAccount | None:
    if acceptance.is_signed_in:
        return acceptance.account
    password = form.cleaned_data["password"]
    if acceptance.account is None:
        return NewAccount(form.cleaned_data["name"], password)
    try:
        email = acceptance.account.email
        user = get_adapter().authenticate(request, email=email, password=password)
    except ValidationError as error:  # too many guesses
        form.add_error("password", error)
        return None
    if isinstance(user, User) and user.is_active:
        return user
    form.add_error("password", _("This is not the password of your account."))
    return None


def _sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Go on through the usual steps: whoever has a second factor is still asked for it."""
    login = Login(user=user, email=user.email)
    answer: HttpResponse = perform_password_login(request, {"email": user.email}, login)
    return answer


def _page(request: HttpRequest, acceptance: Acceptance, form: forms.Form) -> HttpResponse:
    refused = request.method == "POST" and acceptance.is_someone_else
    status = NOT_PROCESSABLE if form.errors else CONFLICT if refused else 200
    context = {"acceptance": acceptance, "form": form}
    return render(request, "teams/invitation.html", context, status=status)
