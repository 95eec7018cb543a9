"""Forms about people and the walk-in hour."""

from residents.forms.explaining import ConsentForm, ExplanationForm
from residents.forms.resident import ChangeForm, RegistrationForm, shown_in_form
from residents.forms.walk_in import (
    CancelForm,
    ExtraSessionForm,
    HeadCountForm,
    LastDayForm,
    NewWalkInHourForm,
    StepForm,
    VisitForm,
    WalkInHourForm,
)

__all__ = [
    "CancelForm",
    "ChangeForm",
    "ConsentForm",
    "ExplanationForm",
    "ExtraSessionForm",
    "HeadCountForm",
    "LastDayForm",
    "NewWalkInHourForm",
    "RegistrationForm",
    "StepForm",
    "VisitForm",
    "WalkInHourForm",
    "shown_in_form",
]
