"""Who is to sign a version of a plan, what each answered, what was explained, and what cannot be kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link

SIDES = ("child", "parent", "family", "professional")
HOWS = ("paper", "email", "screen", "said")


class PlanSignatory(Withdrawable):
    """Somebody who is to sign a version of a plan, and when and how it was sent to them for that."""

    kept = VERSIONED
    personal = ("plan", "name", "person", "account", "not_asked_why", *WITHDRAWN_PERSONAL)
    not_personal = ("role", "side", "agency", "circulated_on", "circulated_how", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="signatories")
    name = models.TextField()
    role = models.TextField(blank=True, default="")  # a word of the public form
    side = models.TextField(default="professional")
    person = link("records.Person", null=True)
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    circulated_on = models.DateField(null=True, blank=True)
    circulated_how = models.TextField(blank=True, default="")  # a word of conference_words.SENT_HOWS
    not_asked_why = models.TextField(blank=True, default="")  # why this one is not asked to sign

    class Meta:
        verbose_name_plural = "plan signatories"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="plan_signatory_named"),
            models.CheckConstraint(condition=Q(side__in=SIDES), name="plan_signatory_side"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "plan"], name="plan_signatory_plan"),
            models.Index(fields=["authority", "account"], name="plan_signatory_account"),
        ]

    def __str__(self) -> str:
        return f"plan signatory {self.id}"


class PlanAnswer(Kept):
    """What one who is to sign a plan answered, once: the newest counts, the earlier ones stay.

    Understanding, acceptance and willingness are each said apart (Jersey 2, agreement). `reply` keeps the
    words of an e-mail or letter that accepts.
    """

    kept = APPEND_ONLY
    personal = (
        *("signatory", "signs", "understands", "understands_harm", "understands_change"),
        *("understands_expected", "accepts", "willing", "why_not", "reply"),
    )
    not_personal = ("on", "how", "meeting", "recorded_by")

    signatory = link("records.PlanSignatory", name="answers")
    on = models.DateField()
    how = models.TextField()
    meeting = link("records.Meeting", null=True)  # at which it was said, or the dissent discussed
    signs = models.BooleanField(null=True)
    understands = models.BooleanField(null=True)  # the planned outcomes
    understands_harm = models.BooleanField(null=True)  # of a parent: the evidence of harm
    understands_change = models.BooleanField(null=True)  # of a parent: what needs to change
    understands_expected = models.BooleanField(null=True)  # of a parent: what is expected of them
    accepts = models.BooleanField(null=True)
    willing = models.BooleanField(null=True)
    why_not = models.TextField(blank=True, default="")
    reply = models.TextField(blank=True, default="")
    recorded_by = link("records.Account", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(how__in=HOWS), name="plan_answer_how"),
            models.CheckConstraint(condition=~Q(accepts=False) | ~Q(why_not=""), name="plan_answer_why_not"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "signatory"], name="plan_answer_signatory")]

    def __str__(self) -> str:
        return f"plan answer {self.id}"


class PlanExplanation(Withdrawable):
    """Something about a plan was explained to somebody: the plan to the child, the right to complain."""

    kept = VERSIONED
    personal = ("child", "whom", "person", "by_name", "account", "text", *WITHDRAWN_PERSONAL)
    not_personal = ("plan", "what", "side", "on", "how", "meeting", *WITHDRAWN_OTHER)

    child = link("records.Person", name="plan_explanations")
    plan = link("records.Plan", null=True, name="explanations")
    meeting = link("records.Meeting", null=True)
    what = models.TextField()  # plan, complaint, preference, harm, progress
    whom = models.TextField()
    side = models.TextField(default="parent")
    person = link("records.Person", null=True)
    by_name = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)  # who explained it, where they have an account
    on = models.DateField()
    how = models.TextField(blank=True, default="")
    text = models.TextField(blank=True, default="")  # in which words; the reasons; what they said to it

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(whom=""), name="plan_explanation_to_somebody"),
            models.CheckConstraint(
                condition=Q(what__in=["plan", "complaint", "preference", "harm", "progress"]),
                name="plan_explanation_what",
            ),
            models.CheckConstraint(condition=Q(side__in=SIDES), name="plan_explanation_side"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="plan_explanation_child")]

    def __str__(self) -> str:
        return f"plan explanation {self.id}"


class Renegotiation(Withdrawable):
    """A commitment of a plan that cannot be met: who says so and why, and what was agreed in its place."""

    kept = VERSIONED
    personal = ("plan", "text", "who", "raised_by", "why", "agreed_with", "instead", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("key", "agency", "raised_on", "agreed_on", "significant", "milestone", *WITHDRAWN_OTHER),
    )

    plan = link("records.Plan", name="renegotiations")
    key = models.UUIDField()  # of the action, contact or line
    text = models.TextField()  # the commitment as it stood
    who = models.TextField()
    agency = link("records.Agency", null=True)
    raised_on = models.DateField()
    raised_by = link("records.Account", null=True)
    why = models.TextField()
    significant = models.BooleanField(null=True)  # a significant part: the chair is told
    milestone = link("records.Milestone", null=True)  # by which the chair's being told is counted
    agreed_on = models.DateField(null=True, blank=True)
    agreed_with = models.TextField(blank=True, default="")
    instead = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why="") & ~Q(who=""), name="renegotiation_says"),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | ~Q(instead=""), name="renegotiation_instead"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="renegotiation_plan")]

    def __str__(self) -> str:
        return f"renegotiation {self.id}"


class AdvicePassed(Withdrawable):
    """Advice on how a plan is written that its writers passed over, and why."""

    kept = VERSIONED
    personal = ("plan", "why", *WITHDRAWN_PERSONAL)
    not_personal = ("content", "missing", "account", *WITHDRAWN_OTHER)

    plan = link("records.Plan", name="advice_passed")
    content = models.TextField()  # the demand of the procedure, by its id
    missing = models.TextField()  # what it found, in its own words
    why = models.TextField()
    account = link("records.Account", null=True)

    class Meta:
        verbose_name_plural = "advice passed over"
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(why=""), name="advice_passed_why")]
        indexes: ClassVar = [models.Index(fields=["authority", "plan"], name="advice_passed_plan")]

    def __str__(self) -> str:
        return f"advice passed over {self.id}"
