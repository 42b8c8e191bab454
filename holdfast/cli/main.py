"""`holdfast COMMAND …`: finds the command's module and runs it; a user's mistake is one line and status 2.

A command is a module of this package with `SUMMARY`, `add_arguments(parser)` and `run(arguments) -> int`.
It is imported only when it is asked for, so a command of the rules' floor never loads Django.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

# Each command's module and what it is for, in the order of `holdfast --help`.
COMMANDS = {
    "obligations": "what is due for one child, by when, from whom and why",
    "guards": "what stands in the way of a step, and under which clause",
    "lacks": "what a plan, report or meeting record lacks, and under which clause",
    "procedures": "list, show or check the authorities' procedures",
    "devdb": "start, stop or look at the development database",
    "serve": "the site with its job worker",
    "migrate": "bring the database to this version, as its owner",
    "authority": "set up an authority and its host names",
    "account": "add an account, such as the first administrator's",
    "keys": "encrypt afresh under the newest of HOLDFAST_KEYS",
    "example": "invented families in each demonstration authority",
    "audit": "check the log and its seals",
    "rederive": "derive afresh what is due, and say every date that moves",
}


class Refused(Exception):
    """A user's mistake or a state that the user can mend; its text is the one line that is shown."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit status: 0 done, 1 found something wrong, 2 wrongly asked."""
    purpose = "Keeps child protection plans from drifting."
    parser = argparse.ArgumentParser(prog="holdfast", description=purpose)
    listing = "\n".join(f"  {name:<13}{summary}" for name, summary in COMMANDS.items())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"commands:\n{listing}"
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    command = importlib.import_module(f"holdfast.cli.{asked.command}")
    own = argparse.ArgumentParser(prog=f"holdfast {asked.command}", description=COMMANDS[asked.command])
    command.add_arguments(own)
    try:
        return int(command.run(own.parse_args(asked.rest)))
    except Refused as refusal:
        print(f"holdfast {asked.command}: {refusal}", file=sys.stderr)  # noqa: T201 - a command speaks to its terminal
        return 2


def run() -> None:
    """The `holdfast` program; Ctrl-C and a reader that went away (`… | head`) end it without a word."""
    try:
        status = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    sys.exit(status)
