"""Proves a pack's worked examples: what happened, the day asked about, and what a careful reader counted by
hand.

[[duty.example]]
say = "Met on the last day"
child = {born = "2018-05-04"}             # left out: born on 4 May 2018
happened = [{event = "initial-conference", on = "2026-01-12", decision = "plan"}]
as_of = "2026-01-20"
expect = [{due = "2026-01-26", state = "due"}]   # the duty's obligations, in order; [] for none
"""

from collections.abc import Iterator, Mapping
from typing import Any

from holdfast.procedures import obligations, pack
from holdfast.procedures.case import read as read_case
from holdfast.procedures.duties import Duty
from holdfast.procedures.entries import Entry
from holdfast.procedures.faults import CaseFault, PackFault, shown
from holdfast.procedures.obligations import Obligation
from holdfast.procedures.pack import Pack

CHILD = {"born": "2018-05-04"}
"""The child of an example that does not say."""

_PLAIN = (
    "due",
    "when",
    "state",
    "not_before",
    "met_on",
    "responsible",
    "recipient",
    "acknowledged_on",
    "provisional",
    "day_off",
    "key",
)
_EXPECTED = (*_PLAIN, "trigger_on", "trigger", "varied_until")


def prove(found: Pack) -> list[str]:
    """Prove every example of a pack; one line for each that fails, and for each duty that has none."""
    lines = []
    for duty in found.duties:
        examples = list(_examples(found, duty))
        if not examples and duty.shape is not None:
            lines.append(f"{found.name}.toml, duty '{duty.id}': example is missing: expected at least one")
        for entry in examples:
            lines += _prove(found, duty, entry)
    return lines


def _examples(found: Pack, duty: Duty) -> Iterator[Entry]:
    where = f"{found.name}.toml, duty '{duty.id}'"
    listed = duty.raw.get("example", [])
    if not isinstance(listed, list):
        raise PackFault(f"{where}: example is {shown(listed)}: expected [[duty.example]] tables")
    for place, each in enumerate(listed, start=1):
        yield Entry(f"{where}, example {place}", each)


def _prove(found: Pack, duty: Duty, entry: Entry) -> list[str]:
    entry.text("say")
    happened = entry.found.get("happened")
    child = entry.found.get("child", CHILD)
    as_of = entry.day("as_of") or entry.refuse("as_of", "a date")
    expected = entry.found.get("expect")
    settings = entry.found.get("settings")
    entry.taken |= {"happened", "child", "expect", "settings"}
    if not isinstance(expected, list) or not all(isinstance(each, Mapping) for each in expected):
        entry.refuse("expect", "a list of tables, [] for no obligation")
    entry.done()
    for each in expected:
        for key in each:
            if key not in _EXPECTED:
                raise PackFault(f"{entry.where}: expect has {key!r}: expected only {', '.join(_EXPECTED)}")
    if settings is not None:
        found = pack.load(found.name, settings={duty.id: settings}, folder=found.folder)
    try:
        case = read_case({"child": child, "happened": happened})
        answered = [each for each in obligations.derive(found, case, as_of) if each.duty == duty.id]
    except CaseFault as fault:
        raise PackFault(f"{entry.where}: {fault}") from None
    return _compared(entry.where, expected, answered)


def _compared(where: str, expected: list[Mapping[str, Any]], answered: list[Obligation]) -> list[str]:
    given = [_told(each) for each in answered]
    if len(given) != len(expected):
        listed = "; ".join(f"{each['key']} due {each['due']} {each['state']}" for each in given) or "none"
        return [f"{where}: expected {len(expected)} obligations, found {len(given)}: {listed}"]
    lines = []
    for place, (wanted, found) in enumerate(zip(expected, given, strict=True), start=1):
        full = {"due": None, **wanted} if "when" in wanted else wanted
        wrong = [key for key, value in full.items() if _plain(value) != found[key]]
        lines += [
            f"{where}: obligation {place}: expected {key} {shown(_plain(full[key]))}, "
            f"found {shown(found[key])}"
            for key in wrong
        ]
    return lines


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool) else str(value)


def _told(each: Obligation) -> dict[str, Any]:
    found = each.as_dict()
    told = {key: found[key] for key in _PLAIN}
    told["trigger"], told["trigger_on"] = found["trigger"]["event"], found["trigger"]["on"]
    told["varied_until"] = found["varied"]["until"] if found["varied"] is not None else None
    return told
