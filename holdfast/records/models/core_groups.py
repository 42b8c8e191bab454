"""A core group's meeting: who leads and minutes it, each child's part, progress, decisions, asks, records."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class CoreGroup(Kept):
    """A core group's meeting beyond its day: chair, minutes, place, what was gone through, completion.

    Also of a professionals' meeting and a legal planning meeting, which have a leader too.
    """

    kept = VERSIONED
    personal = (
        *("chair", "chair_name", "note_taker", "note_taker_name", "interpreter", "venue_why", "interests"),
        *("family_group", "adult_services", "membership", "roles", "completed_by", "signed_by", "discussed"),
    )
    not_personal = (
        *("meeting", "first", "chair_role", "chair_agreed_by", "chair_agreed_on", "note_taker_role"),
        *("complex", "interpreter_needed", "accessible", "at_ease", "family_group_decision"),
        *("membership_reviewed", "roles_clarified", "meetings_agreed", "meets_every", "meets_at"),
        *("meets_for", "purpose", "begun_at", "completed_on", "signed_on", "breach"),
    )

    meeting = link("records.Meeting", name="core_groups")
    first = models.BooleanField(default=False)
    purpose = models.TextField(blank=True, default="")
    chair = link("records.Account", null=True)
    chair_name = models.TextField(blank=True, default="")
    chair_role = models.TextField(blank=True, default="")
    chair_agreed_by = models.TextField(blank=True, default="")  # a role, where the procedure asks for it
    chair_agreed_on = models.DateField(null=True, blank=True)
    note_taker = link("records.Account", null=True)
    note_taker_name = models.TextField(blank=True, default="")
    note_taker_role = models.TextField(blank=True, default="")
    complex = models.BooleanField(null=True)
    interpreter_needed = models.BooleanField(null=True)
    interpreter = models.TextField(blank=True, default="")
    accessible = models.BooleanField(null=True)  # all concerned can get to the place and into it
    at_ease = models.BooleanField(null=True)  # the family feels at ease there
    venue_why = models.TextField(blank=True, default="")
    begun_at = models.DateTimeField(null=True, blank=True)
    discussed = models.TextField(blank=True, default="")  # what was talked about, in a few lines
    interests = models.TextField(blank=True, default="")  # where interests in the family conflict
    family_group_decision = models.TextField(blank=True, default="")  # yes, no, later
    family_group = models.TextField(blank=True, default="")  # why, and the wider family's part
    adult_services = models.TextField(blank=True, default="")  # those considered for the group
    membership_reviewed = models.BooleanField(null=True)
    membership = models.TextField(blank=True, default="")  # who else should be in it, or need no longer be
    roles_clarified = models.BooleanField(null=True)
    roles = models.TextField(blank=True, default="")
    meetings_agreed = models.BooleanField(null=True)
    meets_every = models.TextField(blank=True, default="")
    meets_at = models.TextField(blank=True, default="")
    meets_for = models.TextField(blank=True, default="")
    completed_on = models.DateField(null=True, blank=True)
    completed_by = link("records.Account", null=True)
    signed_on = models.DateField(null=True, blank=True)  # the record, by who led
    signed_by = link("records.Account", null=True)
    breach = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "meeting"], name="core_group_once"),
            models.CheckConstraint(
                condition=Q(family_group_decision__in=["", "yes", "no", "later"]),
                name="core_group_family_group",
            ),
        ]

    def __str__(self) -> str:
        return f"core group {self.id}"


class CoreGroupChild(Kept):
    """What a core group said of one child."""

    kept = VERSIONED
    personal = (
        *("progress", "evidence_of_change", "risk_now", "family_changes", "child_view", "child_told"),
        *("recommendation", "needs_ahead", "care_plans"),
    )
    not_personal = ("part", "child_told_on")

    part = link("records.MeetingChild", name="core_group")
    progress = models.TextField(blank=True, default="")
    evidence_of_change = models.BooleanField(null=True)
    risk_now = models.TextField(blank=True, default="")
    family_changes = models.TextField(blank=True, default="")
    child_view = models.TextField(blank=True, default="")  # what the child says of plan and progress
    child_told = models.TextField(blank=True, default="")  # how the child is kept up to date, and by whom
    child_told_on = models.DateField(null=True, blank=True)
    care_plans = models.TextField(blank=True, default="")  # the child's other plans, seen together with it
    recommendation = models.TextField(blank=True, default="")  # to the review, on the future plan
    needs_ahead = models.TextField(blank=True, default="")  # the child's needs, with specific outcomes

    class Meta:
        verbose_name_plural = "core groups' parts for a child"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "part"], name="core_group_child_once"),
        ]

    def __str__(self) -> str:
        return f"core group about a child {self.id}"


class OutcomeProgress(Kept):
    """How far an outcome of a child's plan had come at a meeting: a scale, with evidence and impact."""

    kept = VERSIONED
    personal = ("child", "outcome", "scale", "evidence", "whose", "impact", "next_step")
    not_personal = ("meeting", "key", "account")

    meeting = link("records.Meeting", name="progress")
    child = link("records.Person", name="progress")
    outcome = link("records.Outcome", name="progress")
    key = models.UUIDField()  # of the outcome, the same in every version
    scale = models.IntegerField()  # 0 worse, 1 no change, 2 some, 3 nearly there, 4 reached
    evidence = models.TextField(blank=True, default="")
    whose = models.TextField(blank=True, default="")  # whose evidence it is
    impact = models.TextField(blank=True, default="")  # what is different for the child
    next_step = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)

    class Meta:
        verbose_name_plural = "progress of outcomes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "meeting", "child", "key"], name="outcome_progress_once"
            ),
            models.CheckConstraint(
                condition=Q(scale__gte=0) & Q(scale__lte=4), name="outcome_progress_scale"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="outcome_progress_child")]

    def __str__(self) -> str:
        return f"outcome progress {self.id}"


class HelpAsked(Withdrawable):
    """What somebody of the family says would help, at a core group, and what was answered."""

    kept = VERSIONED
    personal = ("child", "who", "person", "text", "answer", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "side", "place", *WITHDRAWN_OTHER)

    meeting = link("records.Meeting", name="help_asked")
    child = link("records.Person", null=True)  # none: for all of them
    place = models.IntegerField(default=1)
    side = models.TextField(default="parent")  # child, parent, family
    who = models.TextField()
    person = link("records.Person", null=True)
    text = models.TextField()
    answer = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "help asked for"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(who=""), name="help_asked_says"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "meeting"], name="help_asked_meeting")]

    def __str__(self) -> str:
        return f"help asked {self.id}"


class GroupDecision(Withdrawable):
    """What a core group decided; what is to be done for an outcome is an action of the plan."""

    kept = VERSIONED
    personal = ("child", "text", "who", "account", "outcome_text", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "place", "by_on", "done_on", "agency", *WITHDRAWN_OTHER)

    meeting = link("records.Meeting", name="group_decisions")
    child = link("records.Person", null=True)  # none: for all of them
    place = models.IntegerField(default=1)
    text = models.TextField()
    who = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    outcome_text = models.TextField(blank=True, default="")  # the outcome agreed for it
    by_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="group_decision_says"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="group_decision_meeting"),
            models.Index(fields=["authority", "account"], name="group_decision_account"),
        ]

    def __str__(self) -> str:
        return f"group decision {self.id}"


class MemberRecord(Kept):
    """A member's own record of what came out of a meeting: for the one who wrote it."""

    kept = VERSIONED
    personal = ("account", "text")
    not_personal = ("meeting",)

    meeting = link("records.Meeting", name="member_records")
    account = link("records.Account", name="member_records")
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "meeting", "account"], name="member_record_once"),
        ]

    def __str__(self) -> str:
        return f"member record {self.id}"
