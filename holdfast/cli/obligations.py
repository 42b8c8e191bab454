"""`holdfast obligations --procedure NAME --as-of DATE case.json`: what is due for one child, and why.

Loads no Django. `-` reads the case from standard input.
"""

import importlib
import json
import re
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from holdfast.cli import given
from holdfast.cli.main import Refused
from holdfast.procedures import case, obligations, pack, sentences
from holdfast.procedures.faults import Fault
from holdfast.procedures.obligations import Obligation

FORMATS = ("text", "json", "ics")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the procedure, the day, the settings, the format and the case."""
    parser.add_argument(
        "--procedure", required=True, help="whose procedure, as `holdfast procedures list` names it"
    )
    parser.add_argument("--as-of", required=True, help="the day to answer for: YYYY-MM-DD")
    parser.add_argument(
        "--settings", type=Path, help="TOML: what the authority sets where its source is silent"
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text (default), json or a calendar file"
    )
    parser.add_argument("case", help="the case in the public form, or - for standard input")


def run(arguments: Namespace) -> int:
    """Answer for one child. A mistake in what was given is one line and status 2."""
    as_of = _day(arguments.as_of)
    try:
        procedure = pack.load(arguments.procedure, settings=arguments.settings)
        text = given.read(arguments.case, most=case.LARGEST)
        found = obligations.derive(procedure, case.parse(text), as_of)
    except Fault as fault:
        raise Refused(str(fault)) from None
    if arguments.format == "json":
        _say(json.dumps([each.as_dict() for each in found], indent=1, ensure_ascii=False))
    elif arguments.format == "ics":
        # Its library is loaded only where it is asked for.
        writer = importlib.import_module("holdfast.documents.obligation_calendar")
        sys.stdout.write(writer.write(found=found, procedure=procedure.title, as_of=as_of))
    else:
        _say(as_text(found))
    return 0


def _day(text: str) -> date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f'--as-of is "{text}": expected a date (YYYY-MM-DD)') from None


def as_text(found: list[Obligation]) -> str:
    """Write the obligations in aligned lines: date, state, duty, who; then the duty's words, the count and
    the clause.
    """
    if not found:
        return "Nothing is due."
    dates = [each.due.isoformat() if each.due else (each.when or "") for each in found]
    width = max(10, *(len(each) for each in dates))
    states = max(len(each.state) for each in found)
    duties = max(len(each.duty) for each in found)
    lines = []
    for each, due in zip(found, dates, strict=True):
        who = " → ".join(one for one in (each.responsible, each.recipient) if one)
        head = f"{due:<{width}}  {each.state:<{states}}  {each.duty:<{duties}}  {who}".rstrip()
        lines += [
            head,
            f"{'':12}{each.say}",
            f"{'':12}{_sentence(each)}",
            f"{'':12}{each.cite} ({each.modality})",
            "",
        ]
    return "\n".join(lines[:-1])


def _sentence(each: Obligation) -> str:
    met = f" Met on {sentences.day(each.met_on)}." if each.met_on else ""
    varied = f" Varied until {each.varied['until']}: {each.varied['reason']}." if each.varied else ""
    sentence = each.because
    return f"{sentence[:1].upper()}{sentence[1:]}.{met}{varied}"


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a command speaks to its terminal
