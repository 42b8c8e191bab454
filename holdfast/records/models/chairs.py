"""What a chair does between conferences: meets the family beforehand, checks half-way, alerts the manager."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link


class ChairContact(Kept):
    """A chair met a parent or a child before a conference, and what came of it."""

    kept = VERSIONED
    personal = ("person", "who", "account", "text")
    not_personal = ("meeting", "on", "role", "explained")

    meeting = link("records.Meeting", name="chair_contacts")
    on = models.DateField()
    person = link("records.Person", null=True)
    who = models.TextField()
    role = models.TextField(blank=True, default="")
    account = link("records.Account", null=True)
    explained = models.BooleanField(null=True)  # what a conference is, and what may come of it
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(who=""), name="chair_contact_with")]

    def __str__(self) -> str:
        return f"chair contact {self.id}"


class ChairCheck(Withdrawable):
    """The chair looked at how a child's plan goes, half-way between two conferences."""

    kept = VERSIONED
    personal = ("child", "account", "text", *WITHDRAWN_PERSONAL)
    not_personal = ("meeting", "on", "on_course", *WITHDRAWN_OTHER)

    child = link("records.Person", name="chair_checks")
    meeting = link("records.Meeting", null=True)  # the conference since which
    on = models.DateField()
    account = link("records.Account", null=True)
    on_course = models.BooleanField(null=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="chair_check_child")]

    def __str__(self) -> str:
        return f"chair check {self.id}"


class PracticeAlert(Withdrawable):
    """A chair alerts a manager to how a child's plan is worked; open until the manager has answered."""

    kept = VERSIONED
    personal = ("child", "raised_by", "to", "text", "answer", "answered_by", *WITHDRAWN_PERSONAL)
    not_personal = ("raised_on", "answered_on", "clause", *WITHDRAWN_OTHER)

    child = link("records.Person", name="practice_alerts")
    raised_on = models.DateField()
    raised_by = link("records.Account", null=True)
    to = link("records.Account", null=True, name="practice_alerts")
    text = models.TextField()
    clause = models.TextField(blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = link("records.Account", null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="practice_alert_says"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | ~Q(answer=""), name="practice_alert_answered"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "child"], name="practice_alert_child"),
            models.Index(
                fields=["authority", "raised_on"], condition=Q(answered_on=None), name="practice_alert_open"
            ),
        ]

    def __str__(self) -> str:
        return f"practice alert {self.id}"
