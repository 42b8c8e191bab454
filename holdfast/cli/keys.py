"""`holdfast keys rotate`: encrypt afresh under the newest of HOLDFAST_KEYS, so that an old one can go."""

import argparse

from holdfast.cli import owners


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do."""
    parser.add_argument("action", choices=["rotate"], metavar="rotate", help="encrypt afresh what needs it")


def run(_arguments: argparse.Namespace) -> int:
    """Encrypt afresh, authority by authority; done again, it changes nothing."""
    owners.start_django()
    from holdfast.access import actors, entry  # noqa: PLC0415 - Django is ready only now
    from holdfast.casework import second_factors  # noqa: PLC0415

    with owners.one_line():
        for authority in entry.list_authorities():
            with entry.enter(
                actor=actors.system(part="operator"), authority=authority.id, reason="holdfast keys rotate"
            ):
                done = second_factors.encrypt_afresh()
            write(f"{authority.slug}: {done} encrypted afresh")
    return 0


def write(line: str) -> None:
    """One line of the answer."""
    print(line)  # noqa: T201 - a command speaks to its terminal
