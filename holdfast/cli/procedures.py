"""`holdfast procedures list | show NAME | check [NAME]`: the authorities' procedures, read and proved.

Loads no Django.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from holdfast.cli.guards import as_text
from holdfast.cli.main import Refused
from holdfast.procedures import contents, examples, guards, pack, quality, vocabulary
from holdfast.procedures.duties import Duty
from holdfast.procedures.faults import PackFault
from holdfast.procedures.pack import Pack


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is asked, and of which procedure."""
    parser.add_argument("what", choices=("list", "show", "check"), help="list them, show one, prove examples")
    parser.add_argument("name", nargs="?", help="a procedure (show needs one; check takes all without it)")


def run(arguments: Namespace) -> int:
    """List, show or check; status 1 if an example fails, 2 if a pack cannot be read."""
    if arguments.what == "show" and arguments.name is None:
        raise Refused(f"show needs a name: one of {', '.join(pack.names())}")
    try:
        if arguments.what == "list":
            return _list()
        if arguments.what == "show":
            return _show(pack.load(arguments.name))
        return _check((arguments.name,) if arguments.name else pack.names())
    except PackFault as fault:
        raise Refused(str(fault)) from None


def _list() -> int:
    found = [pack.load(name) for name in pack.names()]
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        _say(
            f"{each.name:<{width}}  {each.title} ({each.source_date or 'undated'}), {len(each.duties)} duties"
        )
    return 0


def _show(found: Pack) -> int:
    _say(f"{found.title}\n{found.source}, {found.source_date or 'undated'}\ncalendar: {found.calendar.title}")
    if found.extends:
        _say(f"extends: {found.extends}")
    left_open = found.unset()
    for duty in found.duties:
        _say("\n" + "\n".join(_shown(duty, left_open.get(duty.id, ()))))
    for guard in guards.listed(found):
        _say("\n" + as_text(guard))
    for section, entries in found.carried.items():
        if section == "guard":
            continue
        for each in entries:
            _say(f"\n{section} {each.id} ({each.modality}; {', '.join(each.requirement)})\n  {each.say}")
            _say(f"  {each.cite}")
    return 0


def _shown(duty: Duty, left_open: tuple[str, ...]) -> Iterator[str]:
    yield f"{duty.id} ({duty.modality}; {', '.join(duty.requirement)})"
    yield f"  {duty.say}"
    yield f"  {duty.cite}"
    if duty.reading:
        yield f"  Reading: {duty.reading}"
    if duty.in_from or duty.in_until:
        yield f"  In force from {duty.in_from or 'the beginning'} until {duty.in_until or 'further notice'}"
    for key in left_open:
        yield f"  {key}: not stated by this authority"


def _check(names: tuple[str, ...]) -> int:
    failed = []
    for name in names:
        found = pack.load(name)
        vocabulary.of(found)
        lines = examples.prove(found) + guards.prove(found) + contents.prove(found)
        failed += lines
        proved = sum(len(each.raw.get("example", ())) for each in found.duties)
        proved += sum(len(each.examples) for each in guards.of(found))
        proved += sum(len(each.examples) for each in contents.of(found))
        proved += sum(len(each.examples) for each in quality.of(found))
        counted = f"{len(found.duties)} duties, {len(found.carried['guard'])} guards"
        counted += f", {len(contents.listed(found))} contents, {proved} examples"
        _say(f"{name}: {counted}, {len(lines) or 'none'} failed")
    for line in failed:
        _say(line)
    return 1 if failed else 0


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a command speaks to its terminal
