"""The invented staff of an authority of so many children: a worker for 25, a team of eight workers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from _families import AGENCIES, CHILDREN_A_WORKER, ONE_CLASS, Worker
from _tables import Rows, evening

from holdfast.records import models as tables

WORKERS_A_TEAM = 8
NAMES = {"school": "Sample School", "gp": "Pretend Surgery", "health_visitor": "Example Health Team"}


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Who works there, the agencies by name, and the carrying in with which the register came."""

    workers: tuple[Worker, ...]
    administrator: UUID
    safeguarding: UUID
    agencies: dict[str, UUID]
    carry_in: UUID


def hire(*, rows: Rows, children: int, start: date) -> Staff:
    """The staff for so many children, since `start`, as rows."""
    count = -(-children // CHILDREN_A_WORKER)
    administrator = _account(rows, "Connie Conference", "connie.conference", start)
    _role(rows, administrator, "conference-administrator", None, start)
    safeguarding = _account(rows, "Saffi Safeguarding", "saffi.safeguarding", start)
    _role(rows, safeguarding, "safeguarding-manager", None, start)
    workers: list[Worker] = []
    for number in range(-(-count // WORKERS_A_TEAM)):
        name = f"Team {number + 1}"
        team = rows.put(tables.Team, evening(start), name=name, phone="01632 960100")
        manager = _account(rows, f"Max Manager {number + 1}", f"manager.{number + 1}", start)
        _role(rows, manager, "team-manager", team, start)
        for own in range(number * WORKERS_A_TEAM, min((number + 1) * WORKERS_A_TEAM, count)):
            email = f"worker.{own + 1}"
            account = _account(rows, f"Winnie Worker {own + 1}", email, start)
            _role(rows, account, "social-worker", team, start)
            workers.append(
                Worker(account=account, email=_at(email), team=team, team_name=name, manager=manager)
            )
    return Staff(
        workers=tuple(workers), administrator=administrator, safeguarding=safeguarding,
        agencies=agencies(rows=rows, children=children, on=start),
        carry_in=carry_in(rows=rows, account=administrator, on=start),
    )  # fmt: skip


def agencies(*, rows: Rows, children: int, on: date) -> dict[str, UUID]:
    """The schools, surgeries and health teams for so many children, by name."""
    return {
        name: rows.put(tables.Agency, evening(on), name=name, kind=kind)
        for column, kind in AGENCIES
        for number in range((children - 1) // ONE_CLASS + 1)
        for name in [f"{NAMES[column]} {number}"]
    }


def carry_in(*, rows: Rows, account: UUID, on: date) -> UUID:
    """The carrying in of a register, without its rows as they were sent."""
    return rows.put(tables.CarryIn, evening(on), source="csv", account_id=account, on=on, done_at=evening(on))


def _account(rows: Rows, name: str, word: str, on: date) -> UUID:
    return rows.put(tables.Account, evening(on), name=name, email=_at(word), password="!")


def _role(rows: Rows, account: UUID, role: str, team: UUID | None, on: date) -> None:
    rows.put(tables.RoleHeld, evening(on), account_id=account, role=role, team_id=team, from_on=on)


def _at(word: str) -> str:
    return f"{word}@bulk.example"
