"""Addresses of the offer and of the organisations behind it."""

from django.urls import path

from activities.views import (
    activity,
    calendars,
    declarations,
    exporting,
    keeping,
    offer,
    organisations,
    printing,
    slots,
    texts,
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
    path("add/", keeping.add, name="add-activity"),
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
    # contacts/<site_contact_id>/
    path("contacts/<uuid:site_contact_id>/change/", organisations.edit_contact, name="change-contact"),
    path("contacts/<uuid:site_contact_id>/end/", organisations.stop_contact, name="end-contact"),
    # work/<kind_of_work_id>/
    path("work/<uuid:kind_of_work_id>/ask/", declarations.ask, name="ask-declaration"),
    # moments/<slot_id>/
    path("moments/<uuid:slot_id>/extra/", slots.add_date, name="add-occurrence"),
    # <activity_id>/
    path("<uuid:activity_id>/", activity.show_activity, name="activity"),
    path("<uuid:activity_id>/publish/", activity.publish, name="publish-activity"),
    path("<uuid:activity_id>/unpublish/", activity.unpublish, name="unpublish-activity"),
    path("<uuid:activity_id>/confirm/", activity.confirm, name="confirm-activity"),
    path("<uuid:activity_id>/moments/add/", slots.add, name="add-slot"),
    path("<uuid:activity_id>/texts/", texts.texts, name="texts"),
    path("<uuid:activity_id>/texts/choose/", texts.choose, name="choose-texts"),
    path("<uuid:activity_id>/texts/<slug:language>/", texts.translate, name="translate"),
    # own-texts/<own_text_id>/
    path("own-texts/<uuid:own_text_id>/good/", texts.check, name="check-own-text"),
    path("own-texts/<uuid:own_text_id>/drop/", texts.drop, name="drop-own-text"),
]
