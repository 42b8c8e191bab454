"""`holdfast guards`: what stands in the way of one step, under which clause; or the guards, listed."""

import argparse
import json
from pathlib import Path

from holdfast.cli import given
from holdfast.cli.main import Refused
from holdfast.procedures import guard_facts, guards, pack
from holdfast.procedures.faults import Fault
from holdfast.procedures.guard_steps import STEPS

SUMMARY = "what stands in the way of a step, and under which clause"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--procedure", required=True, help="the authority's procedure, as jersey")
    parser.add_argument("--step", metavar="STEP", help=f"one of {', '.join(STEPS)}")
    parser.add_argument(
        "--settings", type=Path, help="TOML: a table for each entry's id with its unset values"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text, or json")
    parser.add_argument("--list", action="store_true", help="list the guards and what is not stated")
    parser.add_argument("facts", nargs="?", help="the step's facts in JSON; - reads them from input")


def run(arguments: argparse.Namespace) -> int:
    """Answer what is asked. Raises Refused, in one line, where procedure, step or facts are wrong."""
    try:
        own = pack.load(arguments.procedure, settings=arguments.settings)
        answer = _listing(own, arguments) if arguments.list else _standing(own, arguments)
    except Fault as fault:
        raise Refused(str(fault)) from None
    print(answer)  # noqa: T201 - a command speaks to its terminal
    return 0


def _standing(own: pack.Pack, arguments: argparse.Namespace) -> str:
    if arguments.step is None:
        raise Refused(f"--step is missing: expected one of {', '.join(STEPS)}, or --list")
    if arguments.facts is None:
        raise Refused("the file of facts is missing: expected facts.json, - or --list")
    guard_facts.of_step(arguments.step)
    text = given.read(arguments.facts, most=guard_facts.LARGEST, expected="a file of facts")
    found = guards.check(own, arguments.step, guard_facts.parse(text))
    if arguments.format == "json":
        return json.dumps([each.as_dict() for each in found], indent=2, ensure_ascii=False)
    return "\n\n".join(_refusal(each) for each in found) or "Nothing stands in the way."


def _refusal(each: guards.Refusal) -> str:
    lines = [
        f"{'Refused' if each.effect == 'refuse' else 'Needs a recorded reason'}: {each.say}",
        f"  because  {each.because}",
        f"  clause   {each.cite} ({', '.join(each.requirements)}; {each.modality})",
    ]
    return "\n".join(lines + ([f"  reason   {_by(each.override_by)}"] if each.effect == "reason" else []))


def _by(role: str | None) -> str:
    return f"by whom: {guards.NOT_STATED}" if role is None else f"by the {role.replace('-', ' ')}"


def _listing(own: pack.Pack, arguments: argparse.Namespace) -> str:
    found = guards.listed(own, arguments.step)
    if arguments.format == "json":
        return json.dumps([each.as_dict() for each in found], indent=2, ensure_ascii=False)
    return "\n\n".join(as_text(each) for each in found) or "No guard."


def as_text(each: guards.Listed) -> str:
    """Write one guard as it is listed: its sentence, effect, clause, reading, and what is not stated."""
    effect = "refuses" if each.effect == "refuse" else f"needs a recorded reason, {_by(each.override_by)}"
    lines = [
        f"{each.guard} ({', '.join(each.steps)}): {each.say}",
        f"  effect   {effect}",
        f"  clause   {each.cite} ({', '.join(each.requirements)}; {each.modality})",
    ]
    lines += [f"  reading  {each.reading}"] if each.reading else []
    lines += [f"  {key}: {guards.NOT_STATED}" for key in each.unset if key != "override_by"]
    return "\n".join(lines)
