"""`holdfast lacks --procedure NAME --record KIND record.json`: what a record lacks, under which clause.

Loads no Django. `-` reads the record from standard input; `--list` lists what is demanded of it.
"""

import argparse
import json
from pathlib import Path

from holdfast.cli import given
from holdfast.cli.main import Refused
from holdfast.procedures import content_records, contents, pack
from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.faults import Fault

SUMMARY = "what a plan, report or meeting record lacks, and under which clause"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--procedure", required=True, help="the authority's procedure, as isle_of_man")
    parser.add_argument("--record", metavar="KIND", help=f"one of {', '.join(FORMS)}")
    parser.add_argument(
        "--settings", type=Path, help="TOML: a table for each entry's id with its unset values"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text, or json")
    parser.add_argument("--list", action="store_true", help="list what is demanded and what is not stated")
    parser.add_argument("file", nargs="?", metavar="record", help="the record in JSON; - reads it from input")


def run(arguments: argparse.Namespace) -> int:
    """Answer what is asked. Raises Refused, in one line, where procedure, kind or record are wrong."""
    try:
        own = pack.load(arguments.procedure, settings=arguments.settings)
        answer = _listing(own, arguments) if arguments.list else _lacking(own, arguments)
    except Fault as fault:
        raise Refused(str(fault)) from None
    print(answer)  # noqa: T201 - a command speaks to its terminal
    return 0


def _lacking(own: pack.Pack, arguments: argparse.Namespace) -> str:
    if arguments.record is None:
        raise Refused(f"--record is missing: expected one of {', '.join(FORMS)}, or --list")
    if arguments.file is None:
        raise Refused("the record is missing: expected record.json, - or --list")
    content_records.form(arguments.record)
    text = given.read(arguments.file, most=content_records.LARGEST, expected="a record in JSON")
    record = content_records.parse(text)
    found = contents.lacks(own, arguments.record, record)
    if arguments.format == "json":
        return json.dumps([each.as_dict() for each in found], indent=2, ensure_ascii=False)
    read = contents.guidance(own, arguments.record, record)
    return "\n\n".join([as_text(found), *(f"Guidance: {title}" for title in read)])


def as_text(found: list[contents.Lack]) -> str:
    """Write what is missing, clause by clause: the sentence, each missing thing on a line, the clause."""
    by_content: dict[str, list[contents.Lack]] = {}
    for each in found:
        by_content.setdefault(each.content, []).append(each)
    return "\n\n".join(_group(group) for group in by_content.values()) or "Nothing is missing."


def _group(group: list[contents.Lack]) -> str:
    first = group[0]
    lines = [f"{'Advice: ' if first.advice else ''}{first.say}", *(f"  - {each.missing}" for each in group)]
    return "\n".join([*lines, f"  clause   {first.cite} ({', '.join(first.requirements)}; {first.modality})"])


def _listing(own: pack.Pack, arguments: argparse.Namespace) -> str:
    found = contents.listed(own, arguments.record)
    if arguments.format == "json":
        return json.dumps([each.as_dict() for each in found], indent=2, ensure_ascii=False)
    return "\n\n".join(_listed(each) for each in found) or "Nothing is demanded."


def _listed(each: contents.Listed) -> str:
    lines = [
        f"{each.content} ({', '.join(each.record)}): {each.say}",
        f"  clause   {each.cite} ({', '.join(each.requirements)}; {each.modality})",
    ]
    lines += ["  advice   never in the way"] if each.advice else []
    lines += [f"  letter   {each.letter}"] if each.letter else []
    lines += [f"  reading  {each.reading}"] if each.reading else []
    return "\n".join(lines + [f"  {key}: {contents.NOT_STATED}" for key in each.unset])
