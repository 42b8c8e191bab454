"""Carrying in a living register: look first, decide what is doubtful, then all of it or nothing.

It is undone whole. For children whose conferences were held before Holdfast: from then on every date is
right, since the plan counts as carried in (`plan-carried-in`), reviews count from the last one held, visits
and core groups from the last.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    carry_in_access,
    carry_in_columns,
    carry_in_doubts,
    carry_in_pages,
    carry_in_writing,
    obligations,
    steps,
)
from holdfast.casework.carry_in_access import Choices
from holdfast.casework.carry_in_pages import LEAVE_OUT, NEW, SAME, CarryInPage
from holdfast.casework.carry_in_writing import Decided
from holdfast.casework.steps import read, step
from holdfast.records.models import CarryIn, CarryInRow

MOST = 5_000  # rows of one file


@step
def look(*, source: str, said: Sequence[Mapping[str, str]], today: date) -> CarryInPage:
    """Keep rows as they were sent and say what is doubtful of them; nothing is in the record yet.

    Raises Refused for somebody who may not carry in, for nothing, for too much, and for a file that was
    carried in already.
    """
    account = carry_in_access.require(today=today)
    if not said:
        raise Refused("There is no row in it: each child is one row below the headings.")
    if len(said) > MOST:
        raise Refused(f"It has {len(said):,} rows: at most {MOST:,} can be carried in at once.")
    digest = sha256(repr([sorted(each.items()) for each in said]).encode()).hexdigest()
    if CarryIn.objects.filter(digest=digest, done_at__isnull=False, undone_at=None).exists():
        raise Refused("Exactly these rows were carried in already. Undo that first if it was wrong.")
    authority = entry.current().authority
    made = CarryIn.objects.create(
        authority_id=authority, source=source, account_id=account, on=today, digest=digest
    )
    CarryInRow.objects.bulk_create(
        [
            CarryInRow(authority_id=authority, carry_in=made, number=number, said=dict(each))
            for number, each in enumerate(said, start=1)
        ]
    )
    _look_again(made, today=today)
    steps.log(about="carry-in", about_id=made.id)
    return carry_in_pages.page(found=made)


@step
def mend(*, carry_in: UUID, number: int, said: Mapping[str, str], today: date) -> CarryInPage:
    """Put right what a row says; what is doubtful is worked out again."""
    carry_in_access.require(today=today)
    found = _open(carry_in)
    row = _row(found, number)
    row.said, row.decision, row.person_id = {**row.said, **said}, "", None
    row.save(update_fields=["said", "decision", "person_id"])
    _look_again(found, today=today)
    steps.log(about="carry-in", about_id=found.id)
    return carry_in_pages.page(found=found)


@step
def decide(
    *, carry_in: UUID, number: int, decision: str, person: UUID | None = None, today: date
) -> CarryInPage:
    """Say of a row whether it is a new child, the same as somebody known, or left out.

    Raises Refused for `same` without one of those who are alike.
    """
    account = carry_in_access.require(today=today)
    found = _open(carry_in)
    row = _row(found, number)
    alike = {each["person"] for each in carry_in_pages.alike(row=row)}
    if decision not in {NEW, SAME, LEAVE_OUT}:
        raise Refused("Say whether this is a new child, somebody known already, or to be left out.")
    if decision == SAME and str(person) not in alike:
        raise Refused("Choose which of those in the record is the same child.")
    row.decision, row.person_id = decision, person if decision == SAME else None
    row.decided_by_id = account
    row.save(update_fields=["decision", "person_id", "decided_by_id"])
    steps.log(about="carry-in", about_id=found.id)
    return carry_in_pages.page(found=found)


@step
def accept(*, carry_in: UUID, numbers: Sequence[int], today: date) -> CarryInPage:
    """Say of several rows at once that each is a new child, whatever was doubtful of its dates.

    Rows that cannot be carried in as they are, or that are like somebody in the record, stay undecided: each
    of them is looked at by itself.
    """
    account = carry_in_access.require(today=today)
    found = _open(carry_in)
    for row in found.rows.filter(number__in=numbers, decision=""):
        if not any(each["stops"] or "alike" in each for each in row.doubts):
            row.decision, row.decided_by_id = NEW, account
            row.save(update_fields=["decision", "decided_by_id"])
    steps.log(about="carry-in", about_id=found.id)
    return carry_in_pages.page(found=found)


@step
def do(*, carry_in: UUID, today: date, now: datetime) -> CarryInPage:
    """Carry in every row that was not left out: all of them, or nothing.

    Raises Refused while anything is left to decide, or when it was done already.
    """
    carry_in_access.require(today=today)
    found = _open(carry_in)
    _look_again(found, today=today)
    page = carry_in_pages.page(found=found)
    if not page.ready:
        raise Refused("Something is still to be decided: the rows are marked.")
    rows = {row.number: row for row in found.rows.all()}
    decided = _decided([rows[each.number] for each in page.rows if each.decision != LEAVE_OUT])
    _refuse_registered(decided)
    made = carry_in_writing.write(carry_in=found, decided=decided, on=today)
    for number, child in made.items():
        rows[number].child_id = child
    CarryInRow.objects.bulk_update([rows[number] for number in made], ["child"], batch_size=500)
    CarryIn.objects.filter(id=found.id).update(done_at=now)
    obligations.refresh(children=list(made.values()), today=today)
    steps.log(about="carry-in", about_id=found.id)
    for child in made.values():
        steps.log(about="child", about_id=child)
    found.refresh_from_db()
    return carry_in_pages.page(found=found)


@step
def undo(*, carry_in: UUID, why: str, today: date, now: datetime) -> CarryInPage:
    """Take back all that a carrying in made: it is kept, and no longer shown or counted.

    Raises Refused without a reason, when it is not done, and when something has been recorded since on a
    child that it made: that must be looked at first.
    """
    carry_in_access.require(today=today)
    found = _find(carry_in)
    if not why.strip():
        raise Refused("Say why it is undone.")
    if found.done_at is None or found.undone_at is not None:
        raise Refused("It is not in the record, so there is nothing to undo.")
    children = [row.child_id for row in found.rows.all() if row.child_id is not None]
    _refuse_worked_on(children, found)
    entered = entry.current()
    with entry.enter(
        actor=entered.actor, authority=entered.authority, reason=why.strip(), using=entered.using
    ):
        for rows in carry_in_writing.made_by(carry_in=found.id).values():
            rows.update(withdrawn_at=now, withdrawn_why=why.strip())
        carry_in_writing.free_numbers(carry_in=found.id)
        CarryIn.objects.filter(id=found.id).update(undone_at=now, undone_why=why.strip())
        obligations.refresh(children=children, today=today)
        steps.log(about="carry-in", about_id=found.id)
        for child in children:
            steps.log(about="child", about_id=child)
    found.refresh_from_db()
    return carry_in_pages.page(found=found)


@read
def show(*, carry_in: UUID, today: date) -> CarryInPage:
    """Show a carrying in with its rows."""
    carry_in_access.require(today=today)
    found = _find(carry_in)
    steps.log(about="carry-in", about_id=found.id)
    return carry_in_pages.page(found=found)


@read
def list_all(*, today: date) -> tuple[CarryInPage, ...]:
    """List the carryings in, the newest first, without their rows."""
    carry_in_access.require(today=today)
    steps.log(about="carry-in")
    return tuple(
        carry_in_pages.head(found=each, rows=()) for each in CarryIn.objects.order_by("-known_from")[:50]
    )


@read
def choices(*, today: date) -> Choices:
    """The teams and the accounts that a row may name."""
    carry_in_access.require(today=today)
    steps.log(about="carry-in")
    return carry_in_access.choices(today=today)


def _look_again(found: CarryIn, *, today: date) -> None:
    """Work out what is doubtful of every row, and decide what needs nobody: a row like none in the record."""
    rows = list(found.rows.order_by("number"))
    read_rows = [carry_in_columns.read(said=each.said) for each in rows]
    doubts = carry_in_doubts.of_rows(rows=read_rows, today=today)
    alike = carry_in_doubts.likenesses(rows=read_rows, today=today)
    for row, own, like in zip(rows, doubts, alike, strict=True):
        row.doubts = [
            *(each.as_dict() for each in own),
            *({"alike": each.as_dict(), "says": each.why, "stops": False} for each in like),
        ]
        if not own and not like and not row.decision:
            row.decision = NEW
    CarryInRow.objects.bulk_update(rows, ["doubts", "decision"], batch_size=500)


def _decided(rows: Sequence[CarryInRow]) -> list[Decided]:
    read_rows = [carry_in_columns.read(said=each.said) for each in rows]
    there = carry_in_doubts.known(rows=read_rows)
    return [
        Decided(
            number=each.number, row=row, same=each.person_id,
            account=there.accounts[row.get("social_worker")], team=there.teams[row.get("team").lower()],
        )
        for each, row in zip(rows, read_rows, strict=True)
    ]  # fmt: skip


def _refuse_registered(decided: Sequence[Decided]) -> None:
    """Nobody has two plans at once."""
    same = {each.same: each for each in decided if each.same is not None}
    if len(same) < sum(1 for each in decided if each.same is not None):
        raise Refused("Two rows are said to be the same child: leave one of them out.")
    for child in carry_in_access.registered(children=list(same)):
        name = same[child].row.name
        raise Refused(f"{name} has a plan in the record already: leave the row out, or correct the record.")


def _refuse_worked_on(children: Sequence[UUID], found: CarryIn) -> None:
    worked = carry_in_access.worked_on(children=children, carry_in=found.id)
    if worked:
        raise Refused(
            f"Something has been recorded since on {len(worked)} of these children. Withdraw that first, or "
            "correct the children one by one.",
            who_can_help="the manager of the team",
        )


def _find(carry_in: UUID) -> CarryIn:
    found = CarryIn.objects.filter(id=carry_in).first()
    if found is None:
        raise NotHere("There is no such carrying in.", about="carry-in", about_id=carry_in)
    return found


def _open(carry_in: UUID) -> CarryIn:
    found = CarryIn.objects.select_for_update().filter(id=carry_in).first()
    if found is None:
        raise NotHere("There is no such carrying in.", about="carry-in", about_id=carry_in)
    if found.done_at is not None:
        raise Refused("This was carried in already: correct the children, or undo the whole.")
    return found


def _row(found: CarryIn, number: int) -> CarryInRow:
    row = found.rows.filter(number=number).first()
    if row is None:
        raise NotHere("There is no such row.", about="carry-in", about_id=found.id)
    made: CarryInRow = row
    return made
