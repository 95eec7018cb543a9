"""Addresses of what ties people to the offer; opaque ids only."""

from django.urls import include, path

from matching.views import (
    agreements,
    attendance,
    certificates,
    changes,
    costs,
    declarations,
    fits,
    goodbye,
    handing_over,
    hosting,
    keying,
    limited,
    looking,
    merging,
    messaging,
    method,
    moving,
    narrowing,
    opening_up,
    placements,
    proposals,
    receipts,
    reminders,
    round_calls,
    round_policy,
    rounds,
    sheets,
    signing_up,
    slips,
    stopping,
    taking_part,
    timeline,
    waiting,
    ways,
    week,
    work_lists,
)
from matching.work_lists import WorkList

app_name = "matching"

_PERSON = "people/<uuid:resident_id>/"
_PLACEMENT = "placements/<uuid:placement_id>/"
_PARTICIPATION = "participations/<uuid:participation_id>/"
_WAITING = "waiting/<uuid:waiting_list_entry_id>/"
_OCCURRENCE = "occurrences/<uuid:occurrence_id>/"
_OFFERED = "hand-overs/<uuid:offered_person_id>/"
_ROUND = "rounds/<uuid:round_id>/"
_PROPOSAL = "proposals/<uuid:proposal_id>/"
_DECLARATION = "declarations/<uuid:volunteer_declaration_id>/"

urlpatterns = [
    # One person
    path(f"{_PERSON}fits/", fits.fits, name="fits"),
    path(f"{_PERSON}look/", looking.look, name="look"),
    path(f"{_PERSON}message/", messaging.message_to, name="message-to"),
    path(f"{_PERSON}sign-up/<uuid:occurrence_id>/", signing_up.sign_up_for, name="sign-up"),
    path(f"{_PERSON}hold/<uuid:occurrence_id>/", receipts.hold, name="hold-for-receipt"),
    path(f"{_PERSON}no/<uuid:activity_id>/", fits.refuse, name="refuse"),
    path(f"{_PERSON}no/<uuid:activity_id>/withdraw/", fits.withdraw, name="withdraw-refusal"),
    path(f"{_PERSON}certificate/<uuid:organisation_id>/", fits.certificate_seen, name="certificate-seen"),
    path(f"{_PERSON}wait/<uuid:occurrence_id>/", waiting.wait, name="wait"),
    path(f"{_PERSON}placements/", placements.placements, name="placements"),
    path(f"{_PERSON}takes-part/", taking_part.taking_part, name="taking-part"),
    path(f"{_PERSON}certificate.pdf", certificates.certificate_pdf, name="certificate-pdf"),
    path(f"{_PERSON}slip/", slips.slip, name="slip"),
    path(f"{_PERSON}slip.pdf", slips.slip_pdf, name="slip-pdf"),
    path(f"{_PERSON}same-as/", merging.same_as, name="same-as"),
    path(f"{_PERSON}same-as/<uuid:other_resident_id>/", merging.merge, name="merge"),
    path("merges/<uuid:merge_id>/undo/", merging.undone, name="undo-merge"),
    path(f"{_PERSON}goodbye/", goodbye.goodbye, name="goodbye"),
    path(f"{_PERSON}goodbye/undo/", goodbye.undone, name="undo-goodbye"),
    path(f"{_PERSON}change/", changes.change, name="note-change"),
    path("changes/<uuid:change_id>/undo/", changes.undone, name="undo-change"),
    path("tasks/<uuid:task_id>/told/", goodbye.told, name="told-host"),
    path(f"{_PERSON}hand-over/", handing_over.offer, name="hand-over"),
    path("hand-overs/<uuid:hand_over_id>/card.pdf", handing_over.card_pdf, name="hand-over-card"),
    path("hand-overs/", handing_over.offered, name="offered-people"),
    path(f"{_OFFERED}accept/", handing_over.accept, name="accept-hand-over"),
    path(f"{_OFFERED}decline/", handing_over.decline, name="decline-hand-over"),
    # One placement, one date of it
    path(_PLACEMENT, signing_up.placement, name="placement"),
    path(f"{_PLACEMENT}agreement.pdf", agreements.agreement_pdf, name="agreement-pdf"),
    path(f"{_PLACEMENT}message/", messaging.message, name="message"),
    path(f"{_PLACEMENT}undo/", signing_up.sign_up_undone, name="undo-sign-up"),
    path(f"{_PLACEMENT}end/", placements.end, name="end-placement"),
    path(f"{_PLACEMENT}end/undo/", placements.end_undone, name="undo-end"),
    path(f"{_PLACEMENT}timeline/", timeline.timeline, name="timeline"),
    path(f"{_PLACEMENT}undo-last/", timeline.last_undone, name="undo-last-step"),
    path(f"{_PLACEMENT}accompanied/", timeline.accompanied, name="first-accompanied"),
    path(f"{_PLACEMENT}accept/", waiting.accept, name="accept-offer"),
    path(f"{_PLACEMENT}decline/", waiting.decline, name="decline-offer"),
    # Proposals for all who wait at once
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/propose/", rounds.propose, name="propose-round"),
    path("rounds/choices/", round_policy.policy, name="round-policy"),
    path("rounds/calls/", round_calls.calls, name="round-calls"),
    path("rounds/my-calls/", round_calls.my_calls, name="my-round-calls"),
    path(_ROUND, rounds.one_round, name="round"),
    path(f"{_ROUND}sign-up/", rounds.accept_all_wanted, name="accept-wanted"),
    path(f"{_ROUND}beside/<uuid:other_round_id>/", rounds.beside, name="rounds-beside"),
    path(f"{_PROPOSAL}accept/", proposals.accept, name="accept-proposal"),
    path(f"{_PROPOSAL}decline/", proposals.decline, name="decline-proposal"),
    path(f"{_PROPOSAL}mark/", proposals.mark, name="mark-proposal"),
    path(f"{_PROPOSAL}undo/", proposals.taken_back, name="take-back-answer"),
    path(f"{_PROPOSAL}move/", proposals.move, name="move-proposal"),
    path(f"{_PERSON}costs/", costs.costs, name="costs"),
    path(f"{_OCCURRENCE}who-fits/", costs.fitting, name="who-fits"),
    path("method/", method.method, name="method"),
    path("method/register/", method.register, name="method-register"),
    # The waiting list
    path("moments/<uuid:slot_id>/waiting/", waiting.waiting_list, name="waiting-list"),
    path(f"{_WAITING}leave/", waiting.leave, name="leave-waiting-list"),
    path(f"{_WAITING}back/", waiting.back, name="rejoin-waiting-list"),
    path(f"{_WAITING}offer/", waiting.offer, name="offer-by-hand"),
    path(f"{_PARTICIPATION}take-off/", placements.taken_off, name="take-off"),
    path(f"{_PARTICIPATION}put-back/", placements.put_back_on, name="put-back"),
    path("sessions/<uuid:walk_in_session_id>/slips.pdf", slips.slips_of_session, name="slips-of-session"),
    # The offer, narrowed by what only matching knows
    path("offer/", narrowing.with_places, name="offer-with-places"),
    path(f"{_PERSON}offer/", narrowing.for_person, name="offer-for"),
    # The week
    path("week/", week.week, name="week"),
    path(f"{_OCCURRENCE}attendance/", attendance.attendance, name="attendance"),
    path(f"{_OCCURRENCE}list.pdf", sheets.attendance_list, name="attendance-list"),
    path("who-was-there/<str:host_ticket>/", hosting.who_was_there, name="who-was-there"),
    path(f"{_OCCURRENCE}unexpected/", attendance.unexpected, name="unexpected"),
    path(f"{_OCCURRENCE}cancel/", attendance.cancel, name="cancel-occurrence"),
    path(f"{_OCCURRENCE}move/", moving.move, name="move-occurrence"),
    path(f"{_OCCURRENCE}places/", moving.places, name="places-on-date"),
    path(f"{_OCCURRENCE}goes-on/", moving.goes_on, name="goes-on"),
    path("holidays/", moving.holidays, name="holidays"),
    path("moments/<uuid:slot_id>/pause/", moving.pause, name="pause-slot"),
    path(f"{_OCCURRENCE}reinstate/", attendance.reinstate, name="reinstate-occurrence"),
    path("activities/<uuid:activity_id>/ways/", ways.ways, name="ways"),
    path("activities/<uuid:activity_id>/bus/", ways.bus, name="bus-times"),
    path("activities/<uuid:activity_id>/dates/", week.occurrences, name="occurrences-of"),
    path("tasks/<uuid:task_id>/done/", limited.task_finished, name="finish-task"),
    # What changes the offer and those who take part in it at once
    path("activities/<uuid:activity_id>/change/", stopping.change_of_activity, name="change-activity"),
    path("activities/<uuid:activity_id>/end/", stopping.end_of_activity, name="end-activity"),
    path("activities/<uuid:activity_id>/publish/", opening_up.publish, name="publish-activity"),
    path("moments/<uuid:slot_id>/extra/", opening_up.add_date, name="add-occurrence"),
    path("moments/<uuid:slot_id>/end/", stopping.end_of_slot, name="end-slot"),
    path("moments/<uuid:slot_id>/change/", stopping.change_of_slot, name="change-slot"),
    path("work/<uuid:kind_of_work_id>/record/", declarations.write_down, name="record-declaration"),
    path(f"{_DECLARATION}receive/", declarations.receive, name="receive-declaration"),
    path(f"{_DECLARATION}grant/", declarations.grant, name="grant-declaration"),
    path(f"{_DECLARATION}refuse/", declarations.refuse, name="refuse-declaration"),
    path(f"{_DECLARATION}correct/", declarations.correct, name="correct-declaration"),
    # Who is expected soon is reminded by a press, never by itself
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/send/", reminders.send, name="send-reminders"),
    path("reminders/slips.pdf", reminders.slips, name="reminder-slips"),
    path(f"{_PARTICIPATION}reminded/", reminders.reminded, name="note-reminded"),
    path(f"{_PERSON}dates.ics", reminders.calendar_file, name="calendar-of"),
    # What to look into
    path("work-lists/", work_lists.work_lists, name="work-lists"),
    *(
        path(
            f"work-lists/{one.value}/",
            work_lists.work_list,
            {"which": one},
            name=f"work-list-{one.value}",
        )
        for one in WorkList
    ),
    # For who sees a little
    path("signed-up/", limited.signed_up, name="signed-up"),
    path("next-times/", limited.next_times_of_mine, name="next-times"),
    # Sheets of paper, afterwards
    path("key-in/", keying.sheets, name="key-in"),
    path("key-in/<uuid:walk_in_session_id>/", keying.lines, name="key-in-lines"),
    # Spreadsheets brought in
    path("imports/", include("matching.imports.urls")),
]
