"""The child protection plan in small: needs, outcomes, actions with who and by when, contacts, frequencies.

The whole plan, with versions to sign and to circulate, comes with its own tables, which will hang on these.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class Plan(Withdrawable):
    """The plan of one child within one registration; intervals as the public form writes them (`3 weeks`)."""

    kept = VERSIONED
    personal = ("registration", "aim", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("part", "made_on", "visit_every", "core_group_every", "rooms_every", "recorded_by"),
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

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=["outline", "detailed"]), name="plan_part"),
            models.CheckConstraint(condition=Q(rooms_every=None) | Q(rooms_every__gte=1), name="plan_rooms"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "registration"], name="plan_registration")]

    def __str__(self) -> str:
        return f"plan {self.id}"


class Need(Withdrawable):
    """What the child needs, or is at risk from."""

    kept = VERSIONED
    personal = ("plan", "text", *WITHDRAWN_PERSONAL)
    not_personal = ("place", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="needs")
    place = models.IntegerField(default=1)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="need_says")]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="need_plan")]

    def __str__(self) -> str:
        return f"need {self.id}"


class Outcome(Withdrawable):
    """What will be different for the child, by when, and how one will know."""

    kept = VERSIONED
    personal = ("need", "text", "how_known", *WITHDRAWN_PERSONAL)
    not_personal = ("place", "by_on", "reached_on", *WITHDRAWN_OTHER)

    need = link("records.Need", name="outcomes")
    place = models.IntegerField(default=1)
    text = models.TextField()
    how_known = models.TextField(blank=True, default="")
    by_on = models.DateField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="outcome_says")]
        indexes: ClassVar = [models.Index(fields=["authority", "need"], name="outcome_need")]

    def __str__(self) -> str:
        return f"outcome {self.id}"


class Action(Withdrawable):
    """What somebody does towards an outcome: who, and by when."""

    kept = VERSIONED
    personal = ("outcome", "text", "who", "account", *WITHDRAWN_PERSONAL)
    not_personal = ("place", "role", "by_on", "done_on", *WITHDRAWN_OTHER)

    outcome = link("records.Outcome", name="actions")
    place = models.IntegerField(default=1)
    text = models.TextField()
    who = models.TextField()
    role = models.TextField(blank=True, default="")  # a role of the public form, where `who` has one
    account = link("records.Account", null=True)
    by_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(who=""), name="action_says_who_and_what"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "outcome"], name="action_outcome"),
            models.Index(fields=["authority", "account"], name="action_account"),
        ]

    def __str__(self) -> str:
        return f"action {self.id}"


class Contact(Withdrawable):
    """Who sees the child, how often, and why."""

    kept = VERSIONED
    personal = ("plan", "who", "why", *WITHDRAWN_PERSONAL)
    not_personal = ("place", "role", "every", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="contacts")
    place = models.IntegerField(default=1)
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    every = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")

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
    personal = ("plan", "text", "who", "for_whom", "why", *WITHDRAWN_PERSONAL)
    not_personal = ("part", "place", "side", "by_on", "when", "not_relevant", *WITHDRAWN_OTHER)

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

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(part=""), name="plan_line_says"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="plan_line_plan")]

    def __str__(self) -> str:
        return f"plan line {self.id}"
