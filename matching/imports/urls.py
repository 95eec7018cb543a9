"""Addresses of imports, within those of this app."""

from django.urls import path

from matching.imports.views import decisions, finishing, listing, rows, steps

_IMPORT = "<uuid:import_id>/"

urlpatterns = [
    path("", listing.imports, name="imports"),
    path(_IMPORT, rows.one_import, name="import"),
    path(f"{_IMPORT}columns/", steps.columns, name="import-columns"),
    path(f"{_IMPORT}answers/", steps.answers, name="import-answers"),
    path(f"{_IMPORT}read/", steps.read, name="import-read"),
    path(f"{_IMPORT}decisions/", decisions.decisions, name="import-decisions"),
    path(f"{_IMPORT}apply/", finishing.applied, name="import-apply"),
    path(f"{_IMPORT}undo/", finishing.undone, name="import-undo"),
    path(f"{_IMPORT}drop/", finishing.dropped, name="import-drop"),
    path(f"{_IMPORT}forget/", finishing.forgotten, name="import-forget"),
    path(f"{_IMPORT}left-out.csv", finishing.left_out, name="import-left-out"),
]
