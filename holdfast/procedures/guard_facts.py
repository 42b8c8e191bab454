"""Reads the facts of one step, as they are given in the public form.

What is unsaid (left out, null, blank, an empty list) is held as None and counts as not done. Everything wrong
is one line (`FactsFault`): an unknown step, fact, role or word, a wrong type, an impossible date.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from holdfast.procedures import intervals, words
from holdfast.procedures.faults import Fault, one_of, shown
from holdfast.procedures.guard_steps import ASSUMED, COMMON, EACH_CHILD, SAME_KIND, STEPS, Fact, Kind
from holdfast.procedures.json_text import Reader

LARGEST = 1_000_000
"""The most bytes that the facts of one step may have."""


class FactsFault(Fault):
    """The facts of a step are wrong: the line names the fact, what was found, what was expected."""


def of_step(step: str) -> dict[str, Fact]:
    """Give the facts of a step. Raises FactsFault if there is no such step."""
    if step not in STEPS:
        raise FactsFault(f"no step {shown(step)}: expected {one_of(STEPS)}")
    return COMMON | STEPS[step]


_READER = Reader(
    FactsFault, name="the facts", one="one step's facts", most=LARGEST, part="name", deepest="lists of words"
)


def parse(text: bytes | str) -> Any:
    """Read JSON. Raises FactsFault if it is too large or no JSON."""
    return _READER.parse(text)


def read(step: str, found: object) -> dict[str, Any]:
    """Check the facts of a step; what is unsaid is None. Raises FactsFault at the first that is wrong."""
    known = of_step(step)
    if not isinstance(found, Mapping):
        raise FactsFault(f"the facts are {shown(found)}: expected an object, as {{}}")
    if step == "complete-conference" and isinstance(found.get("kind"), str):
        found = {**found, "kind": SAME_KIND.get(found["kind"], found["kind"])}
    for name in found:
        if name not in known:
            raise FactsFault(f"{step} has no fact {shown(name)}: expected {one_of(known)}")
    facts = {name: _value(f"{step}: {name}", fact, found.get(name)) for name, fact in known.items()}
    for name, value in ASSUMED.get(step, {}).items():
        facts[name] = value if facts[name] is None else facts[name]
    return facts if facts.get("children") is None else facts | _of_children(facts)


def _of_children(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give each child what holds of it, and the conference what holds of any child where it is not said."""
    children = [_of_child(facts, child) for child in facts["children"]]
    whole = {}
    for name in EACH_CHILD:
        said = [child[name] for child in children]
        alike = False if all(each is False for each in said) else None
        whole[name] = facts[name] if facts[name] is not None else (True if True in said else alike)
    return whole | {"children": tuple(children)}


def _of_child(facts: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    # A plan made at the conference is not yet this child's, where the child is spoken of apart.
    plan = None if len(child) > 1 else facts["plan"]
    return {"at_risk": facts["at_risk"], "plan": plan} | dict(child)


def _value(where: str, fact: Fact, found: object) -> Any:
    if found is None or (isinstance(found, str) and not found.strip()):
        return None
    try:
        return _READ[fact.kind](fact, found)
    except _NotOfThisKindError:
        raise FactsFault(f"{where} is {shown(found)}: expected {_expected(fact)}") from None


def _expected(fact: Fact) -> str:
    return one_of(fact.known) if fact.kind is Kind.WORD else str(fact.kind)


class _NotOfThisKindError(ValueError):
    """The value is not of the fact's kind."""


def _need(is_so: bool) -> None:
    if not is_so:
        raise _NotOfThisKindError


def _read_flag(_fact: Fact, found: Any) -> bool:
    _need(isinstance(found, bool))
    return bool(found)


def _read_done(_fact: Fact, found: Any) -> bool:
    _need(isinstance(found, bool | str))
    return bool(found)


def _read_role(_fact: Fact, found: Any) -> str:
    _need(isinstance(found, str) and found in set(words.Role))
    return str(found)


def _read_roles(fact: Fact, found: Any) -> tuple[str, ...] | None:
    listed = [found] if isinstance(found, str) else found
    _need(isinstance(listed, list | tuple))
    return tuple(_read_role(fact, each) for each in listed) or None


def _read_views(fact: Fact, found: Any) -> tuple[str, ...] | None:
    if isinstance(found, Mapping):
        _need(all(each is None or isinstance(each, str | bool) for each in found.values()))
        said = {role: each for role, each in found.items() if isinstance(each, bool) or (each or "").strip()}
        _read_roles(fact, list(found))
        return tuple(said) or None
    return _read_roles(fact, found)


def read_date(found: object) -> date:
    """Read one date as it is written in facts. Raises ValueError if it is none."""
    if type(found) is date:
        return found
    _need(isinstance(found, str) and len(found) == 10)
    try:
        on = date.fromisoformat(str(found))
    except ValueError:
        raise _NotOfThisKindError from None
    _need(1900 <= on.year <= 2200)
    return on


def _read_date(_fact: Fact, found: Any) -> date:
    return read_date(found)


def _read_dates(_fact: Fact, found: Any) -> tuple[date, ...] | None:
    _need(isinstance(found, list | tuple))
    return tuple(read_date(each) for each in found) or None


def _read_moment(_fact: Fact, found: Any) -> date | datetime:
    if isinstance(found, datetime):
        return found
    if type(found) is date or (isinstance(found, str) and len(found) == 10):
        return read_date(found)
    _need(isinstance(found, str) and 16 <= len(found) <= 32)
    try:
        at = datetime.fromisoformat(found)
    except ValueError:
        raise _NotOfThisKindError from None
    _need(1900 <= at.year <= 2200)
    return at


def _read_interval(_fact: Fact, found: Any) -> intervals.Interval:
    if isinstance(found, intervals.Interval):
        return found
    try:
        return intervals.read(found)
    except intervals.NotAnInterval:
        raise _NotOfThisKindError from None


def _read_number(_fact: Fact, found: Any) -> int:
    _need(isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 1000)
    return int(found)


def _read_text(_fact: Fact, found: Any) -> str:
    _need(isinstance(found, str))
    return str(found)


def _read_word(fact: Fact, found: Any) -> str:
    _need(isinstance(found, str) and found in fact.known)
    return str(found)


def _read_words(_fact: Fact, found: Any) -> tuple[str, ...] | None:
    listed = [found] if isinstance(found, str) else found
    _need(isinstance(listed, list | tuple) and all(isinstance(each, str) for each in listed))
    return tuple(each for each in listed if each.strip()) or None


def _read_children(_fact: Fact, found: Any) -> tuple[dict[str, Any], ...] | None:
    if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 100:
        return None  # how many there are says nothing of any of them
    _need(isinstance(found, list | tuple))
    return tuple(_read_child(place, each) for place, each in enumerate(found, 1)) or None


def _read_child(place: int, found: Any) -> dict[str, Any]:
    if isinstance(found, str) and found.strip():
        found = {"child": found}
    _need(isinstance(found, Mapping) and set(found) <= {"child", *EACH_CHILD})
    name = found.get("child") or f"child {place}"
    _need(isinstance(name, str))
    _need(all(isinstance(found.get(each), bool | None) for each in EACH_CHILD))
    return {"child": name} | {each: found[each] for each in EACH_CHILD if found.get(each) is not None}


def _read_overrides(fact: Fact, found: Any) -> tuple[dict[str, str | None], ...] | None:
    listed = [found] if isinstance(found, Mapping) else found
    _need(isinstance(listed, list | tuple))
    read_all = []
    for each in listed:
        _need(isinstance(each, Mapping) and {"guard"} <= set(each) <= {"guard", "by", "reason"})
        reason = each.get("reason")
        _need(isinstance(each["guard"], str) and isinstance(reason, str | None))
        by = None if each.get("by") is None else _read_role(fact, each["by"])
        read_all.append({"guard": each["guard"], "by": by, "reason": (reason or "").strip() or None})
    return tuple(read_all) or None


_READ = {
    Kind.FLAG: _read_flag,
    Kind.ROLE: _read_role,
    Kind.ROLES: _read_roles,
    Kind.VIEWS: _read_views,
    Kind.DATE: _read_date,
    Kind.DATES: _read_dates,
    Kind.MOMENT: _read_moment,
    Kind.INTERVAL: _read_interval,
    Kind.NUMBER: _read_number,
    Kind.TEXT: _read_text,
    Kind.DONE: _read_done,
    Kind.WORD: _read_word,
    Kind.WORDS: _read_words,
    Kind.CHILDREN: _read_children,
    Kind.OVERRIDES: _read_overrides,
}
