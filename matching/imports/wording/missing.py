"""What an activity still misses, in the words of the offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from activities.rules import Missing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MISSING: Final[dict[str, StrOrPromise]] = {
    Missing.PURPOSE: _("volunteering or something else"),
    Missing.MEETING_POINT: _("meeting point"),
    Missing.TIME: _("days and times"),
    Missing.PLACES: _("number of places"),
    Missing.LANGUAGE_NEED: _("Dutch needed"),
    Missing.WITH_DUTCH_VOLUNTEERS: _("together with Dutch volunteers?"),
    Missing.PHYSICAL_LOAD: _("how heavy the work is"),
    Missing.MINIMUM_AGE: _("minimum age"),
    Missing.CONDUCT_CERTIFICATE: _("certificate of conduct needed?"),
    Missing.SITE_CONTACT: _("contact on site"),
}
