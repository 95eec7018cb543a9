"""Puts the codes of the log into words, for the auditor; the log itself keeps the codes."""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model
    from django_stubs_ext import StrOrPromise

# What somebody asked for in vain, by its id (aandeslag/teams/middleware.py).
UNSEEN: Final = "Unseen"
# A page that was refused or failed stands behind the colon.
PREFIXES: Final[Mapping[str, StrOrPromise]] = {
    "refused:": _("page: refused"),
    "failed:": _("page: failed"),
}

ACTIONS: Final[Mapping[str, StrOrPromise]] = {
    "account.changed": _("account: safety changed"),
    "account.made": _("account: made"),
    "account.password-changed": _("account: password changed"),
    "account.password-reset": _("account: new password by e-mail"),
    "account.recovery-codes-made": _("account: recovery codes made"),
    "account.second-factor": _("account: code shown"),
    "account.second-factor-removed": _("account: second factor removed"),
    "account.second-factor-reset": _("account: second factor reset by an administrator"),
    "account.second-factor-set-up": _("account: second factor set up"),
    "account.sessions-ended": _("account: signed out everywhere"),
    "account.sign-in": _("account: sign-in"),
    "account.signed-in": _("account: signed in"),
    "account.signed-out": _("account: signed out"),
    "account.too-many-guesses": _("account: too many guesses"),
    "activity.bus-times": _("activity: minutes by bus written down"),
    "activity.changed": _("activity: changed"),
    "activity.checked": _("activity: looked at by somebody else"),
    "activity.confirmed": _("activity: confirmed"),
    "activity.drafted": _("activity: drafted"),
    "activity.ended": _("activity: ended"),
    "activity.import-undone": _("activity: import undone"),
    "activity.keeper-asked": _("activity: keeper asked by mail"),
    "activity.keeper-changed": _("activity: kept by somebody else"),
    "activity.last-day-set": _("activity: last day set"),
    "activity.published": _("activity: put into the offer"),
    "activity.refusal-withdrawn": _("resident: wants to be asked for an activity again"),
    "activity.refused": _("resident: said no to an activity"),
    "activity.texts-chosen": _("activity: sentences for residents chosen"),
    "activity.unpublished": _("activity: taken out of the offer"),
    "attendance.list": _("attendance: list seen"),
    "attendance.marked": _("attendance: marked"),
    "calendar.made": _("calendar address: made"),
    "calendar.revoked": _("calendar address: revoked"),
    "centre.added": _("centre: added"),
    "centre.changed": _("centre: changed"),
    "centre.time-blocked": _("centre: fixed time added"),
    "centre.time-freed": _("centre: fixed time removed"),
    "concern.answered": _("question of COA: answered"),
    "concern.forgotten": _("question of COA: deleted after six months"),
    "concern.raised": _("question of COA: asked"),
    "conduct-certificate.seen": _("resident: certificate of conduct seen"),
    "consent.given": _("resident: consent given"),
    "consent.refused": _("resident: consent refused or withdrawn"),
    "contact.added": _("contact on site: added"),
    "contact.changed": _("contact on site: changed"),
    "contact.ended": _("contact on site: ended"),
    "declaration-rule.changed": _("declaration rule: changed"),
    "declaration-rule.checked": _("declaration rule: checked again"),
    "declaration.asked": _("declaration: asked for"),
    "declaration.corrected": _("declaration: corrected"),
    "declaration.granted": _("declaration: granted"),
    "declaration.received": _("declaration: receipt of UWV is in"),
    "declaration.refused": _("declaration: refused"),
    "entrusted.next-times": _("resident: next times seen by a supporter"),
    "figures.centre-counted": _("figures: people at a centre counted"),
    "figures.downloaded": _("figures: exact figures downloaded"),
    "figures.opening-balance-set": _("figures: numbers of before the system written down"),
    "figures.quarter-closed": _("figures: quarter closed"),
    "figures.rows": _("figures: people behind a figure seen"),
    "figures.targets-set": _("figures: targets written down"),
    "figures.year-released": _("figures: exact totals of a year released"),
    "import.applied": _("import: carried out"),
    "import.decided": _("import: decided"),
    "import.decisions": _("import: decisions seen"),
    "import.dropped": _("import: thrown away"),
    "import.left-out-downloaded": _("import: skipped rows downloaded"),
    "import.preview": _("import: preview seen"),
    "import.undone": _("import: undone"),
    "import.uploaded": _("import: file brought in"),
    "invitation.accepted": _("invitation: accepted"),
    "invitation.made": _("invitation: made"),
    "invitation.withdrawn": _("invitation: withdrawn"),
    "kind-of-work.added": _("kind of work: added"),
    "kind-of-work.described": _("kind of work: described"),
    "log.read": _("log: read"),
    "membership.centres-changed": _("membership: centres changed"),
    "membership.chosen": _("membership: chosen"),
    "membership.ended": _("membership: ended"),
    "membership.made": _("membership: made"),
    "municipality.added": _("municipality: added"),
    "municipality.ended": _("municipality: ended"),
    "occurrence.added": _("date: added"),
    "occurrence.cancelled": _("date: cancelled"),
    "occurrence.holiday-settled": _("date: goes on, though a public holiday"),
    "occurrence.moved": _("date: moved"),
    "occurrence.places-changed": _("date: other number of places"),
    "occurrence.reinstated": _("date: takes place after all"),
    "occurrence.whom-it-concerns": _("date: whom a cancelled one concerns seen"),
    "occurrences.made": _("dates: made by the fixed moments"),
    "offer.whom-it-concerns": _("offer: whom an end concerns seen"),
    "organisation.added": _("organisation: added"),
    "organisation.changed": _("organisation: changed"),
    "organisation.note-forgotten": _("organisation: note deleted after six months"),
    "organisation.satisfaction": _("organisation: said how it went"),
    "organisation.spoken-to": _("organisation: spoken to"),
    "own-text.changed": _("own translation: changed"),
    "own-text.checked": _("own translation: looked at by a speaker"),
    "own-text.dropped": _("own translation: deleted"),
    "own-text.written": _("own translation: written"),
    "participation.cancelled": _("participation: cancelled with its date"),
    "participation.filled": _("participation: signed up for a new date"),
    "participation.import-undone": _("participation: import undone"),
    "participation.imported": _("participation: imported"),
    "participation.put-back": _("participation: put back"),
    "participation.taken-off": _("participation: taken off"),
    "phrase.checked": _("text for residents: checked"),
    "phrase.corrected": _("text for residents: corrected"),
    "phrase.remarked": _("text: a speaker would say it otherwise"),
    "phrase.remarks-settled": _("text: stays as it is"),
    "phrase.unchecked": _("text for residents: check taken back"),
    "placement.agreed": _("placement: agreed"),
    "placement.cautions-passed": _("placement: signed up all the same"),
    "placement.declined": _("placement: declined"),
    "placement.end-undone": _("placement: end undone"),
    "placement.ended": _("placement: ended"),
    "placement.extended": _("placement: extended by an import"),
    "placement.held-for-receipt": _("placement: place kept, waits for the receipt"),
    "placement.hold-lapsed": _("placement: kept place is free again"),
    "placement.imported": _("placement: imported"),
    "placement.offered": _("placement: a free place offered to who waited"),
    "placement.not-resumed": _("placement: not taken up again"),
    "placement.proposed-again": _("placement: proposed again"),
    "placement.shown": _("placement: seen"),
    "referral.came": _("referral: came"),
    "referral.list": _("referral: list seen"),
    "referral.made": _("referral: made"),
    "referral.name-forgotten": _("referral: first name erased"),
    "referral.register-form": _("referral: registration form opened"),
    "referral.sent-on": _("referral: sent on to the next walk-in hour"),
    "referral.withdrawn": _("referral: withdrawn"),
    "resident.answered": _("resident: question answered"),
    "resident.card": _("resident: card seen"),
    "resident.centre-list": _("resident: list of the centre seen"),
    "resident.change-form": _("resident: form for changes opened"),
    "resident.changed": _("resident: changed"),
    "resident.compared": _("resident: two compared"),
    "resident.consent-form": _("resident: form for consent opened"),
    "resident.contact-forgotten": _("resident: telephone and e-mail erased"),
    "resident.departed": _("resident: has left"),
    "resident.departure-undone": _("resident: departure undone"),
    "resident.entrusted": _("resident: entrusted"),
    "resident.entrusted-list": _("resident: list of a supporter seen"),
    "resident.entrustment-ended": _("resident: entrustment ended"),
    "resident.explain-form": _("resident: form for the explanation opened"),
    "resident.erased": _("resident: erased"),
    "resident.explained": _("resident: explanation given"),
    "resident.fits": _("resident: what fits seen"),
    "resident.found": _("resident: found by a search"),
    "resident.goodbye-page": _("resident: page for leaving seen"),
    "resident.import-undone": _("resident: import undone"),
    "resident.list": _("resident: list seen"),
    "resident.look": _("resident: looked together at what fits"),
    "resident.lookalikes": _("resident: lookalikes seen"),
    "resident.mediation-resumed": _("resident: mediation resumed"),
    "resident.mediation-stopped": _("resident: mediation stopped"),
    "resident.merge-forgotten": _("resident: record for undoing a merge erased"),
    "resident.merge-undone": _("resident: merge undone"),
    "resident.merged": _("resident: two merged into one"),
    "resident.message": _("resident: message page opened"),
    "resident.note-forgotten": _("resident: old note erased"),
    "resident.offer": _("resident: which activities of the offer fit seen"),
    "resident.placements": _("resident: placements seen"),
    "resident.question": _("resident: question opened"),
    "resident.register-form": _("resident: registration form with lookalikes opened"),
    "resident.registered": _("resident: registered"),
    "resident.same-as": _("resident: page for the same person seen"),
    "resident.sign-up-page": _("resident: sign-up page seen"),
    "signed-up.list": _("resident: list of who is signed up seen"),
    "slip.print": _("slip: printed"),
    "slip.shown": _("slip: shown"),
    "slips.print": _("slips: all of a walk-in hour printed"),
    "slot.added": _("fixed moment: added"),
    "slot.changed": _("fixed moment: changed"),
    "slot.ended": _("fixed moment: ended"),
    "slot.paused": _("fixed moment: not for a while"),
    "task.finished": _("task: finished"),
    "team.added": _("team: added"),
    "team.centre-added": _("team: centre added"),
    "team.centre-ended": _("team: centre ended"),
    "team.changed": _("team: changed"),
    "visit.alone": _("visit: goes alone again"),
    "visit.changed": _("visit: changed"),
    "visit.form": _("visit: form opened"),
    "visit.noted": _("visit: noted"),
    "visit.taken-back": _("visit: taken back"),
    "visit.together": _("visit: go together"),
    "volunteer-centre.added": _("volunteer centre: added"),
    "volunteer-centre.changed": _("volunteer centre: changed"),
    "waiting.cautions-passed": _("waiting list: put on it all the same"),
    "waiting.joined": _("waiting list: put on it"),
    "waiting.left": _("waiting list: left it"),
    "waiting.list": _("waiting list: seen"),
    "waiting.offered-by-hand": _("waiting list: place offered by hand"),
    "waiting.rejoined": _("waiting list: on it again"),
    "waiting.skipped": _("waiting list: passed by, because something stood in the way"),
    "waiting.tasks": _("waiting list: tasks on the home page seen"),
    "walk-in-hour.changed": _("weekly walk-in hour: changed"),
    "walk-in-hour.ended": _("weekly walk-in hour: ended"),
    "walk-in-hour.planned": _("weekly walk-in hour: planned"),
    "walk-in.added": _("walk-in hour: added"),
    "walk-in.cancelled": _("walk-in hour: cancelled"),
    "walk-in.closed": _("walk-in hour: closed"),
    "walk-in.count-corrected": _("walk-in hour: head count corrected"),
    "walk-in.counted": _("walk-in hour: heads counted"),
    "walk-in.gone": _("walk-in hour: supporter gone"),
    "walk-in.held-on-paper": _("walk-in hour: held on paper"),
    "walk-in.key-in": _("walk-in hour: page for keying in seen"),
    "walk-in.keyed-in": _("walk-in hour: keyed in from paper"),
    "walk-in.made": _("walk-in hour: made by the weekly ones"),
    "walk-in.news": _("walk-in hour: news of other screens seen"),
    "walk-in.nobody": _("walk-in hour: desk cleared"),
    "walk-in.opened": _("walk-in hour: opened"),
    "walk-in.page": _("walk-in hour: page with visitors seen"),
    "walk-in.person": _("walk-in hour: person at the desk seen"),
    "walk-in.present": _("walk-in hour: supporter present"),
    "walk-in.reinstated": _("walk-in hour: takes place after all"),
    "week.list": _("week: list seen"),
}


def action_in_words(code: str) -> StrOrPromise:
    """A code without words stands as it is: a line is never left out."""
    prefix = next((one for one in PREFIXES if code.startswith(one)), None)
    return PREFIXES[prefix] if prefix else ACTIONS.get(code, code)


def actions_to_choose() -> tuple[tuple[str, str], ...]:
    """Every action, in the order of its words."""
    return _in_order(get_language())


@cache
def _in_order(_language: str | None) -> tuple[tuple[str, str], ...]:
    """They are the same for everybody who reads them in this language."""
    choices = ((code, str(words)) for code, words in (*PREFIXES.items(), *ACTIONS.items()))
    return tuple(sorted(choices, key=itemgetter(1)))


def kind_in_words(object_type: str) -> StrOrPromise:
    model = _models().get(object_type)
    if model is None:
        return _("something that is not there") if object_type == UNSEEN else object_type
    return model._meta.verbose_name or object_type


@cache
def _models() -> dict[str, type[Model]]:
    return {model.__name__: model for model in apps.get_models()}
