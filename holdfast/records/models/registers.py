"""The register beside the children on it: enquiries by agencies, children who come from elsewhere."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class RegisterEnquiry(Kept):
    """An agency asked whether a child has a plan: who, why, called back where, what was answered."""

    kept = APPEND_ONLY
    personal = ("by_name", "why", "called_back_on", "searched", "child", "answer", "account")
    not_personal = ("on", "at", "agency_name", "role", "known_number", "matches", "out_of_hours")

    on = models.DateField()
    at = models.TimeField()
    by_name = models.TextField()
    role = models.TextField(blank=True, default="")
    agency_name = models.TextField()
    why = models.TextField()
    called_back_on = models.TextField(blank=True, default="")  # the number
    known_number = models.TextField(blank=True, default="")  # how one knows it to be that agency's
    out_of_hours = models.BooleanField(default=False)
    searched = models.TextField()
    matches = models.IntegerField(default=0)
    child = link("records.Person", null=True, name="register_enquiries")
    answer = models.TextField()
    account = link("records.Account", null=True)

    class Meta:
        verbose_name_plural = "register enquiries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(by_name="") & ~Q(agency_name="") & ~Q(why="") & ~Q(searched="") & ~Q(answer=""),
                name="register_enquiry_says",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "on"], name="register_enquiry_on")]

    def __str__(self) -> str:
        return f"register enquiry {self.id}"


class Transfer(Withdrawable):
    """A child with a plan comes from, or goes to, another authority, which keeps it until received."""

    kept = VERSIONED
    personal = ("child", "contact", "note", "other_plan", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("direction", "other", "asked_on", "papers_on", "meeting", "responsible_from_on", "temporary"),
        *("expected_until_on", "milestone", *WITHDRAWN_OTHER),
    )

    child = link("records.Person", name="transfers")
    direction = models.TextField(default="in")  # in, out
    other = models.TextField()  # the other authority
    contact = models.TextField(blank=True, default="")
    other_plan = models.TextField(blank=True, default="")  # what the plan there is
    temporary = models.BooleanField(default=False)
    expected_until_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField()
    papers_on = models.DateField(null=True, blank=True)
    meeting = link("records.Meeting", null=True)  # the receiving conference
    responsible_from_on = models.DateField(null=True, blank=True)
    milestone = link("records.Milestone", null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(direction__in=["in", "out"]), name="transfer_direction"),
            models.CheckConstraint(condition=~Q(other=""), name="transfer_with_whom"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="transfer_child")]

    def __str__(self) -> str:
        return f"transfer {self.id}"
