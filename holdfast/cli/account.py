"""`holdfast account add`: an account and its one-time address, such as the first administrator's."""

import argparse

from holdfast.cli import owners
from holdfast.cli.main import Refused


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whose account, where, and as what."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add an account, and show the address at which a password is chosen")
    add.add_argument("--authority", required=True, metavar="SLUG", help="the authority's short name")
    add.add_argument("--email", required=True, help="the address that they sign in with")
    add.add_argument("--name", required=True, help="their name as people say it")
    add.add_argument("--role", help="a role that needs no team, such as administrator")
    add.add_argument("--site", default="", help="where the site answers (https:// and the authority's host)")


def run(arguments: argparse.Namespace) -> int:
    """Add the account; the address is printed once, and kept nowhere."""
    owners.start_django()
    from django.utils import timezone  # noqa: PLC0415 - Django is ready only now

    from holdfast.access import entry, refusals, standing  # noqa: PLC0415
    from holdfast.access.actors import Actor  # noqa: PLC0415
    from holdfast.casework import accounts, teams  # noqa: PLC0415

    now, today = timezone.now(), timezone.localdate()
    with owners.one_line():
        authority = next((a for a in entry.list_authorities() if a.slug == arguments.authority), None)
        if authority is None:
            raise Refused(f"there is no authority {arguments.authority!r} (`holdfast authority list`)")
        operator = Actor(label=standing.OPERATOR)
        try:
            with entry.enter(actor=operator, authority=authority.id, reason="holdfast account add"):
                made = accounts.create(email=arguments.email, name=arguments.name, now=now)
                if arguments.role:
                    teams.give_role(account=made.account, role=arguments.role, from_on=today, today=today)
        except refusals.Refused as refusal:
            raise Refused(str(refusal)) from refusal
    write(f"{arguments.name} has an account. Hand over this address: it works once, for seven days.")
    write(f"{arguments.site or f'http://{authority.slug}.localhost:8000'}/invitation/{made.token}")
    return 0


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
