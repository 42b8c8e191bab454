"""`holdfast audit verify|seal`: whether the log still says what it said when it was sealed."""

import argparse

from holdfast.cli import owners
from holdfast.cli.main import Refused

ACTIONS = {
    "verify": "reckon every digest anew; status 1 when something does not fit",
    "seal": "seal now what the worker would seal within minutes",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The action, and for which authority."""
    listing = "; ".join(f"{name}: {summary}" for name, summary in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, metavar="ACTION", help=listing)
    parser.add_argument("--authority", metavar="SLUG", help="one authority alone (all of them)")


def run(arguments: argparse.Namespace) -> int:
    """Do it for each authority; 0 when all of it fits, 1 when something does not."""
    owners.start_django()
    from holdfast.access import actors, entry  # noqa: PLC0415 - Django is ready only now

    with owners.one_line():
        known = entry.list_authorities()
        chosen = [each for each in known if arguments.authority in {None, each.slug}]
        if not chosen:
            slugs = ", ".join(each.slug for each in known)
            raise Refused(
                f"there is no authority {arguments.authority!r}: expected one of {slugs}"
                if known
                else "there is no authority yet: add one with `holdfast authority add`"
            )
        fits = True
        for authority in chosen:
            with entry.enter(
                actor=actors.system(part="audit"), authority=authority.id, reason=f"audit {arguments.action}"
            ):
                fits = {"verify": _verify, "seal": _seal}[arguments.action](authority.slug) and fits
    return 0 if fits else 1


def _verify(slug: str) -> bool:
    from holdfast.audit import seals  # noqa: PLC0415 - Django is ready only now

    verdict = seals.verify()
    if not verdict.fits:
        write(f"{slug}: DOES NOT FIT: {verdict.fault}")
        return False
    newest = f", newest {verdict.newest}" if verdict.newest else ""
    write(
        f"{slug}: fits: {_many(verdict.sealed, 'entry', 'entries')} in"
        f" {_many(verdict.seals, 'seal', 'seals')}{newest};"
        f" {_many(verdict.unsealed, 'entry', 'entries')} not yet sealed"
    )
    return True


def _seal(slug: str) -> bool:
    from holdfast.audit import seals  # noqa: PLC0415 - Django is ready only now

    write(f"{slug}: {_many(seals.seal(), 'seal', 'seals')} made")
    return True


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
