"""What somebody is still typing: kept as it is typed, shown to nobody else, forgotten when it is sent.

A draft is no record: it has no past, and no other account can reach it, whatever its role. The log says
when one was begun, opened again and thrown away; not each save of it, which comes every few seconds
(docs/decisions/0015-drafts.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import steps
from holdfast.casework.steps import read, step
from holdfast.records.models import Draft, Sending
from holdfast.records.models.drafts import wait_for_turn

AGAIN = "the entry of its first save stands for every later one"
NOTHING = "there was no draft, and nothing was shown"


@dataclass(frozen=True, kw_only=True)
class DraftPage:
    """A draft as its writer gets it back: `content` is each field's name with the texts typed into it."""

    form: str
    about: str
    title: str
    address: str
    content: Mapping[str, Sequence[str]]
    once: UUID | None
    began_at: datetime
    saved_at: datetime


@step
def keep(
    *,
    form: str,
    about: str,
    content: Mapping[str, Sequence[str]],
    address: str,
    now: datetime,
    once: UUID | None = None,
    title: str = "",
) -> bool:
    """Keep what has been typed into a form, right or wrong, in the place of what was kept before.

    `form` names the form, `about` what it is about, `address` is where it stands on this site, `title` what
    its writer calls it. Answers False, and keeps nothing, when the form with this one-use key has been sent
    meanwhile. Raises Refused for a visitor.
    """
    account = _writer()
    entered = entry.current()
    if once is not None:
        wait_for_turn(account=account, form=form, once=once, using=entered.using)
        if Sending.objects.filter(account_id=account, form=form, once=once).exists():
            steps.leave_unlogged(because="it has been sent: nothing was kept")
            return False
    typed = {_storable(name): [_storable(text) for text in texts] for name, texts in content.items()}
    said = {"title": _storable(title), "address": address, "content": typed, "once": once, "saved_at": now}
    draft, is_new = Draft.objects.update_or_create(
        authority_id=entered.authority, account_id=account, form=form, about=about,
        defaults=said, create_defaults={**said, "began_at": now},
    )  # fmt: skip
    if is_new:
        steps.log(about="draft", about_id=draft.id)
    else:
        steps.leave_unlogged(because=AGAIN)
    return True


@step
def discard(*, form: str, about: str, once: UUID | None = None) -> bool:
    """Throw one's draft of a form away; answers whether there was one. Raises Refused for a visitor.

    With `once`, only what was to be sent under this key: a draft begun in another window stays.
    """
    draft = _mine().filter(form=form, about=about).first()
    if draft is None or once not in (None, draft.once):
        steps.leave_unlogged(because=NOTHING)
        return False
    key = draft.id
    draft.delete()
    steps.log(about="draft", about_id=key)
    return True


@step
def forget(*, before: datetime) -> int:
    """Forget every draft that nobody has touched since a moment; answers how many. For the system alone."""
    if entry.current().actor.is_person:
        raise Refused("Drafts of others are forgotten by themselves, never by a person.", about="draft")
    count, _each = Draft.objects.filter(saved_at__lt=before).delete()
    steps.log(about="draft", why=f"{count} not touched since {before.isoformat()}")
    return count


@read
def find(*, form: str, about: str) -> DraftPage | None:
    """One's own draft of a form about something, or None. Raises Refused for a visitor."""
    draft = _mine().filter(form=form, about=about).first()
    if draft is None:
        steps.leave_unlogged(because=NOTHING)
        return None
    steps.log(about="draft", about_id=draft.id)
    return _page(draft)


@read
def list_mine() -> tuple[DraftPage, ...]:
    """One's own drafts, the last touched first. Raises Refused for a visitor."""
    found = tuple(_page(draft) for draft in _mine().order_by("-saved_at", "id"))
    if found:
        steps.log(about="draft")
    else:
        steps.leave_unlogged(because=NOTHING)
    return found


def _writer() -> UUID:
    account = entry.current().actor.account
    if account is None:
        raise Refused(
            "Sign in first: what is typed is kept for whoever typed it.",
            who_can_help="whoever manages accounts in your authority",
            about="draft",
        )
    return account


def _mine() -> QuerySet[Draft]:
    """Row security knows the authority alone; that a draft is its writer's is held here."""
    return Draft.objects.filter(account_id=_writer())


def _storable(text: str) -> str:
    """The database takes no zero byte; the form says what is wrong with it when it is sent."""
    return text.replace("\x00", "\ufffd")


def _page(draft: Draft) -> DraftPage:
    return DraftPage(
        form=draft.form, about=draft.about, title=draft.title, address=draft.address, content=draft.content,
        once=draft.once, began_at=draft.began_at, saved_at=draft.saved_at,
    )  # fmt: skip
