"""`holdfast authority`: set up an authority and the host names that lead to it, as the owner."""

import argparse
from importlib.resources import files

from holdfast.cli import owners
from holdfast.cli.main import Refused

# What `make run` shows: one authority for each procedure, on one's own machine.
DEMONSTRATION = {
    "jersey": "Jersey",
    "isle_of_man": "Isle of Man",
    "isle_of_wight": "Isle of Wight",
    "council": "An English council",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to add."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add an authority, or further host names to one")
    add.add_argument("--slug", required=True, help="its short name: small letters, digits, hyphens")
    add.add_argument("--name", required=True, help="its name as people say it")
    add.add_argument("--procedure", required=True, help="the procedure it works by (`holdfast procedures`)")
    add.add_argument(
        "--host", required=True, action="append", help="a host name that leads to it; again for more"
    )
    actions.add_parser("demonstration", help="the four demonstration authorities under .localhost")
    actions.add_parser("list", help="every authority")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    with owners.owner() as alias:
        if arguments.action == "add":
            known = procedures()
            if arguments.procedure not in known:
                raise Refused(
                    f"there is no procedure {arguments.procedure!r}: expected one of {', '.join(known)}"
                )
            _add(alias, arguments.slug, arguments.name, arguments.procedure, arguments.host)
        elif arguments.action == "demonstration":
            _refuse_production()
            for procedure, name in DEMONSTRATION.items():
                slug = procedure.replace("_", "-")
                _add(alias, slug, name, procedure, [f"{slug}.localhost"], demonstration=True)
        else:
            _list(alias)
    return 0


def procedures() -> list[str]:
    """The names of the packs: an authority's procedure is found by its file being there."""
    packs = files("holdfast.procedures").joinpath("packs")
    return sorted(each.name.removesuffix(".toml") for each in packs.iterdir() if each.name.endswith(".toml"))


def _refuse_production() -> None:
    """A demonstration lets anybody in without a password; nobody makes one where real records are."""
    from django.conf import settings  # noqa: PLC0415 - Django is ready only now

    if settings.PRODUCTION:
        raise Refused("HOLDFAST_MODE is production: a demonstration is for one's own machine alone")


def _add(
    alias: str, slug: str, name: str, procedure: str, hosts: list[str], *, demonstration: bool = False
) -> None:
    from holdfast.access.refusals import Refused as StepRefused  # noqa: PLC0415 - Django is ready only now
    from holdfast.casework import authorities  # noqa: PLC0415

    try:
        made = authorities.add(
            slug=slug, name=name, procedure=procedure, hosts=hosts, using=alias, demonstration=demonstration
        )
    except StepRefused as refusal:
        raise Refused(str(refusal)) from refusal
    write(f"{slug}: {'added' if made else 'there already'}, at {', '.join(hosts)}")


def _list(alias: str) -> None:
    from holdfast.access import entry  # noqa: PLC0415 - Django is ready only now

    for each in entry.list_authorities(using=alias):
        write(f"{each.slug:<20}{each.procedure:<20}{each.name}")


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
