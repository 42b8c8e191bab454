"""Putting a date off: who agreed, until when and why; the date that was due stays known."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.access import children as access_children
from holdfast.access import entry
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import given, impossible, obligations, procedure, steps
from holdfast.casework.steps import step
from holdfast.procedures import words
from holdfast.records.models import Obligation, Variation


@dataclass(frozen=True, kw_only=True)
class Varied:
    """A variation as recorded: which duty, due when, put off until when, agreed by whom, why."""

    id: UUID
    child: UUID
    key: str
    duty: str
    due_on: date | None
    until_on: date
    agreed_by: str
    reason: str


@step
def vary(*, child: UUID, key: str, until_on: date, agreed_by: str, reason: str, today: date) -> Varied:
    """Put the date of an obligation off until a day. `agreed_by` is a role of the public form.

    Where the procedure names several who must agree, `agreed_by` has them all, with commas between. Raises
    Refused for who does not decide, without a reason, for a day not after the date due, and for a role that
    may not agree; NotHere for an obligation that the child does not have.
    """
    access_children.require(child=child, what=May.DECIDE, today=today)
    said = given.needed(text=reason, why="A date is put off for a reason: say which.")
    agreed = given.all_known(found=agreed_by.replace(",", " ").split(), words=words.ROLES, what="who agreed")
    if not agreed:
        raise Refused("Say who agreed.", about="person", about_id=child)
    found = Obligation.objects.filter(child=child, key=key, gone=False).first()
    if found is None:
        raise NotHere("Nothing of this is due for the child.", about="person", about_id=child)
    _can_be(found, until_on, agreed)
    with impossible.in_words(about="person", about_id=child):
        made = Variation.objects.create(
            authority_id=entry.current().authority, child_id=child, key=key, duty=found.duty,
            trigger=found.trigger_id or found.trigger_on.isoformat(), on=today, until_on=until_on,
            agreed_by=", ".join(agreed), account_id=entry.current().actor.account, reason=said,
        )  # fmt: skip
    steps.log(about="person", about_id=child, why=said)
    obligations.refresh(children=[child], today=today)
    return Varied(
        id=made.id, child=child, key=key, duty=found.duty, due_on=found.due_on, until_on=until_on,
        agreed_by=", ".join(agreed), reason=said,
    )  # fmt: skip


def _can_be(found: Obligation, until_on: date, agreed: tuple[str, ...]) -> None:
    child = found.child_id
    if found.due_on is None:
        raise Refused("It has no date that could be put off.", about="person", about_id=child)
    if found.met_on is not None:
        raise Refused("It is done already.", about="person", about_id=child)
    if until_on <= found.due_on:
        raise Refused(
            f"It is due on {found.due_on.day} {found.due_on:%B %Y}: put it off until a later day.",
            about="person", about_id=child,
        )  # fmt: skip
    duty = procedure.pack().duty(found.duty)
    if duty is not None and not set(duty.varied_by) <= set(agreed):
        must = " and ".join(each.replace("-", " ") for each in duty.varied_by)
        raise Refused(
            f"The procedure has the {must} agree to this.", clause=duty.cite, who_can_help=f"the {must}",
            about="person", about_id=child,
        )  # fmt: skip
