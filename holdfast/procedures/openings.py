"""What a source leaves open (`"unset"`), and what an authority fills in: nothing else of a pack can be
changed.
"""

from collections.abc import Mapping, Set
from typing import Any

from holdfast.procedures.entries import UNSET
from holdfast.procedures.faults import PackFault

SECTIONS = ("duty", "guard", "content", "quality", "paper")


def opened(found: Mapping[str, Any]) -> dict[str, set[str]]:
    """List what the entries of a pack's file leave open, by their ids."""
    entries = [
        each for section in SECTIONS for each in _listed(found.get(section)) if isinstance(each, Mapping)
    ]
    return {each["id"]: unset_keys(each) for each in entries if isinstance(each.get("id"), str)}


def _listed(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def unset_keys(raw: Mapping[str, Any]) -> set[str]:
    """List the keys of an entry that are unset, those within its tables too; its examples left aside."""
    found: set[str] = set()
    for key, value in raw.items():
        if key == "example":
            continue
        if value == UNSET:
            found.add(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                found |= unset_keys(each)
    return found


def fill(
    found: dict[str, Any],
    filled: Mapping[str, Any],
    settings_name: str,
    file: str,
    *,
    above: Set[str] = frozenset(),
) -> dict[str, Any]:
    """Put an authority's values in the place of what is unset; `above` are the ids of what the pack extends.

    Raises PackFault for anything that is not unset.
    """
    left_open = opened(found)
    for own_id, values in filled.items():
        if own_id not in left_open:
            if own_id in above:
                continue
            raise PackFault(f"{settings_name}: found {own_id!r}: expected the id of an entry of {file}")
        for key in values:
            if key not in left_open[own_id]:
                left = ", ".join(sorted(left_open[own_id])) or "nothing"
                raise PackFault(
                    f"{settings_name}, entry '{own_id}': {key} is not left open by {file}: expected {left}"
                )
    return {
        key: [_filled(each, filled) for each in value] if isinstance(value, list) else value
        for key, value in found.items()
    }


def _filled(entry: Any, filled: Mapping[str, Any]) -> Any:
    own_id = entry.get("id") if isinstance(entry, Mapping) else None
    return _put(entry, filled[own_id]) if isinstance(own_id, str) and own_id in filled else entry


def _put(value: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return {
            key: values[key]
            if each == UNSET and key in values
            else each
            if key == "example"
            else _put(each, values)
            for key, each in value.items()
        }
    return [_put(each, values) for each in value] if isinstance(value, list) else value
