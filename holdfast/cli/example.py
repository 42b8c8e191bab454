"""`holdfast example`: fifteen invented families in each demonstration authority, on simulated days.

Everything is done through the steps of casework, by the one whose work it is. The same seed gives the same
families. Only a demonstration authority takes it, and only once.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from holdfast.cli import example_families, example_staff, owners
from holdfast.cli.main import Refused
from holdfast.procedures import pack

if TYPE_CHECKING:  # Django is ready only when the command runs
    from holdfast.access.authorities import Authority
    from holdfast.cli.example_acts import Case
    from holdfast.cli.example_staff import Staff

DAYS = 13 * 7


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which authority, which families, up to which day."""
    parser.add_argument("--authority", metavar="SLUG", help="one authority alone (every demonstration)")
    parser.add_argument("--seed", type=int, default=1, help="other families for another number (1)")
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="the last simulated day (today)"
    )
    parser.add_argument("--families", type=int, default=15, metavar="N", help="how many (15)")


def run(arguments: argparse.Namespace) -> int:
    """Make the example where it is not there yet."""
    owners.start_django()
    from holdfast.access import entry  # noqa: PLC0415 - Django is ready only now

    until = arguments.until or timezone.localdate()
    if until > timezone.localdate():
        raise Refused(f"--until {until} is in the future: expected a day up to today")
    known = [each for each in entry.list_authorities() if each.demonstration]
    chosen = [each for each in known if arguments.authority in {None, each.slug}]
    if not chosen:
        raise Refused(f"there is no demonstration authority {arguments.authority!r}")
    with owners.one_line():
        if len(chosen) > 1:
            return _side_by_side([each.slug for each in chosen], arguments)
        made = make(authority=chosen[0], seed=arguments.seed, until=until, families=arguments.families)
        write(f"{chosen[0].slug}: {made}")
    return 0


def _side_by_side(slugs: list[str], arguments: argparse.Namespace) -> int:
    """Each authority in a process of its own, two at a time: they have nothing in common."""
    own = [f"--seed={arguments.seed}", f"--families={arguments.families}"]
    own += [f"--until={arguments.until}"] if arguments.until else []

    def one(slug: str) -> int:
        command = [sys.executable, "-c", "from holdfast.cli.main import run; run()", "example"]
        return subprocess.run([*command, f"--authority={slug}", *own], check=False).returncode  # noqa: S603

    with ThreadPoolExecutor(max_workers=2) as two:
        return max(two.map(one, slugs))


def make(*, authority: "Authority", seed: int, until: date, families: int = 15) -> str:
    """Make the example of one authority; answers what was made, or that it is there already."""
    from holdfast.casework import examples  # noqa: PLC0415 - Django is ready only now

    start = until - timedelta(days=DAYS)
    drawn = example_families.draw(seed=seed, slug=authority.slug, start_on=start, count=families)
    with _as("system:example", authority, "making the example"):  # all of it, or nothing
        if examples.is_there():
            return "the example is there already"
        staff = _hire(authority, start, until)
        *cases, fullest = _carry_in(authority, staff, (*drawn, _fullest(start)), start)
        count = _live(authority, staff, cases, seed, start, until)
        count += _gather(authority, staff, fullest, until)
        count += _confer(authority, staff, until)
        _cover(authority, staff, until)
    children = sum(len(case.children) for case in cases)
    return f"{len(cases)} families with {children} children, {count} things that happened"


def _hire(authority: "Authority", start: date, until: date) -> "Staff":
    from holdfast.cli import example_acts  # noqa: PLC0415 - Django is ready only now

    with _as("system:operator", authority, "the example's staff"):
        return example_staff.hire(
            slug=authority.slug, procedure=authority.procedure, on=start, now=example_acts.at(start, 9),
            until=until + timedelta(days=60),
        )  # fmt: skip


def _carry_in(
    authority: "Authority", staff: "Staff", drawn: tuple[example_families.Family, ...], start: date
) -> list["Case"]:
    """The register of the day is carried in, as an administrator would."""
    from holdfast.casework import carry_ins  # noqa: PLC0415 - Django is ready only now
    from holdfast.cli import example_acts  # noqa: PLC0415

    rows = [row for family in drawn for row in _rows(family, staff)]
    with _as(staff.one("conference-administrator"), authority, "carrying in the register"):
        page = carry_ins.look(source="csv", said=rows, today=start)
        numbers = [row.number for row in page.rows]
        page = carry_ins.accept(carry_in=page.id, numbers=numbers, today=start)
        for row in page.rows:
            if not row.decision:
                carry_ins.decide(carry_in=page.id, number=row.number, decision="new", today=start)
        page = carry_ins.do(carry_in=page.id, today=start, now=example_acts.at(start, 9))
    counted = frozenset(_counted(authority.procedure))
    made = iter([row.child for row in page.rows if row.child is not None])
    return [
        example_acts.Case(
            family=family, children=tuple(next(made) for _ in family.children),
            worker=staff.workers[family.worker % len(staff.workers)],
            counted=counted,
        )
        for family in drawn
    ]  # fmt: skip


def _counted(procedure: str) -> Iterator[str]:
    """Every event that meets a duty of the procedure, or sets one going."""
    for duty in pack.load(procedure).duties:
        for one in (*duty.met_by, *duty.starts, *(each.selector for each in duty.after)):
            yield from one.events


def _rows(family: example_families.Family, staff: "Staff") -> Iterator[dict[str, str]]:
    """A family as a register has it."""
    worker = staff.workers[family.worker % len(staff.workers)]
    for child in family.children:
        yield {
            "given_name": child.given_name, "family_name": family.name, "family": family.name,
            "born_on": _iso(child.born_on), "expected_on": _iso(child.expected_on), "sex": child.sex,
            "main_language": family.language, "interpreter": "yes" if family.language else "",
            "plan_began_on": _iso(family.began_on), "last_review_on": _iso(family.last_review_on),
            "categories": "; ".join(family.categories), "carried_from": "before-holdfast",
            "address": family.address, "postcode": family.postcode,
            "protected": "yes" if family.is_protected else "no",
            "mother": family.mother, "mother_born_on": _iso(family.mother_born_on), "father": family.father,
            "social_worker": staff.emails[worker], "team": staff.team_name,
            "school": family.school if child.born_on else "", "gp": "Pretend Surgery",
            "health_visitor": "Sample Health Visiting",
            "warning": "Two dogs. Ring before you go in." if family.number == 2 else "",
        }  # fmt: skip


def _live(
    authority: "Authority", staff: "Staff", cases: list["Case"], seed: int, start: date, until: date
) -> int:
    """Let every day happen, in order."""
    from holdfast.cli import example_days  # noqa: PLC0415 - Django is ready only now

    diary = example_days.write(
        cases=cases, staff=staff, seed=seed, slug=authority.slug, start=start, until=until
    )
    for each in diary:
        with _as(each.by or each.case.worker, authority, each.why):
            each.act(each.on)
    return len(diary)


def _confer(authority: "Authority", staff: "Staff", until: date) -> int:
    """Three families on their way to a conference, up to its day."""
    from holdfast.cli import example_conferences  # noqa: PLC0415 - Django is ready only now

    count = 0
    for each in example_conferences.diary(staff=staff, until=until):
        with _as(each.who, authority, each.why):
            each.act()
        count += 1
    return count


def _fullest(start: date) -> example_families.Family:
    from holdfast.cli import example_fullest  # noqa: PLC0415 - Django is ready only now

    return example_fullest.family(start=start)


def _gather(authority: "Authority", staff: "Staff", case: "Case", until: date) -> int:
    """The fullest family, with its plan and core groups up to today's."""
    from holdfast.cli import example_fullest  # noqa: PLC0415 - Django is ready only now

    count = 0
    for each in example_fullest.diary(case=case, staff=staff, until=until):
        with _as(each.who, authority, each.why):
            each.act()
        count += 1
    return count


def _cover(authority: "Authority", staff: "Staff", until: date) -> None:
    """One worker is away from today on, and another stands in."""
    from holdfast.casework import covers  # noqa: PLC0415 - Django is ready only now

    if len(staff.workers) > 2:
        with _as(staff.manager, authority, "leave"):
            covers.arrange(
                away=staff.workers[2], covering=staff.workers[0], from_on=until,
                until_on=until + timedelta(days=9), why="Annual leave", today=until,
            )  # fmt: skip


@contextmanager
def _as(who: UUID | str, authority: "Authority", why: str) -> Iterator[Any]:
    from holdfast.access import actors, entry  # noqa: PLC0415 - Django is ready only now

    actor = actors.person(account=who) if isinstance(who, UUID) else actors.system(part=who.partition(":")[2])
    with entry.enter(actor=actor, authority=authority.id, reason=why) as entered:
        yield entered


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def write(line: str) -> None:
    """One line of the answer."""
    print(line, flush=True)  # noqa: T201 - a command speaks to its terminal
