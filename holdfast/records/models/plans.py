"""The child protection plan: its versions, needs, outcomes, actions, contacts and lines of other parts.

A version is a row of Plan with all that hangs on it: while it is a draft it is written in, once made it is
what it was. A part that a later version took over, or that a brother or sister shares, has the same `key`;
without one its own `id` is the key. What is signed and told hangs on a version (plan_agreements.py).
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, QuerySet

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import (
    WITHDRAWN_OTHER,
    WITHDRAWN_PERSONAL,
    Standing,
    Withdrawable,
    link,
)


class Made(Standing):
    """Plans that were made and have not been withdrawn; a draft is none yet."""

    def get_queryset(self) -> QuerySet[Any]:
        """Leave out what is being written."""
        return super().get_queryset().filter(state="made")


class Plan(Withdrawable):
    """One version of the plan of one child within one registration; intervals as `3 weeks`.

    `number` counts the versions of a part. A draft (`state`) is no plan yet: `standing` leaves it out. The
    version in force is the one that is made and not `replaced_on`.
    """

    kept = VERSIONED
    personal = ("registration", "aim", "changed_why", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("part", "made_on", "visit_every", "core_group_every", "rooms_every", "recorded_by"),
        *("state", "number", "replaces", "replaced_on", "meeting", "at"),
        *WITHDRAWN_OTHER,
    )

    registration = link("records.Registration", name="plans")
    part = models.TextField(default="outline")  # outline, detailed
    made_on = models.DateField()
    aim = models.TextField(blank=True, default="")
    visit_every = models.TextField(blank=True, default="")
    core_group_every = models.TextField(blank=True, default="")
    rooms_every = models.IntegerField(null=True, blank=True)
    recorded_by = link("records.Account", null=True)
    state = models.TextField(default="made")  # draft, made
    number = models.IntegerField(default=1)
    replaces = link("self", null=True, name="replaced_by")
    replaced_on = models.DateField(null=True, blank=True)
    meeting = link("records.Meeting", null=True, name="plans")  # at which it was worked out
    at = models.TextField(blank=True, default="")  # conference, core-group, looked-after-review
    changed_why = models.TextField(blank=True, default="")

    objects: ClassVar[models.Manager[Any]] = models.Manager()
    standing: ClassVar[models.Manager[Any]] = Made()
    drafts_too: ClassVar[models.Manager[Any]] = Standing()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=["outline", "detailed"]), name="plan_part"),
            models.CheckConstraint(condition=Q(state__in=["draft", "made"]), name="plan_state"),
            models.UniqueConstraint(
                fields=["authority", "registration", "part"],
                condition=Q(state="draft", withdrawn_at=None),
                name="plan_one_draft",
            ),
            models.CheckConstraint(condition=Q(rooms_every=None) | Q(rooms_every__gte=1), name="plan_rooms"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "registration"], name="plan_registration")]

    def __str__(self) -> str:
        return f"plan {self.id}"


class Need(Withdrawable):
    """What the child needs, or is at risk from."""

    kept = VERSIONED
    personal = ("plan", "text", "finding", "service", "help", *WITHDRAWN_PERSONAL)
    not_personal = ("place", "key", "whose", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="needs")
    place = models.IntegerField(default=1)
    text = models.TextField()
    key = models.UUIDField(null=True, blank=True)
    whose = models.TextField(default="child")  # child, adult, family
    finding = models.TextField(blank=True, default="")  # of the assessment, that it is traced to
    service = models.TextField(blank=True, default="")
    help = models.TextField(blank=True, default="")  # how professionals help to meet it

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="need_says")]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="need_plan")]

    def __str__(self) -> str:
        return f"need {self.id}"


class Outcome(Withdrawable):
    """What will be different for the child, by when, and how one will know."""

    kept = VERSIONED
    personal = (
        *("need", "text", "how_known", "baseline", "strategy", "resources", "who", *WITHDRAWN_PERSONAL),
    )
    not_personal = (
        *("place", "by_on", "reached_on", "key", "when", "for_how_long", "answers", *WITHDRAWN_OTHER),
    )

    need = link("records.Need", name="outcomes")
    place = models.IntegerField(default=1)
    text = models.TextField()
    how_known = models.TextField(blank=True, default="")
    by_on = models.DateField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    key = models.UUIDField(null=True, blank=True)
    when = models.TextField(blank=True, default="")  # by when, in words
    baseline = models.TextField(blank=True, default="")  # how it is now
    for_how_long = models.TextField(blank=True, default="")  # it must be seen
    strategy = models.TextField(blank=True, default="")
    resources = models.TextField(blank=True, default="")
    who = models.TextField(blank=True, default="")  # who answers for it
    answers = models.JSONField(default=list, blank=True)  # keys of needs and risks beside its own need

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="outcome_says")]
        indexes: ClassVar = [models.Index(fields=["authority", "need"], name="outcome_need")]

    def __str__(self) -> str:
        return f"outcome {self.id}"


class Action(Withdrawable):
    """What somebody does towards an outcome: who, and by when."""

    kept = VERSIONED
    personal = ("outcome", "text", "who", "account", "why", "resources", "progress", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("place", "role", "by_on", "done_on", "key", "when", "knowledge", "answers", "agency", "meeting"),
        *WITHDRAWN_OTHER,
    )

    outcome = link("records.Outcome", name="actions")
    place = models.IntegerField(default=1)
    text = models.TextField()
    who = models.TextField()
    role = models.TextField(blank=True, default="")  # a role of the public form, where `who` has one
    account = link("records.Account", null=True)
    by_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    key = models.UUIDField(null=True, blank=True)
    when = models.TextField(blank=True, default="")  # by when, in words
    why = models.TextField(blank=True, default="")
    knowledge = models.TextField(blank=True, default="")  # of what works, on which it was chosen
    resources = models.TextField(blank=True, default="")
    progress = models.TextField(blank=True, default="")  # how it stands, said by who does it
    answers = models.JSONField(default=list, blank=True)  # keys of needs and risks
    agency = link("records.Agency", null=True)
    meeting = link("records.Meeting", null=True)  # the core group at which it was agreed

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(who=""), name="action_says_who_and_what"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "outcome"], name="action_outcome"),
            models.Index(fields=["authority", "account"], name="action_account"),
            models.Index(fields=["authority", "agency"], name="action_agency"),
        ]

    def __str__(self) -> str:
        return f"action {self.id}"


class Contact(Withdrawable):
    """Who sees the child, how often, and why."""

    kept = VERSIONED
    personal = ("plan", "who", "why", "with_whom", "nature", "account", *WITHDRAWN_PERSONAL)
    not_personal = ("place", "role", "every", "key", "when", "kind", "agency", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="contacts")
    place = models.IntegerField(default=1)
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    every = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")
    key = models.UUIDField(null=True, blank=True)
    when = models.TextField(blank=True, default="")  # how often, where it is no interval
    kind = models.TextField(default="routine")  # routine, specialist
    with_whom = models.TextField(blank=True, default="")  # empty: the child
    nature = models.TextField(blank=True, default="")  # what is done in it
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(who=""), name="contact_says_who")]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="contact_plan")]

    def __str__(self) -> str:
        return f"contact {self.id}"


class PlanLine(Withdrawable):
    """One line of a part of a plan that has no table of its own: a concern, an expectation, a contingency.

    `part` is a word of the form of the records (docs/record-form.md): `immediate_tasks`, `contingency`.
    """

    kept = VERSIONED
    personal = ("plan", "text", "who", "for_whom", "why", "otherwise", "account", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("part", "place", "side", "by_on", "when", "not_relevant", "key", "agency", *WITHDRAWN_OTHER),
    )

    plan = link("records.Plan", name="lines")
    part = models.TextField()
    place = models.IntegerField(default=1)
    text = models.TextField()
    who = models.TextField(blank=True, default="")
    side = models.TextField(blank=True, default="")  # professional, family
    for_whom = models.TextField(blank=True, default="")
    by_on = models.DateField(null=True, blank=True)
    when = models.TextField(blank=True, default="")  # a time in words, or the trigger of a contingency
    why = models.TextField(blank=True, default="")
    not_relevant = models.BooleanField(default=False)  # then `why` says why
    key = models.UUIDField(null=True, blank=True)
    otherwise = models.TextField(blank=True, default="")  # what this one does if unable to
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(part=""), name="plan_line_says"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="plan_line_plan")]

    def __str__(self) -> str:
        return f"plan line {self.id}"
