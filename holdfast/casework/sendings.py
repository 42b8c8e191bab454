"""Sending a form: whatever it records is recorded once, however often it is sent."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.casework import steps
from holdfast.casework.steps import step
from holdfast.records.models import Sending
from holdfast.records.models.drafts import wait_for_turn


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of a form: where it led; `again` when it was sent before, `same` when alike."""

    led_to: str
    at: datetime
    again: bool = False
    same: bool = True


@step
def send(
    *,
    form: str,
    once: UUID,
    content: Mapping[str, Sequence[str]],
    now: datetime,
    save: Callable[[], str],
) -> Sent:
    """Record what a form holds by `save`, which answers the address it leads to, unless it was sent before.

    `once` is the form's one-use key. Of two that are sent at the same time the second waits for the first.
    A form sent before saves nothing: `same` then says whether it held the same, and the page asks where it
    did not. Raises Refused for a visitor, and whatever `save` raises, with nothing of it left.
    """
    account = entry.current().actor.account
    if account is None:
        raise Refused("Sign in first: what you typed cannot be saved for nobody.", about="form")
    wait_for_turn(account=account, form=form, once=once, using=entry.current().using)
    digest = _digest(content)
    before = Sending.objects.filter(account_id=account, form=form, once=once).first()
    if before is not None:
        steps.log(about="form", about_id=before.id, why="sent again; nothing was recorded")
        same = bytes(before.digest) == digest
        return Sent(led_to=before.led_to, at=before.at, again=True, same=same)
    led_to = save()
    made = Sending.objects.create(
        authority_id=entry.current().authority, account_id=account, form=form, once=once, digest=digest,
        led_to=led_to, at=now,
    )  # fmt: skip
    steps.log(about="form", about_id=made.id)
    return Sent(led_to=led_to, at=now)


def _digest(content: Mapping[str, Sequence[str]]) -> bytes:
    """Of each field's name and texts, in one order; nothing can be read from it."""
    plain = json.dumps({name: list(texts) for name, texts in content.items()}, sort_keys=True)
    return hashlib.sha256(plain.encode()).digest()
