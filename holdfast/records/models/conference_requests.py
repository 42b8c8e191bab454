"""Asking for a conference: who asks, for which children, what must be known; accepted or sent back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ConferenceRequest(Kept):
    """A conference asked for; the service accepts it, and then arranges `meeting`, or sends it back."""

    kept = VERSIONED
    personal = (
        *("asked_by", "asked_by_name", "concern", "thought_by", "exclusions", "interpreter", "advocate"),
        *("room_needs", "dates_to_avoid", "who", "decided_by", "decided_why"),
    )
    not_personal = (
        *("kind", "asked_on", "agency", "thought_on", "categories", "festivals", "enquiry", "wanted_by_on"),
        *("state", "decided_on", "meeting", "why_early"),
    )

    kind = models.TextField()  # initial, pre-birth, transfer-in, review
    asked_on = models.DateField()
    asked_by = link("records.Account", null=True)
    asked_by_name = models.TextField(blank=True, default="")  # an agency's own, where it has no account
    agency = link("records.Agency", null=True)
    enquiry = link("records.Enquiry", null=True)
    concern = models.TextField()
    thought_by = models.TextField(blank=True, default="")  # who thought that the child is at risk
    thought_on = models.DateField(null=True, blank=True)
    categories = models.JSONField(default=list, blank=True)  # kinds of harm; words of the public form
    who = models.TextField(blank=True, default="")  # whom the team wants there beside those on the record
    exclusions = models.TextField(blank=True, default="")
    interpreter = models.TextField(blank=True, default="")
    advocate = models.TextField(blank=True, default="")
    room_needs = models.TextField(blank=True, default="")
    dates_to_avoid = models.TextField(blank=True, default="")
    festivals = models.JSONField(default=list, blank=True)  # dates
    wanted_by_on = models.DateField(null=True, blank=True)
    why_early = models.TextField(blank=True, default="")  # of a review: the word why it is brought forward
    state = models.TextField(default="asked")  # asked, accepted, sent-back, withdrawn
    decided_on = models.DateField(null=True, blank=True)
    decided_by = link("records.Account", null=True)
    decided_why = models.TextField(blank=True, default="")
    meeting = link("records.Meeting", null=True, name="requests")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(concern=""), name="conference_request_says"),
            models.CheckConstraint(
                condition=Q(kind__in=["initial", "pre-birth", "transfer-in", "review"]),
                name="conference_request_kind",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "accepted", "sent-back", "withdrawn"]),
                name="conference_request_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent-back") | ~Q(decided_why=""), name="conference_request_sent_back_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "state"], name="conference_request_state_idx")]

    def __str__(self) -> str:
        return f"conference request {self.id}"


class ConferenceRequestChild(Withdrawable):
    """A conference is asked for about this child."""

    kept = VERSIONED
    personal = ("child", *WITHDRAWN_PERSONAL)
    not_personal = ("request", *WITHDRAWN_OTHER)

    request = link("records.ConferenceRequest", name="children")
    child = link("records.Person", name="conference_requests")

    class Meta:
        verbose_name_plural = "conference requests' children"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "request", "child"],
                condition=Q(withdrawn_at=None),
                name="conference_request_child_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="conference_request_child")]

    def __str__(self) -> str:
        return f"conference request about a child {self.id}"
