"""Reads a content of a pack from its table; a fault is one line: file, entry, what was found and expected.

[[content]]
id, say, cite, requirement, modality, from, until, reading    as every entry
record = "detailed-plan"              one of the kinds of content_forms.py, or a list of them
when = {first = true}                 only where the record says all of this
parts = {contingency = "contingency plan"}                    must be there; the words follow "no …"
each = {outcomes = {by_when = "date"}, "outcomes.actions" = {by = "one who does it"}}
each_where = {agreement = {agrees = false}}               asks `each` of these alone
some = [{in = "responsibilities", where = {side = "family"}, missing = "family member's responsibility"}]
linked = [{each = "risks", by = ["outcomes.risks"], missing = "outcome that brings it down"}]
holds = {agenda = {progress = "progress on the agenda"}}      a list must hold these words
starts_with = {agenda = "introductions"}
sections = ["Health", "Education"]    titles of the authority's own form, or "unset"
forbidden = {"sections.text" = "text that mixes fact and opinion"}
not_relevant = ["child_therapy"]      parts that may be marked not relevant, with why
guidance = [{title = "…", when = {categories = "neglect"}}]   named beside what is missing
advice = true                         never a block
example = [{record = {...}, missing = []}, {record = {...}, missing = ["outcome 1: no date"]}]

` or ` between parts: one of them is enough.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from holdfast.procedures import content_records, duty_reading, openings, words
from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import LISTS, Kind, Part
from holdfast.procedures.content_paths import OR, part_at
from holdfast.procedures.content_rules import Content, Example, Guidance, Linked, Some, Test, Tests
from holdfast.procedures.entries import UNSET, Entry
from holdfast.procedures.faults import PackFault, one_of, shown

_DEMANDS = ("parts", "each", "some", "linked", "holds", "starts_with", "sections", "forbidden")
_TESTS = ("said", "not", "from", "under")


def read(entry: Entry) -> Content:
    """Read one content. Raises PackFault at the first fault."""
    found: dict[str, Any] = duty_reading.head(entry)
    kinds = entry.texts("record", check=FORMS.__contains__, expected=one_of(FORMS))
    found |= {
        "record": kinds,
        "when": tests(entry.table("when"), _parts_of(kinds)),
        "parts": _words_by_path(entry.table("parts"), kinds, ""),
        "each": _each(entry, kinds),
        "each_where": _each_where(entry, kinds),
        "some": tuple(_some(each, kinds) for each in entry.tables("some")),
        "linked": tuple(_linked(each, kinds) for each in entry.tables("linked")),
        "holds": _holds(entry, kinds),
        "starts_with": _words_by_path(entry.table("starts_with"), kinds, "", Kind.WORDS),
        "sections": _sections(entry),
        "forbidden": _words_by_path(entry.table("forbidden"), kinds, ""),
        "guidance": tuple(_guidance(each, kinds) for each in entry.tables("guidance")),
        "advice": entry.flag("advice", False) or found["modality"] == words.Modality.MAY,
        "unset": tuple(sorted(openings.unset_keys(entry.found))),
    }
    found["not_relevant"] = _may_be_marked(entry, found)
    found["examples"] = tuple(_example(each, kinds) for each in entry.tables("example"))
    entry.done()
    if not any(found[key] for key in _DEMANDS):
        entry.refuse("parts", f"a demand: one of {', '.join(_DEMANDS)}")
    if {bool(each.missing) for each in found["examples"]} != {True, False}:
        entry.refuse("example", "at least one that lacks nothing and one with what is missing")
    return Content(**found)


def _parts_of(kinds: Iterable[str]) -> dict[str, Part]:
    first, *others = (FORMS[kind] for kind in kinds)
    return {name: part for name, part in first.items() if all(one.get(name) == part for one in others)}


def _part(entry: Entry, key: str, kinds: Iterable[str], path: str) -> Part:
    for kind in kinds:
        found = part_at(kind, path)
        if found is None:
            raise PackFault(f"{entry.where}: {key} names {shown(path)}: expected a part of {kind}")
    return found  # type: ignore[return-value]  # there is at least one kind


def _words_by_path(
    entry: Entry | None, kinds: Iterable[str], list_path: str, needed: Kind | None = None
) -> dict[str, str]:
    if entry is None:
        return {}
    found = {}
    for key in entry.found:
        for path in key.split(OR):
            part = _part(entry, "it", kinds, f"{list_path}.{path}" if list_path else path)
            if needed is not None and part.kind is not needed:
                raise PackFault(f"{entry.where}: it names {shown(path)}: expected a part that holds {needed}")
        found[key] = entry.text(key, expected="the authority's words for it, as they follow “no …”")
    return found


def _each(entry: Entry, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    own = entry.table("each")
    if own is None:
        return {}
    found = {}
    for path in own.found:
        _list(own, "it", kinds, path)
        inner = own.table(path) or own.refuse(path, "a table")
        found[path] = _words_by_path(inner, kinds, path)
    return found


def _each_where(entry: Entry, kinds: Iterable[str]) -> dict[str, Tests]:
    own, asked = entry.table("each_where"), entry.found.get("each")
    if own is None:
        return {}
    found = {}
    for path in own.found:
        if not isinstance(asked, Mapping) or path not in asked:
            own.refuse(path, "a list of `each`")
        found[path] = tests(own.table(path), _list(own, "it", kinds, path))
    return found


def _list(entry: Entry, key: str, kinds: Iterable[str], path: str) -> dict[str, Part]:
    if _part(entry, key, kinds, path).kind is not Kind.LIST:
        raise PackFault(f"{entry.where}: {key} names {shown(path)}: expected a list")
    return LISTS[path.rsplit(".", 1)[-1]].parts


def _some(entry: Entry, kinds: Iterable[str]) -> Some:
    path = entry.text("in")
    where = tests(entry.table("where"), _list(entry, "in", kinds, path))
    if not where:
        entry.refuse("where", "a table of what one of them must be")
    found = Some(path, where, entry.text("missing"))
    entry.done()
    return found


def _linked(entry: Entry, kinds: Iterable[str]) -> Linked:
    path = entry.text("each")
    where = tests(entry.table("where"), _list(entry, "each", kinds, path))
    by = entry.texts("by", expected="paths to the parts that name it")
    for other in by:
        if _part(entry, "by", kinds, other).kind not in {Kind.WORDS, Kind.TEXT}:
            raise PackFault(f"{entry.where}: by names {shown(other)}: expected a part that holds words")
    found = Linked(path, by, where, entry.text("missing"))
    entry.done()
    return found


def _holds(entry: Entry, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    own = entry.table("holds")
    if own is None:
        return {}
    found = {}
    for part in own.found:
        if _part(own, "it", kinds, part).kind not in {Kind.WORDS, Kind.LIST}:
            own.refuse(part, "a part that is a list")
        inner = own.table(part) or own.refuse(part, "a table")
        found[part] = {word: inner.text(word) for word in inner.found}
    return found


def _sections(entry: Entry) -> tuple[str, ...]:
    if not entry.has("sections"):
        return ()
    return entry.texts("sections", expected=f'titles of sections, or "{UNSET}"')


def _guidance(entry: Entry, kinds: Iterable[str]) -> Guidance:
    found = Guidance(entry.text("title"), tests(entry.table("when"), _parts_of(kinds)))
    entry.done()
    return found


def _may_be_marked(entry: Entry, found: Mapping[str, Any]) -> frozenset[str]:
    if not entry.has("not_relevant"):
        return frozenset()
    paths = [*found["parts"], *(part for parts in found["each"].values() for part in parts)]
    paths += [each.path for each in found["some"]]
    demanded = {part for path in paths for part in path.split(OR)}
    return frozenset(
        entry.texts(
            "not_relevant", check=demanded.__contains__, expected=f"parts that it demands: {one_of(demanded)}"
        )
    )


def tests(entry: Entry | None, known: Mapping[str, Part]) -> Tests:
    """Read a table of conditions on parts; left out: none."""
    if entry is None:
        return ()
    return tuple(_test(entry, name, known) for name in entry.found)


def _test(entry: Entry, name: str, known: Mapping[str, Part]) -> Test:
    if name not in known:
        raise PackFault(f"{entry.where}: found {name!r}: expected {one_of(known)}")
    value, part = entry.found[name], known[name]
    entry.taken.add(name)
    if not isinstance(value, Mapping):
        return Test(name, among=_values(entry, name, part, value))
    own = entry.table(name) or entry.refuse(name, "a table")
    for key in own.found:
        if key not in _TESTS:
            raise PackFault(f"{own.where}: found {key!r}: expected {one_of(_TESTS)}")
    if own.has("said"):
        return Test(name, said=own.flag("said", True))
    if own.has("not"):
        return Test(name, none_of=_values(own, "not", part, own.found["not"]))
    if part.kind is not Kind.NUMBER:
        entry.refuse(name, 'a value, a list of them, {said = …} or {not = "…"}')
    least = own.number("from", least=0) if own.has("from") else None
    under = own.number("under") if own.has("under") else None
    return Test(name, least=least, under=under)


def _values(entry: Entry, key: str, part: Part, value: object) -> tuple[Any, ...]:
    listed = value if isinstance(value, list) else [value]
    if part.kind in {Kind.LIST, Kind.DATE, Kind.WHEN, Kind.TEXT}:
        entry.refuse(key, "{said = true} or {said = false}, since it is no single known word")
    expected = {Kind.FLAG: bool, Kind.DONE: bool, Kind.NUMBER: int}.get(part.kind, str)
    if not listed or not all(isinstance(each, expected) for each in listed):
        entry.refuse(key, str(part.kind))
    if part.known and not all(each in part.known for each in listed):
        entry.refuse(key, one_of(part.known))
    return tuple(listed)


def _example(entry: Entry, kinds: tuple[str, ...]) -> Example:
    record = entry.table("record") or entry.refuse("record", "a record in the public form")
    settings = entry.table("settings")
    entry.maybe_text("say")
    lines = entry.found.get("missing")
    entry.taken.add("missing")
    if not isinstance(lines, list) or not all(isinstance(each, str) for each in lines):
        entry.refuse("missing", "a list of what is missing, [] for nothing")
    entry.done()
    for kind in kinds:
        try:
            content_records.read(kind, record.found)
        except content_records.RecordFault as fault:
            raise PackFault(f"{record.where}: {fault}") from None
    return Example(record.found, tuple(lines), settings.found if settings else {})
