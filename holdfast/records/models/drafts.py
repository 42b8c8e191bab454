"""What somebody is still typing, and the forms that have been sent, each of which records once."""

from typing import ClassVar
from uuid import UUID

from django.db import connections, models
from django.db.models import F, Q

from holdfast.audit.kept import APPEND_ONLY, PASSING
from holdfast.records.models.accounts import Account
from holdfast.records.models.kept import Kept, not_too_long

# How a form is named: `record-visit`.
FORM = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
# A place on this site: never another's, whose address would begin with two strokes.
ADDRESS = r"^/([^/\\].*)?$"


class Draft(Kept):
    """What one account has typed into one form about one thing, and not yet sent: nobody else's to see.

    `content` holds each field's name with the texts posted for it, in their order. `known_from` is the
    database's first; `began_at` and `saved_at` are what is shown.
    """

    kept = PASSING
    personal = ("account", "about", "title", "address", "content")
    not_personal = ("form", "once", "began_at", "saved_at")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    form = models.TextField()
    about = models.TextField(blank=True, default="")
    title = models.TextField(blank=True, default="")
    address = models.TextField()
    content = models.JSONField()
    once = models.UUIDField(null=True, blank=True)  # the one-use key it will be sent under
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "account", "form", "about"], name="draft_one_each"),
            models.CheckConstraint(condition=Q(form__regex=FORM), name="draft_form"),
            models.CheckConstraint(condition=Q(address__regex=ADDRESS), name="draft_address"),
            models.CheckConstraint(
                condition=not_too_long("form") & not_too_long("about"), name="draft_not_too_long"
            ),
            models.CheckConstraint(condition=Q(saved_at__gte=F("began_at")), name="draft_saved_after_begun"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "saved_at"], name="draft_saved")]

    def __str__(self) -> str:
        return f"draft {self.id}"


class Sending(Kept):
    """A form that was sent and recorded: its one-use key, what it held (as a digest) and where it led."""

    kept = APPEND_ONLY
    personal = ("account", "led_to", "digest")
    not_personal = ("form", "once", "at")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    form = models.TextField()
    once = models.UUIDField()
    digest = models.BinaryField()
    led_to = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "account", "form", "once"], name="sending_once"),
            models.CheckConstraint(condition=Q(form__regex=FORM), name="sending_form"),
            models.CheckConstraint(condition=Q(led_to__regex=ADDRESS), name="sending_led_to"),
        ]

    def __str__(self) -> str:
        return f"sending {self.id}"


def wait_for_turn(*, account: UUID, form: str, once: UUID, using: str = "default") -> None:
    """Let one transaction at a time work on one sending of one form, until it ends.

    Whoever waited sees what the other committed: so a form that is sent twice at once is recorded once, and
    what is typed cannot come back as a draft after it was sent.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sending {account} {form} {once}"]
        )
