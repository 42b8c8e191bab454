"""Before a plan and after it: child in need plans, team around the child, and the support that goes on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class SupportPlan(Withdrawable):
    """A plan that is no child protection plan: from before a conference, or what follows the end."""

    kept = VERSIONED
    personal = ("child", "aims", "worked", "lead", "ended_why", "family_says", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("kind", "when", "meeting", "from_on", "agreed_on", "named_until_on", "team", "ended_on"),
        *("ended_agreed_by", "milestone", *WITHDRAWN_OTHER),
    )

    child = link("records.Person", name="support_plans")
    kind = models.TextField()  # child-in-need, caf, team-around-child
    when = models.TextField(default="after")  # before, after
    meeting = link("records.Meeting", null=True)
    from_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)  # by the agencies, at their meeting
    named_until_on = models.DateField(null=True, blank=True)
    team = link("records.Team", null=True)  # the unit that goes on holding the case
    lead = models.TextField(blank=True, default="")  # the lead professional
    aims = models.TextField(blank=True, default="")
    worked = models.TextField(blank=True, default="")  # of an earlier plan: what helped
    family_says = models.TextField(blank=True, default="")  # that it still needs support
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True, default="")
    ended_agreed_by = models.TextField(blank=True, default="")
    milestone = link("records.Milestone", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["child-in-need", "caf", "team-around-child"]), name="support_plan_kind"
            ),
            models.CheckConstraint(condition=Q(when__in=["before", "after"]), name="support_plan_when"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="support_plan_child")]

    def __str__(self) -> str:
        return f"support plan {self.id}"


class Support(Withdrawable):
    """Help that goes on after a plan has ended, with who gives it; or that none does, and why."""

    kept = VERSIONED
    personal = ("child", "who", "what", "none_why", "discussed_with", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "plan", "agency", "from_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="supports")
    meeting = link("records.Meeting", null=True)
    plan = link("records.SupportPlan", null=True, name="supports")
    who = models.TextField(blank=True, default="")
    agency = link("records.Agency", null=True)
    what = models.TextField(blank=True, default="")
    from_on = models.DateField(null=True, blank=True)
    none_why = models.TextField(blank=True, default="")
    discussed_with = models.TextField(blank=True, default="")  # the young person, the parents

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(who="") & ~Q(what="")) | ~Q(none_why=""), name="support_given_or_why_not"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="support_child")]

    def __str__(self) -> str:
        return f"support {self.id}"
