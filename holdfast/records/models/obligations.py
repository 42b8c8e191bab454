"""What is due for each child, as derived from what happened: dates, never a state."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import link

# Neither met, nor broken for good, nor closed with its plan: what a list of work shows.
OPEN = Q(met_on=None, breached_on=None, closed_on=None)


class Obligation(Kept):
    """One obligation of one child by its key in the public form; derived, and derived again after each step.

    The sentence, the clause and the count are the pack's and are asked of it when they are shown;
    `responsible` and `recipient` are roles of the public form.
    """

    kept = VERSIONED
    personal = ("child",)
    not_personal = (
        *("key", "duty", "trigger_event", "trigger_on", "trigger_id", "due_on", "unset", "not_before_on"),
        *("met_on", "breached_on", "closed_on", "acknowledged_on", "varied_until_on", "responsible"),
        *("recipient", "pack", "calendar", "gone"),
    )

    child = link("records.Person", name="obligations")
    key = models.TextField()
    duty = models.TextField()
    trigger_event = models.TextField()
    trigger_on = models.DateField()
    trigger_id = models.TextField(blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    unset = models.TextField(
        blank=True, default=""
    )  # why there is no date: "not stated", "at the next visit"
    not_before_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    breached_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    varied_until_on = models.DateField(null=True, blank=True)
    responsible = models.TextField(blank=True, default="")
    recipient = models.TextField(blank=True, default="")
    pack = models.TextField()  # the version that judged it
    calendar = models.TextField()
    gone = models.BooleanField(default=False)  # no longer follows from what happened (a correction)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "child", "key"], name="obligation_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["authority", "child", "due_on"],
                condition=OPEN & Q(gone=False),
                name="obligation_open",
            ),
            # What is due from a role of the whole authority: the chair's, the conference service's.
            models.Index(
                fields=["authority", "responsible", "due_on", "child"],
                condition=OPEN & Q(gone=False),
                name="obligation_open_of_role",
            ),
        ]

    def __str__(self) -> str:
        return f"obligation {self.id}"


class Derived(Kept):
    """When a child's obligations were last derived, and the next day on which time alone changes them."""

    kept = VERSIONED
    personal = ("child", "again_on")
    not_personal = ("as_of_on", "pack", "calendar")

    child = link("records.Person", name="derived")
    as_of_on = models.DateField()
    again_on = models.DateField(null=True, blank=True)  # a birthday that a duty hangs on
    pack = models.TextField()
    calendar = models.TextField()

    class Meta:
        verbose_name_plural = "derived"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "child"], name="derived_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "again_on"], name="derived_again")]

    def __str__(self) -> str:
        return f"derived {self.id}"


class Variation(Kept):
    """The date of an obligation was put off by somebody who may."""

    kept = APPEND_ONLY
    personal = ("child", "account", "reason")
    not_personal = ("key", "duty", "trigger", "on", "until_on", "agreed_by")

    child = link("records.Person", name="variations")
    key = models.TextField()
    duty = models.TextField()
    trigger = models.TextField()  # what the varied obligation hangs on, as the public form's `for` names it
    on = models.DateField()
    until_on = models.DateField()
    agreed_by = models.TextField()  # a role of the public form
    account = link("records.Account", null=True)
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="variation_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "child"], name="variation_child")]

    def __str__(self) -> str:
        return f"variation {self.id}"
