"""Minutes by bus, a box for each centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aandeslag.teams.models import ReceptionCentre


class BusTimesForm(forms.Form):
    def __init__(
        self,
        *args: Any,
        centres: Sequence[ReceptionCentre],
        known: Mapping[int, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.centres = {f"centre-{one.public_id}": one for one in centres}
        for name, centre in self.centres.items():
            self.fields[name] = forms.IntegerField(
                label=centre.name, min_value=1, max_value=240, required=False, initial=known.get(centre.pk)
            )

    def minutes(self) -> dict[ReceptionCentre, int | None]:
        return {centre: self.cleaned_data[name] for name, centre in self.centres.items()}
