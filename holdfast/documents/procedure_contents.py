"""What a content or a check of quality looks for in a record, in words: what stands beside its sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from holdfast.documents import event_words

RECORDS = {
    "conference-record": "record of a conference",
    "core-group-record": "record of a core group",
    "review-record": "record of a review",
}


def beside(*, raw: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each name with its words; what an entry does not have has none."""
    return [
        ("In the", " and the ".join(_record(each) for each in _listed(raw.get("record")))),
        ("Looks for", "; ".join(dict.fromkeys(_looked_for(raw)))),
        ("Must not be there", "; ".join(_words(raw.get("forbidden")))),
        ("Part of SMART", str(raw.get("letter") or "").replace("-", " ")),
        ("If it is not so", f"It says: {raw['why']}" if isinstance(raw.get("why"), str) else ""),
        ("Words it looks for", ", ".join(_phrases(raw.get("phrases")))),
        ("It is", "advice, and stops nothing" if _is_advice(raw) else ""),
    ]


def _record(kind: str) -> str:
    return RECORDS.get(kind) or kind.replace("-", " ")


def _is_advice(raw: Mapping[str, Any]) -> bool:
    return raw.get("advice") is True or "letter" in raw


def _looked_for(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from _words(raw.get("parts"))
    each = raw.get("each")
    for path, parts in each.items() if isinstance(each, Mapping) else ():
        yield f"for each of the {_last(path)}: {', '.join(_words(parts))}"
    for one in _listed(raw.get("some")):
        yield str(one["missing"])
    for one in _listed(raw.get("linked")):
        yield f"for each of the {_last(str(one['each']))}: {one['missing']}"
    for part in ("holds", "starts_with"):
        found = raw.get(part)
        for held in found.values() if isinstance(found, Mapping) else ():
            yield from _words(held) if isinstance(held, Mapping) else (str(held).replace("-", " "),)
    yield from (f"the section “{each}”" for each in _listed(raw.get("sections")) if each != "unset")


def _words(found: object) -> list[str]:
    return [str(each) for each in found.values()] if isinstance(found, Mapping) else []


def _last(path: str) -> str:
    """`outcomes.actions` is *actions under outcomes*."""
    return " under ".join(reversed(path.replace("_", " ").split(".")))


def _phrases(found: object) -> list[str]:
    tables = [each for each in _listed(found) if isinstance(each, Mapping)]
    return [event_words.starred(text=str(each)) for table in tables for each in _listed(table.get("any"))]


def _listed(found: object) -> list[Any]:
    if found is None:
        return []
    return list(found) if isinstance(found, list | tuple) else [found]
