"""Forms about people and the walk-in hour."""

from residents.forms.asking import AnswerForm
from residents.forms.explaining import ConsentForm, ExplanationForm, MayBeCalledForm
from residents.forms.on_paper import SheetsForm
from residents.forms.referring import ReferralForm
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
    "AnswerForm",
    "CancelForm",
    "ChangeForm",
    "ConsentForm",
    "ExplanationForm",
    "ExtraSessionForm",
    "HeadCountForm",
    "LastDayForm",
    "MayBeCalledForm",
    "NewWalkInHourForm",
    "ReferralForm",
    "RegistrationForm",
    "SheetsForm",
    "StepForm",
    "VisitForm",
    "WalkInHourForm",
    "shown_in_form",
]
