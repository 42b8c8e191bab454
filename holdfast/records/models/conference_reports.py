"""Reports to a conference: the social worker's, authorised by the manager, and each agency's own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ConferenceReport(Withdrawable):
    """A report for a meeting: by whom, how far it has come, and what the manager said of it."""

    kept = VERSIONED
    personal = ("account", "author", "comments", "authorised_by", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("meeting", "kind", "role", "agency", "state", "asked_on", "authorised_on", "sent_on", "milestone"),
        *("paper", *WITHDRAWN_OTHER),
    )

    meeting = link("records.Meeting", name="reports")
    kind = models.TextField(default="agency")  # social-worker, agency
    account = link("records.Account", null=True, name="reports")
    author = models.TextField()
    role = models.TextField()  # a word of the public form
    agency = link("records.Agency", null=True)
    state = models.TextField(default="begun")  # begun, to-authorise, sent-back, authorised, sent
    asked_on = models.DateField(null=True, blank=True)  # for authorisation
    comments = models.TextField(blank=True, default="")
    authorised_by = link("records.Account", null=True)
    authorised_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)  # to the chair
    milestone = link("records.Milestone", null=True)  # by which a procedure counts it
    paper = models.BooleanField(default=False)  # it came on paper and was not typed here

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["social-worker", "agency"]), name="conference_report_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["begun", "to-authorise", "sent-back", "authorised", "sent"]),
                name="conference_report_state",
            ),
            models.CheckConstraint(condition=~Q(author=""), name="conference_report_by_somebody"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="conference_report_meeting"),
            models.Index(fields=["authority", "account"], name="conference_report_account"),
            models.Index(fields=["authority", "state"], name="conference_report_state_idx"),
        ]

    def __str__(self) -> str:
        return f"conference report {self.id}"


class ReportPart(Kept):
    """One thing a report says in one section, for one child or all, and of what nature it is."""

    kept = VERSIONED
    personal = ("child", "text")
    not_personal = ("report", "section", "place", "nature", "not_known", "not_involved", "left_out")

    report = link("records.ConferenceReport", name="parts")
    child = link("records.Person", null=True)
    section = models.TextField()
    place = models.IntegerField(default=1)
    nature = models.TextField(blank=True, default="")  # fact, observation, allegation, opinion
    text = models.TextField(blank=True, default="")
    not_known = models.BooleanField(default=False)
    not_involved = models.BooleanField(default=False)
    left_out = models.BooleanField(default=False)  # taken out again before it was sent

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nature__in=["", "fact", "observation", "allegation", "opinion"]),
                name="report_part_nature",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "report"], name="report_part_report")]

    def __str__(self) -> str:
        return f"report part {self.id}"


class ReportShared(Kept):
    """A report was shared with a parent or a child: when, how, by whom, and whether before the meeting."""

    kept = APPEND_ONLY
    personal = ("person", "with_whom", "account", "text")
    not_personal = ("report", "role", "on", "at", "how", "before_meeting", "milestone")

    report = link("records.ConferenceReport", name="shared")
    person = link("records.Person", null=True)
    with_whom = models.TextField()
    role = models.TextField(blank=True, default="")
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    how = models.TextField(blank=True, default="")
    before_meeting = models.BooleanField(null=True)
    account = link("records.Account", null=True)
    milestone = link("records.Milestone", null=True)
    text = models.TextField(blank=True, default="")  # what they said to it

    class Meta:
        verbose_name_plural = "reports shared"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(with_whom=""), name="report_shared_with")
        ]

    def __str__(self) -> str:
        return f"report shared {self.id}"
