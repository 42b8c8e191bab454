"""Who is invited to a meeting, who came, who left the room, what each thought, and who disagrees."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ConferenceInvitation(Withdrawable):
    """Somebody to be invited, or not: why, since when, what they answered, and the form for their views."""

    kept = VERSIONED
    personal = (
        *("person", "account", "name", "excluded_why", "judged_why", "decided_by", "answer_note"),
        *("supports", *WITHDRAWN_PERSONAL),
    )
    not_personal = (
        *(
            "meeting",
            "role",
            "agency",
            "why",
            "invited",
            "excluded",
            "decided_by_role",
            "decided_on",
            "sent_on",
        ),
        *("sent_how", "answer", "answered_on", "views_asked_on", "views_returned_on", "report_wanted"),
        *WITHDRAWN_OTHER,
    )

    meeting = link("records.Meeting", name="invitations")
    person = link("records.Person", null=True, name="invited_to")
    account = link("records.Account", null=True, name="invited_to")
    agency = link("records.Agency", null=True)
    name = models.TextField()
    role = models.TextField()  # a word of the public form
    why = models.TextField(default="involved")  # involved, expertise, able-to-help, family, child, supporter
    supports = link("self", null=True)  # whose supporter
    invited = models.BooleanField(default=True)
    excluded = models.BooleanField(default=False)
    excluded_why = models.TextField(blank=True, default="")
    judged_why = models.TextField(blank=True, default="")  # of a child: by age and understanding
    decided_by = link("records.Account", null=True)
    decided_by_role = models.TextField(blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")  # coming, part, not-coming
    answered_on = models.DateField(null=True, blank=True)
    answer_note = models.TextField(blank=True, default="")
    views_asked_on = models.DateField(null=True, blank=True)
    views_returned_on = models.DateField(null=True, blank=True)
    report_wanted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(role=""), name="conference_invitation_named"),
            models.CheckConstraint(
                condition=Q(excluded=False) | (~Q(excluded_why="") & Q(invited=False)),
                name="conference_invitation_excluded_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "meeting"], name="conference_invitation_meeting"),
            models.Index(fields=["authority", "account"], name="conference_invitation_account"),
        ]

    def __str__(self) -> str:
        return f"conference invitation {self.id}"


class Attendance(Kept):
    """Whether and how somebody was at a meeting: all of it, part, apart from the others, or not."""

    kept = VERSIONED
    personal = ("person", "account", "name", "note")
    not_personal = (
        "meeting",
        "invitation",
        "role",
        "agency",
        "how",
        "from_at",
        "until_at",
        "spoke_to_report",
    )

    meeting = link("records.Meeting", name="attendances")
    invitation = link("records.ConferenceInvitation", null=True, name="attendances")
    person = link("records.Person", null=True)
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    name = models.TextField()
    role = models.TextField()
    how = models.TextField(default="whole")  # whole, part, apart, by-telephone, absent, apologies
    from_at = models.TimeField(null=True, blank=True)
    until_at = models.TimeField(null=True, blank=True)
    spoke_to_report = models.BooleanField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(role=""), name="attendance_named"),
            models.CheckConstraint(
                condition=Q(how__in=["whole", "part", "apart", "by-telephone", "absent", "apologies"]),
                name="attendance_how",
            ),
            models.UniqueConstraint(
                fields=["authority", "meeting", "invitation"],
                condition=Q(invitation__isnull=False),
                name="attendance_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "meeting"], name="attendance_meeting")]

    def __str__(self) -> str:
        return f"attendance {self.id}"


class OutOfRoom(Kept):
    """Somebody was out of the room for a part of a meeting, and why."""

    kept = VERSIONED
    personal = ("attendance", "why")
    not_personal = ("from_at", "until_at", "item")

    attendance = link("records.Attendance", name="out_of_room")
    from_at = models.TimeField(null=True, blank=True)
    until_at = models.TimeField(null=True, blank=True)
    item = models.TextField(blank=True, default="")
    why = models.TextField(blank=True, default="")

    class Meta:
        verbose_name_plural = "times out of the room"

    def __str__(self) -> str:
        return f"out of the room {self.id}"


class View(Withdrawable):
    """What somebody thinks and wants, as they put it; a professional also on risk and plan."""

    kept = VERSIONED
    personal = (
        *("child", "who", "person", "account", "text", "used", "at_risk", "plan_needed", "ending"),
        *("why_differs", *WITHDRAWN_PERSONAL),
    )
    not_personal = ("meeting", "side", "role", "how", "on", "agency", *WITHDRAWN_OTHER)

    meeting = link("records.Meeting", name="views")
    child = link("records.Person", null=True, name="views")  # none: of all the children
    side = models.TextField()  # child, parent, family, professional
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    person = link("records.Person", null=True)
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    how = models.TextField(default="said")  # said, form, letter, advocate, report
    on = models.DateField()
    text = models.TextField(blank=True, default="")
    at_risk = models.BooleanField(null=True)
    plan_needed = models.BooleanField(null=True)
    ending = models.TextField(blank=True, default="")  # the view on ending the plan
    used = models.TextField(blank=True, default="")  # what the planning took from it
    why_differs = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(side__in=["child", "parent", "family", "professional"]), name="view_side"
            ),
            models.CheckConstraint(condition=~Q(who=""), name="view_of_somebody"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "meeting"], name="view_meeting")]

    def __str__(self) -> str:
        return f"view {self.id}"


class Disagreement(Withdrawable):
    """Somebody does not agree, at a meeting or later: about what, why, and how it ended."""

    kept = VERSIONED
    personal = ("child", "who", "account", "about", "why", "result", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "kind", "role", "agency", "raised_on", "ended_on", *WITHDRAWN_OTHER)

    child = link("records.Person", name="disagreements")
    meeting = link("records.Meeting", null=True, name="disagreements")
    kind = models.TextField(default="decision")  # decision, plan, agency, responsibility
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)
    agency = link("records.Agency", null=True)
    about = models.TextField()
    why = models.TextField()
    raised_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(who="") & ~Q(why=""), name="disagreement_says"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="disagreement_child")]

    def __str__(self) -> str:
        return f"disagreement {self.id}"


class DisagreementStage(Kept):
    """A step towards settling a disagreement: in discussion, by managers, by the policy for escalation."""

    kept = APPEND_ONLY
    personal = ("with_whom", "account", "text")
    not_personal = ("disagreement", "stage", "on")

    disagreement = link("records.Disagreement", name="stages")
    stage = models.TextField()  # discussion, managers, policy
    on = models.DateField()
    with_whom = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage__in=["discussion", "managers", "policy"]), name="disagreement_stage_known"
            ),
        ]

    def __str__(self) -> str:
        return f"disagreement stage {self.id}"
