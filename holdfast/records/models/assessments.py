"""The assessment: findings for each child by dimension, contributions, files read, risk assessed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class Assessment(Kept):
    """An assessment of one or several children: with which milestone it began, and which completed it."""

    kept = VERSIONED
    personal = ("account", "analysis", "services", "motivation")
    not_personal = ("started", "completed", "kind", "due_on")

    started = link("records.Milestone", name="assessments")
    completed = link("records.Milestone", null=True, name="assessments_completed")
    kind = models.TextField(blank=True, default="")  # the authority's word for it
    account = link("records.Account", null=True)
    due_on = models.DateField(null=True, blank=True)
    analysis = models.TextField(blank=True, default="")
    services = models.TextField(blank=True, default="")  # those that keep the child safe
    motivation = models.TextField(blank=True, default="")  # whether parents can change, and when

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "started"], name="assessment_once"),
        ]

    def __str__(self) -> str:
        return f"assessment {self.id}"


class Finding(Withdrawable):
    """What an assessment found about one child in one dimension of the framework."""

    kept = VERSIONED
    personal = ("child", "text", *WITHDRAWN_PERSONAL)
    not_personal = ("assessment", "dimension", "nature", "place", *WITHDRAWN_OTHER)

    assessment = link("records.Assessment", name="findings")
    child = link("records.Person", name="findings")
    dimension = models.TextField()  # a word of the pack's list of dimensions
    nature = models.TextField(blank=True, default="")  # strength, difficulty, risk
    place = models.IntegerField(default=1)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="finding_says")]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="finding_child")]

    def __str__(self) -> str:
        return f"finding {self.id}"


class AssessmentUpdate(Kept):
    """An assessment was gone through again: when, by whom, and what changed."""

    kept = APPEND_ONLY
    personal = ("account", "text")
    not_personal = ("assessment", "on")

    assessment = link("records.Assessment", name="updates")
    on = models.DateField()
    account = link("records.Account", null=True)
    text = models.TextField()

    def __str__(self) -> str:
        return f"assessment update {self.id}"


class Contribution(Withdrawable):
    """What was asked of somebody for a child's assessment or history, and what came back."""

    kept = VERSIONED
    personal = ("child", "who", "account", "asked", "text", "none_why", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("assessment", "purpose", "role", "agency", "asked_on", "wanted_by_on", "received_on"),
        *WITHDRAWN_OTHER,
    )

    child = link("records.Person", name="contributions")
    assessment = link("records.Assessment", null=True, name="contributions")
    purpose = models.TextField(default="assessment")  # assessment, history
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    agency = link("records.Agency", null=True)
    account = link("records.Account", null=True)
    asked = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    wanted_by_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    none_why = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(who=""), name="contribution_of_somebody"),
            models.CheckConstraint(
                condition=Q(purpose__in=["assessment", "history"]), name="contribution_purpose"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "child"], name="contribution_child"),
            models.Index(fields=["authority", "account"], name="contribution_account"),
        ]

    def __str__(self) -> str:
        return f"contribution {self.id}"


class SpecialistAssessment(Withdrawable):
    """An assessment by a specialist, of a child or somebody of the family: asked for, and what came of it."""

    kept = VERSIONED
    personal = ("child", "of_whom", "kind", "by_whom", "text", *WITHDRAWN_PERSONAL)
    not_personal = ("asked_on", "wanted_by_on", "received_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="specialist_assessments")
    kind = models.TextField()
    of_whom = models.TextField(blank=True, default="")
    by_whom = models.TextField(blank=True, default="")
    asked_on = models.DateField()
    wanted_by_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(kind=""), name="specialist_assessment_says")
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="specialist_assessment_child")]

    def __str__(self) -> str:
        return f"specialist assessment {self.id}"


class RiskAssessment(Kept):
    """A systematic assessment of risk, about the children of its milestone: how made, what it found."""

    kept = VERSIONED
    personal = ("text", "level")
    not_personal = ("milestone", "method")

    milestone = link("records.Milestone", name="risk_assessments")
    method = models.TextField(blank=True, default="")
    level = models.TextField(blank=True, default="")  # words of record_words.RISK_LEVELS
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "milestone"], name="risk_assessment_once"),
        ]

    def __str__(self) -> str:
        return f"risk assessment {self.id}"


class FileRead(Withdrawable):
    """A file read for a child's history: whose, which, where, by whom, on which day, and what it showed."""

    kept = VERSIONED
    personal = ("child", "whose", "account", "found", *WITHDRAWN_PERSONAL)
    not_personal = ("which", "where", "on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="files_read")
    whose = models.TextField()
    which = models.TextField()
    where = models.TextField(blank=True, default="")
    on = models.DateField()
    account = link("records.Account", null=True)
    found = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "files read"
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="file_read_child")]

    def __str__(self) -> str:
        return f"file read {self.id}"
