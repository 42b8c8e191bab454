"""`holdfast rederive [--check]`: derive afresh what is due for every child, and say every date that moves.

After a new procedure or calendar: `--check` first, read it, then without.
"""

import argparse
from typing import TYPE_CHECKING

from django.utils import timezone

from holdfast.cli import owners
from holdfast.cli.main import Refused
from holdfast.procedures.faults import Fault

if TYPE_CHECKING:  # Django is ready only when the command runs
    from holdfast.access.authorities import Authority
    from holdfast.casework.rederivations import Difference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look, and for which authority."""
    parser.add_argument("--check", action="store_true", help="only say what would move; status 1 if anything")
    parser.add_argument("--authority", metavar="SLUG", help="one authority alone (all of them)")


def run(arguments: argparse.Namespace) -> int:
    """Do it for each authority.

    With --check: 0 when nothing differs, 1 when anything does. Without: 0, or 1 when a child's record
    contradicts itself and could not be derived.
    """
    owners.start_django()
    with owners.one_line():
        return max([_derive(each, check=arguments.check) for each in _chosen(arguments.authority)])


def _chosen(slug: str | None) -> list["Authority"]:
    from holdfast.access import entry  # noqa: PLC0415 - Django is ready only now

    known = entry.list_authorities()
    chosen = [each for each in known if slug in {None, each.slug}]
    if not chosen:
        slugs = ", ".join(each.slug for each in known)
        raise Refused(
            f"there is no authority {slug!r}: expected one of {slugs}"
            if known
            else "there is no authority yet: add one with `holdfast authority add`"
        )
    return chosen


def _derive(authority: "Authority", *, check: bool) -> int:
    from holdfast.access import actors, entry  # noqa: PLC0415 - Django is ready only now
    from holdfast.casework import rederivations  # noqa: PLC0415

    ask = rederivations.check if check else rederivations.store
    actor = actors.system(part="rederive")
    try:
        with entry.enter(actor=actor, authority=authority.id, reason="deriving everything again"):
            found = ask(today=timezone.localdate())
    except Fault as fault:
        raise Refused(str(fault)) from None
    for each in found:
        write(f"{authority.slug}: {_line(each)}")
    faults = [each for each in found if each.what == rederivations.FAULT]
    write(f"{authority.slug}: {_sum(len(found), len(faults), check=check)}")
    return 1 if faults or (check and found) else 0


def _line(each: "Difference") -> str:
    """One thing that differs: whose, what, from what to what, and why."""
    where = f"child {each.child}" + (f" {each.key}" if each.key else "")
    change = f"{each.old or 'nothing'} → {each.new or 'nothing'}" if each.old or each.new else ""
    return f"{where}: {each.what} {change}".rstrip() + f": {each.because}"


def _sum(number: int, faults: int, *, check: bool) -> str:
    if not number:
        return "nothing differs"
    if check:
        return f"{_many(number)}, nothing stored"
    left = f"; {faults} {'child' if faults == 1 else 'children'} left as before" if faults else ""
    return f"{_many(number - faults)} stored{left}"


def _many(number: int) -> str:
    return f"{number} {'difference' if number == 1 else 'differences'}"


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
