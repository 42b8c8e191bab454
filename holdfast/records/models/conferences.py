"""A conference beyond its meeting: who chairs, what is fixed, the notes, and each child's part in full."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Withdrawable,
    in_order,
    link,
)


class Conference(Kept):
    """A conference or looked-after review: chair, note taker, needs, quorum, what is fixed, completion."""

    kept = VERSIONED
    personal = (
        *(
            "concern",
            "chair",
            "chair_name",
            "chair_involved_why",
            "note_taker",
            "note_taker_name",
            "interpreter",
        ),
        *("advocate", "room_needs", "reasons_recalled", "completed_by", "breach"),
    )
    not_personal = (
        *("meeting", "kind", "request", "categories", "chair_role", "chair_experience", "chair_agreed_by"),
        *("interpreter_needed", "festivals", "complex", "by_reports", "by_reports_why", "why_early"),
        *(
            "first_core_group_on",
            "first_core_group_at",
            "core_group_venue",
            "next_review_on",
            "next_review_at",
        ),
        *("core_group_every", "visit_every", "rooms_every", "quorate", "quorum_why", "completed_on"),
    )

    meeting = link("records.Meeting", name="conferences")
    kind = models.TextField(default="initial")  # initial, pre-birth, transfer-in, review, looked-after
    request = link("records.ConferenceRequest", null=True)
    concern = models.TextField(blank=True, default="")
    categories = models.JSONField(default=list, blank=True)  # kinds of harm for which it is arranged
    why_early = models.TextField(blank=True, default="")  # of a review that was brought forward
    chair = link("records.Account", null=True, name="chairs")
    chair_name = models.TextField(blank=True, default="")
    chair_role = models.TextField(blank=True, default="")  # the profession; a word of the public form
    chair_experience = models.TextField(blank=True, default="")
    chair_involved_why = models.TextField(blank=True, default="")  # what the record showed, where it did
    chair_agreed_by = models.TextField(blank=True, default="")
    note_taker = link("records.Account", null=True, name="notes_taken")
    note_taker_name = models.TextField(blank=True, default="")
    interpreter_needed = models.BooleanField(null=True)
    interpreter = models.TextField(blank=True, default="")
    advocate = models.TextField(blank=True, default="")
    room_needs = models.TextField(blank=True, default="")
    festivals = models.JSONField(default=list, blank=True)  # dates
    complex = models.BooleanField(null=True)
    by_reports = models.BooleanField(default=False)
    by_reports_why = models.TextField(blank=True, default="")
    reasons_recalled = models.TextField(blank=True, default="")  # why the child was thought at risk
    first_core_group_on = models.DateField(null=True, blank=True)
    first_core_group_at = models.TimeField(null=True, blank=True)
    core_group_venue = models.TextField(blank=True, default="")
    next_review_on = models.DateField(null=True, blank=True)
    next_review_at = models.TimeField(null=True, blank=True)
    core_group_every = models.TextField(blank=True, default="")
    visit_every = models.TextField(blank=True, default="")
    rooms_every = models.IntegerField(null=True, blank=True)
    quorate = models.BooleanField(null=True)
    quorum_why = models.TextField(blank=True, default="")
    completed_on = models.DateField(null=True, blank=True)
    completed_by = link("records.Account", null=True)
    breach = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "meeting"], name="conference_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["initial", "pre-birth", "transfer-in", "review", "looked-after"]),
                name="conference_kind",
            ),
            models.CheckConstraint(
                condition=Q(by_reports=False) | ~Q(by_reports_why=""), name="conference_by_reports_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "chair"], name="conference_chair")]

    def __str__(self) -> str:
        return f"conference {self.id}"


class ConferenceChild(Kept):
    """What a conference found and decided for one child; the decision itself is in the meeting's part.

    The columns of a review have the names of the form of the records (docs/record-form.md, review-record).
    """

    kept = VERSIONED
    personal = (
        *("at_risk", "plan_needed", "risk_factors", "protective_factors", "support_needed", "support_by"),
        *("changes_needed", "decision", "decided_why", "temporary", "categories", "category_decision"),
        *("safety", "health", "development", "welfare", "progress", "evidence_of_change", "safeguarded"),
        *("needs_met", "future_action", "criteria_met", "current_plan", "child_response", "family_response"),
        *("assessment_findings", "related_assessments", "against_first_risks", "risk_changed"),
        *("risk_diminished", "other_children", "ending_discussed", "grounds", "then", "then_why"),
        "social_worker",
    )
    not_personal = ("part", "worker_identified_by", "role_explained", "counts_as_initial")

    part = link("records.MeetingChild", name="conference")
    at_risk = models.BooleanField(null=True)
    plan_needed = models.BooleanField(null=True)
    decision = models.TextField(blank=True, default="")  # until it is completed; then the part has it
    decided_why = models.TextField(blank=True, default="")
    counts_as_initial = models.BooleanField(default=False)  # a child added at a review
    temporary = models.BooleanField(default=False)
    categories = models.JSONField(default=list, blank=True)
    category_decision = models.TextField(blank=True, default="")  # kept or changed, and why
    risk_factors = models.TextField(blank=True, default="")
    protective_factors = models.TextField(blank=True, default="")
    support_needed = models.TextField(blank=True, default="")
    support_by = models.TextField(blank=True, default="")
    changes_needed = models.TextField(blank=True, default="")
    safety = models.TextField(blank=True, default="")
    health = models.TextField(blank=True, default="")
    development = models.TextField(blank=True, default="")
    welfare = models.TextField(blank=True, default="")
    progress = models.TextField(blank=True, default="")
    evidence_of_change = models.BooleanField(null=True)
    safeguarded = models.BooleanField(null=True)
    needs_met = models.BooleanField(null=True)
    future_action = models.TextField(blank=True, default="")
    criteria_met = models.BooleanField(null=True)
    current_plan = models.TextField(blank=True, default="")
    child_response = models.TextField(blank=True, default="")
    family_response = models.TextField(blank=True, default="")
    assessment_findings = models.TextField(blank=True, default="")
    related_assessments = models.TextField(blank=True, default="")
    against_first_risks = models.TextField(blank=True, default="")
    risk_changed = models.TextField(blank=True, default="")
    risk_diminished = models.BooleanField(null=True)
    other_children = models.TextField(blank=True, default="")
    ending_discussed = models.TextField(blank=True, default="")
    grounds = models.JSONField(default=list, blank=True)  # of an ending, one or more
    then = models.TextField(blank=True, default="")
    then_why = models.TextField(blank=True, default="")
    social_worker = link("records.Account", null=True)
    worker_identified_by = models.TextField(blank=True, default="")
    role_explained = models.BooleanField(null=True)

    class Meta:
        verbose_name_plural = "conferences' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "part"], name="conference_child_once"),
        ]

    def __str__(self) -> str:
        return f"conference about a child {self.id}"


class ConferenceNote(Kept):
    """What the note taker typed under one item of the agenda; the confidential part stands apart."""

    kept = VERSIONED
    personal = ("text", "account")
    not_personal = ("meeting", "item", "confidential")

    meeting = link("records.Meeting", name="notes")
    item = models.TextField()
    confidential = models.BooleanField(default=False)
    text = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "meeting", "item", "confidential"], name="conference_note_once"
            ),
        ]

    def __str__(self) -> str:
        return f"conference note {self.id}"


class ConfidentialReader(Kept):
    """Somebody who may read a conference's confidential part, beside chair and note taker."""

    kept = VERSIONED
    personal = ("account", "why")
    not_personal = ("meeting", "until_on")

    meeting = link("records.Meeting", name="confidential_readers")
    account = link("records.Account", name="confidential_parts")
    why = models.TextField(blank=True, default="")
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "meeting", "account"],
                condition=Q(until_on=None),
                name="confidential_reader_once",
            ),
        ]

    def __str__(self) -> str:
        return f"confidential reader {self.id}"


class CoreGroupMember(Withdrawable):
    """Somebody who belongs to a child's core group, since the conference that named them."""

    kept = VERSIONED
    personal = ("child", "person", "account", "name", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "role", "agency", "from_on", "until_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="core_group")
    meeting = link("records.Meeting", null=True, name="core_group_named")
    role = models.TextField()
    name = models.TextField()
    person = link("records.Person", null=True)
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(role=""), name="core_group_member_named"),
            in_order("core_group_member"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="core_group_member_child")]

    def __str__(self) -> str:
        return f"core group member {self.id}"
