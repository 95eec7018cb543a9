"""Addresses of the offer and of the organisations behind it."""

from django.urls import path

from activities.views import (
    activity,
    asking,
    calendars,
    concerns,
    declaration_rules,
    declarations,
    exporting,
    keeping,
    keys,
    offer,
    organisations,
    papers,
    printing,
    slots,
    talking,
    texts,
    to_keep,
)

app_name = "activities"
urlpatterns = [
    path("", offer.show_offer, name="offer"),
    path("print/", printing.print_offer, name="print-offer"),
    path("print/offer.pdf", printing.offer_pdf, name="offer-pdf"),
    path("export/<slug:kind>/", exporting.export_offer, name="export-offer"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/<uuid:calendar_feed_id>/revoke/", calendars.revoke, name="revoke-calendar"),
    path("calendars/<slug:feed_secret>.ics", calendars.calendar, name="calendar"),
    path("keys/", keys.keys, name="keys"),
    path("keys/<uuid:offer_key_id>/revoke/", keys.revoke, name="revoke-key"),
    path("add/", keeping.add, name="add-activity"),
    path("to-keep/", to_keep.to_keep, name="to-keep"),
    path("to-keep/mails/", asking.mails, name="mails"),
    path("still-right/<str:ticket>/", asking.still_right, name="still-right"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<uuid:concern_id>/answer/", concerns.answer, name="answer-concern"),
    path("concerns/<uuid:concern_id>/seen/", concerns.seen, name="answer-seen"),
    # organisations/<organisation_id>/
    path("organisations/", organisations.list_organisations, name="organisations"),
    path("organisations/add/", organisations.add, name="add-organisation"),
    path("organisations/<uuid:organisation_id>/", organisations.show_organisation, name="organisation"),
    path("organisations/<uuid:organisation_id>/change/", organisations.change, name="change-organisation"),
    path("organisations/<uuid:organisation_id>/contacts/add/", organisations.new_contact, name="add-contact"),
    path(
        "organisations/<uuid:organisation_id>/work/add/",
        declarations.new_kind_of_work,
        name="add-kind-of-work",
    ),
    path("organisations/<uuid:organisation_id>/spoken/", talking.spoken, name="spoken-to"),
    path("to-call/", talking.to_call, name="to-call"),
    path("declarations/", papers.declarations, name="declarations"),
    path("declaration-rules/", declaration_rules.rules, name="declaration-rules"),
    path(
        "declaration-rules/<uuid:declaration_rule_id>/",
        declaration_rules.change,
        name="change-declaration-rule",
    ),
    # contacts/<site_contact_id>/
    path("contacts/<uuid:site_contact_id>/change/", organisations.edit_contact, name="change-contact"),
    path("contacts/<uuid:site_contact_id>/end/", organisations.stop_contact, name="end-contact"),
    # work/<kind_of_work_id>/
    path("work/<uuid:kind_of_work_id>/ask/", declarations.ask, name="ask-declaration"),
    path("work/<uuid:kind_of_work_id>/application/", papers.facts, name="application"),
    path("work/<uuid:kind_of_work_id>/describe/", papers.describe, name="describe-work"),
    # <activity_id>/
    path("<uuid:activity_id>/", activity.show_activity, name="activity"),
    path("<uuid:activity_id>/unpublish/", activity.unpublish, name="unpublish-activity"),
    path("<uuid:activity_id>/how-did-it-go/", talking.satisfaction, name="satisfaction"),
    path("<uuid:activity_id>/keeper/", asking.keeper, name="change-keeper"),
    path("<uuid:activity_id>/check/", activity.check, name="check-activity"),
    path("<uuid:activity_id>/concern/", concerns.ask, name="raise-concern"),
    path("<uuid:activity_id>/confirm/", activity.confirm, name="confirm-activity"),
    path("<uuid:activity_id>/moments/add/", slots.add, name="add-slot"),
    path("<uuid:activity_id>/texts/", texts.texts, name="texts"),
    path("<uuid:activity_id>/texts/choose/", texts.choose, name="choose-texts"),
    path("<uuid:activity_id>/texts/<slug:language>/", texts.translate, name="translate"),
    # own-texts/<own_text_id>/
    path("own-texts/<uuid:own_text_id>/good/", texts.check, name="check-own-text"),
    path("own-texts/<uuid:own_text_id>/drop/", texts.drop, name="drop-own-text"),
]
