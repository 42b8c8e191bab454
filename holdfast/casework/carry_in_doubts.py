"""What is doubtful of a row that is carried in: what a person must look at before it is done.

A *fault* stops the row until it is mended or left out; a *doubt* may be right, and a person says so; a
*likeness* is somebody in the record who may be the same child: a person says which.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.casework import search
from holdfast.casework.carry_in_columns import Row
from holdfast.records.models import Account, Identifier, Registration, Team

OLD_VISIT, OLD_REVIEW = timedelta(days=93), timedelta(days=200)
LONGEST_BEFORE_BIRTH = timedelta(days=300)
LIKE_ENOUGH = 20  # how many alike are shown for one row


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One thing to look at: `stops` where the row cannot be carried in as it is."""

    says: str
    column: str = ""
    stops: bool = False

    def as_dict(self) -> dict[str, Any]:
        """As it is stored beside the row."""
        return {"says": self.says, "column": self.column, "stops": self.stops}


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Somebody in the record who may be this child."""

    person: UUID
    name: str
    born_on: date | None
    why: str
    registered: bool

    def as_dict(self) -> dict[str, Any]:
        """As it is stored beside the row."""
        born = self.born_on.isoformat() if self.born_on else None
        return {
            "person": str(self.person), "name": self.name, "born_on": born, "why": self.why,
            "registered": self.registered,
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the record knows that rows are held against: who can be named, asked once for the whole file."""

    accounts: Mapping[str, UUID]
    teams: Mapping[str, UUID]
    numbers: Mapping[str, UUID]


def known(*, rows: Sequence[Row]) -> Known:
    """Ask the record for the accounts, teams and numbers that the rows name."""
    emails = {row.get("social_worker") for row in rows if row.get("social_worker")}
    numbers = {row.get("previous_number") for row in rows if row.get("previous_number")}
    return Known(
        accounts=dict(Account.objects.filter(email__in=emails, left_at=None).values_list("email", "id")),
        teams={
            name.lower(): key for name, key in Team.objects.filter(ended_on=None).values_list("name", "id")
        },
        numbers=dict(
            Identifier.objects.filter(scheme="previous-system", value__in=numbers).values_list(
                "value", "person_id"
            )
        ),
    )


def of_rows(*, rows: Sequence[Row], today: date) -> list[list[Doubt]]:
    """The doubts of each row, in the order of the rows."""
    there = known(rows=rows)
    twins = Counter(_who(row) for row in rows if _who(row))
    return [_of_row(row, there, twins, today) for row in rows]


def likenesses(*, rows: Sequence[Row], today: date) -> list[list[Likeness]]:
    """For each row whoever in the record may be the same child, the likeliest first."""
    asked = [
        search.Newcomer(
            given_name=row.get("given_name") or "", family_name=row.get("family_name") or "",
            born_on=row.get("born_on"),
        )
        for row in rows
    ]  # fmt: skip
    found = search.find_similar_many(newcomers=asked, today=today)
    people = {each.person for one in found for each in one}
    registered = set(
        Registration.standing.filter(child_id__in=people, until_on=None).values_list("child_id", flat=True)
    )
    numbers = known(rows=rows).numbers
    return [
        _likenesses(row, one, registered, numbers.get(row.get("previous_number") or ""))
        for row, one in zip(rows, found, strict=True)
    ]


def _likenesses(
    row: Row, found: Sequence[search.Similar], registered: set[UUID], by_number: UUID | None
) -> list[Likeness]:
    alike = [_likeness(each, registered) for each in found[:LIKE_ENOUGH]]
    if by_number is not None and by_number not in {each.person for each in alike}:
        why = "the same number in the system before"
        first = Likeness(person=by_number, name=row.name, born_on=None, why=why, registered=False)
        alike.insert(0, first)
    return alike


def _likeness(each: search.Similar, registered: set[UUID]) -> Likeness:
    return Likeness(
        person=each.person,
        name=f"{each.given_name} {each.family_name}".strip(),
        born_on=each.born_on,
        why=", ".join(each.why) or each.strength,
        registered=each.person in registered,
    )


def _who(row: Row) -> tuple[Any, ...] | None:
    if not row.get("born_on"):
        return None
    names = (row.get("given_name") or "", row.get("family_name") or "")
    return (*(each.lower() for each in names), row.get("born_on"))


def _of_row(row: Row, there: Known, twins: Counter[tuple[Any, ...] | None], today: date) -> list[Doubt]:
    found = [Doubt(says=each.says, column=each.column, stops=True) for each in row.faults]
    who = _who(row)
    if who and twins[who] > 1:
        found.append(
            Doubt(says="This child stands in the file twice: leave one of the rows out.", stops=True)
        )
    found += _people(row, there)
    found += _dates(row, today)
    return found


def _people(row: Row, there: Known) -> list[Doubt]:
    found = []
    email, team = row.get("social_worker"), row.get("team")
    if email and email not in there.accounts:
        says = f"Nobody signs in as {email}: make the account first, or correct the address."
        found.append(Doubt(says=says, column="social_worker", stops=True))
    if team and team.lower() not in there.teams:
        says = f"There is no team or unit named {team}."
        found.append(Doubt(says=says, column="team", stops=True))
    return found


def _dates(row: Row, today: date) -> list[Doubt]:
    found = []
    for name, said in _PAST.items():
        on = row.get(name)
        if on and on > today:
            found.append(Doubt(says=f"{said} is in the future.", column=name, stops=True))
    for name, said in _AHEAD.items():
        on = row.get(name)
        if on and on < today:
            found.append(Doubt(says=f"{said} is past. Was it held? Then put it as held.", column=name))
    return [*found, *_ages(row, today), *_last(row, today)]


def _last(row: Row, today: date) -> list[Doubt]:
    visit, review, began = row.get("last_visit_on"), row.get("last_review_on"), row.get("plan_began_on")
    found = []
    if visit and today - visit > OLD_VISIT:
        found.append(Doubt(says="The last visit is more than three months ago.", column="last_visit_on"))
    if not visit:
        says = "No visit is given: the child will show as not seen since the plan was carried in."
        found.append(Doubt(says=says, column="last_visit_on"))
    if began and today - (review or began) > OLD_REVIEW:
        found.append(Doubt(says="The last review is more than six months ago.", column="last_review_on"))
    if visit and began and visit < began:
        found.append(Doubt(says="The last visit is before the plan began.", column="last_visit_on"))
    return found


def _ages(row: Row, today: date) -> list[Doubt]:
    born, expected = row.get("born_on"), row.get("expected_on")
    found = []
    if born and (today.year - born.year, today.month, today.day) >= (18, born.month, born.day):
        says = "The child is 18 or older: a plan ends at 18."
        found.append(Doubt(says=says, column="born_on", stops=True))
    began, birth = row.get("plan_began_on"), born or expected
    if began and birth and birth - began > LONGEST_BEFORE_BIRTH:
        says = "The plan began more than ten months before the birth."
        found.append(Doubt(says=says, column="plan_began_on", stops=True))
    if expected and not born and expected < today - timedelta(days=28):
        says = "The birth was expected more than four weeks ago: is the child born?"
        found.append(Doubt(says=says, column="expected_on"))
    return found


_PAST = {
    "born_on": "The date of birth",
    "plan_began_on": "The day on which the plan began",
    "last_review_on": "The last review",
    "last_core_group_on": "The last core group",
    "last_visit_on": "The last visit",
    "allocated_on": "The day of allocation",
}
_AHEAD = {"next_review_on": "The next review", "next_core_group_on": "The next core group"}
