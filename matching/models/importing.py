"""An import in progress: the file's rows, what became of each, and the questions asked about many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models import Activity
from matching.querysets import ImportQuerySet, ImportRowQuerySet
from residents.models import Resident

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Import(TeamRow):
    """One uploaded file. Its bytes are not kept; its cells are emptied once it is imported or thrown away."""

    class Kind(models.TextChoices):
        RESIDENTS = "residents", _("list of residents")
        ACTIVITIES = "activities", _("list of activities")
        PARTICIPATIONS = "participations", _("attendance list")

    class Stage(models.TextChoices):
        STORING = "storing", _("rows being stored")
        COLUMNS = "columns", _("columns to be checked")
        ANSWERS = "answers", _("questions about the file")
        READING = "reading", _("rows being read")
        PREVIEW = "preview", _("preview")
        APPLIED = "applied", _("imported")
        UNDONE = "undone", _("undone")
        DROPPED = "dropped", _("thrown away")

    kind = models.CharField(_("what it holds"), max_length=14, choices=Kind)
    stage = models.CharField(_("stage"), max_length=8, choices=Stage, default=Stage.STORING)
    # Keyed digest of the whole file: it says when the same file comes a second time.
    digest = models.CharField(max_length=64)
    header = models.JSONField(default=list)
    # Field name per column, "" where a column is not taken over; and which of those were guessed.
    columns = models.JSONField(default=list)
    guessed = models.JSONField(default=list)
    # Which questions about the file as a whole have to be asked, and the answers.
    asks = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    year_hint = models.PositiveSmallIntegerField(null=True, blank=True)
    # Lines that are no data: [first, last, why]; never their text.
    skipped = models.JSONField(default=list)
    row_count = models.PositiveIntegerField(_("rows"), default=0)
    # The newest ids that the rows were compared with, so that later ones are noticed.
    newest = models.JSONField(default=dict)
    # Rows per verdict and things made, kept as numbers when the rows are gone.
    counts = models.JSONField(default=dict)
    # Opaque ids per table of what was made besides the rows themselves; never of persons.
    made_besides = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet["Import"].as_manager()
    rows: RelatedManager[ImportRow]
    questions: RelatedManager[ImportQuestion]

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d}"


class ImportQuestion(TeamRow):
    """A decision that is made once for all rows that ask for it. Holds codes and opaque ids, no names."""

    class Kind(models.TextChoices):
        SAME_PERSON = "same-person", _("Is this someone you know already?")
        NOT_LEFT = "not-left", _("A reason for leaving without a date")
        SAME_ACTIVITY = "same-activity", _("Is this an activity you know already?")
        WHICH_ACTIVITY = "which-activity", _("Which activity is meant?")
        WHICH_PERSON = "which-person", _("Who is meant?")
        WHICH_MOMENT = "which-moment", _("Which of the fixed moments of that day?")
        EXTRA_DATES = "extra-dates", _("Dates outside the fixed moments")
        CONTRADICTION = "contradiction", _("The list says two things")
        CHANGE = "change", _("The list says something else than is known")

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=64)
    kind = models.CharField(max_length=16, choices=Kind)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, related_name="+")
    options = models.JSONField(default=list)
    # One of the options; empty as long as nobody decided.
    choice = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["ImportQuestion"].as_manager()
    rows: RelatedManager[ImportRow]

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("decision in an import")
        verbose_name_plural = _("decisions in imports")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["imported", "key"], name="each_decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.choice}"


class ImportRow(TeamRow):
    """One line of the file. Goes with the person whom it names, when that person is erased."""

    class Verdict(models.TextChoices):
        UNREAD = "unread", _("not read yet")
        NEW = "new", _("new")
        SAME = "same", _("same as")
        CHANGED = "changed", _("changes what is known")
        UNDECIDED = "undecided", _("needs a decision")
        NOT_UNDERSTOOD = "not-understood", _("not understood")

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    # As they stand in the file, without remarks and whatever else may not be kept.
    cells = models.JSONField(default=list)
    # What they mean, in codes.
    values = models.JSONField(default=dict)
    verdict = models.CharField(max_length=14, choices=Verdict, default=Verdict.UNREAD)
    # Why, in codes with the column concerned: [{"code": …, "column": …, "values": {…}}].
    reasons = models.JSONField(default=list)
    questions = models.ManyToManyField(ImportQuestion, related_name="rows")
    # Keyed digest of the line, to know it again in a later file.
    line_digest = models.CharField(max_length=64, db_index=True)
    # The number that the list itself gives the person: a later attendance list may use it.
    list_number = models.PositiveIntegerField(null=True, blank=True)
    same_row = models.PositiveIntegerField(null=True, blank=True)
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, null=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, related_name="+")
    # Opaque id of what this row made.
    made = models.UUIDField(default=uuid4, db_index=True)

    objects = ImportRowQuerySet["ImportRow"].as_manager()

    class Meta:
        ordering: ClassVar = ["imported", "number"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["imported", "number"], name="each_row_of_a_file_once")
        ]
        indexes: ClassVar = [models.Index(fields=["imported", "verdict", "number"], name="rows_per_verdict")]

    def __str__(self) -> str:
        return f"{self.imported_id}:{self.number}"
