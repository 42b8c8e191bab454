"""Tellings: somebody was told of something about a child; and that they have seen it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import APPEND_ONLY, VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import WITHDRAWN_OTHER, WITHDRAWN_PERSONAL, Withdrawable, link
from holdfast.records.models.people import RECORDED_ON


class Telling(Withdrawable):
    """Somebody in a role was told: always of something, by its key in the public form (`of`).

    `to_account` has it on their list to acknowledge; without one, `to_name` says who it was. `unreached`
    lists the roles that were tried first.
    """

    kept = VERSIONED
    personal = ("child", "account", "to_account", "to_name", "text", *WITHDRAWN_PERSONAL)
    not_personal = (
        *("on", "at", "by_role", "whom", "of", "of_kind", "how", "in_writing", "unreached"),
        *WITHDRAWN_OTHER,
    )

    child = link("records.Person", name="tellings")
    on = models.DateField()
    at = models.TimeField(null=True, blank=True)
    account = link("records.Account", null=True)
    by_role = models.TextField(blank=True, default="")
    whom = models.TextField()  # a role of the public form
    to_account = link("records.Account", null=True)
    to_name = models.TextField(blank=True, default="")
    of = models.TextField()
    of_kind = models.TextField(blank=True, default="")  # visit, note, milestone…: what `of` is the key of
    how = models.TextField(blank=True, default="")  # call, in-person, message
    in_writing = models.BooleanField(default=False)
    unreached = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(whom="") & ~Q(of=""), name="telling_whom_of_what"),
            models.CheckConstraint(condition=Q(on__lte=RECORDED_ON), name="telling_not_in_the_future"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["authority", "child", "on"], name="telling_child"),
            models.Index(fields=["authority", "to_account"], name="telling_to_account"),
        ]

    def __str__(self) -> str:
        return f"telling {self.id}"


class Acknowledgement(Kept):
    """Whoever was told says that they have seen it."""

    kept = APPEND_ONLY
    personal = ("account",)
    not_personal = ("telling", "on")

    telling = link("records.Telling", name="acknowledgements")
    account = link("records.Account")
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "telling", "account"], name="acknowledged_once"),
        ]

    def __str__(self) -> str:
        return f"acknowledgement {self.id}"
