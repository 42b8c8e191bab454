"""What the test that runs now has called so far, and what is switched off for it.

One test runs at a time in a process, so there is one `Drive` at a time; a browser's requests to the live
server come in other threads and are noted to the same one. Only the test's own call counts: what a fixture
does to arrange the scene drives nothing.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

LEVELS = ("rule", "command", "step", "page", "paper")
# What of a row without an entry in a pack is made to fail when it is proved.
FALLIBLE = frozenset({"step", "page", "paper"})

Switch = Literal["", "entries", "calls"]


class SwitchedOffError(RuntimeError):
    """Raised by a step, page or paper in place of its work while its row is being proved."""


@dataclass
class Drive:
    """One marked test on its way: its row, what it called, and what its switch met."""

    row: str
    switch: Switch = ""
    in_call: bool = False  # the test's own body, not a fixture's
    in_wide_fixture: bool = False  # a fixture that other tests will share: nothing may be switched off in it
    drove: set[tuple[str, str]] = field(default_factory=set)
    switched: bool = False  # an entry was really silenced, or a call really made to fail

    def as_json(self) -> dict[str, Any]:
        """The form in which a worker hands it to the process that writes the file."""
        return {"row": self.row, "drove": sorted(map(list, self.drove)), "switched": self.switched}


class _Now:
    """The drive of the test that runs now; none between tests and in tests without a mark."""

    drive: Drive | None = None


def begin(drive: Drive | None) -> None:
    """Start noting for a test, or stop with None."""
    _Now.drive = drive


def drive() -> Drive | None:
    """The drive of the test that runs now."""
    return _Now.drive


def note(level: str, name: str) -> None:
    """Note that the test drove this; outside a marked test's own call nothing is noted."""
    now = _Now.drive
    if now is not None and now.in_call:
        now.drove.add((level, name))


def fail_if_switched_off(level: str, name: str) -> None:
    """Raise SwitchedOffError where the row being proved has its steps, pages and papers made to fail."""
    now = _Now.drive
    if now is not None and now.in_call and now.switch == "calls" and level in FALLIBLE:
        now.switched = True
        raise SwitchedOffError(f"{level} {name} is made to fail, to prove {now.row}")


# Each pack that was silenced, by its identity, with the pack it was made from: whoever keeps a silenced pack
# for the next test gets the whole one back, or that test would be judged under another row's switch.
_whole: dict[int, tuple[Any, Any]] = {}
_silent: dict[tuple[int, str], tuple[Any, Any]] = {}


def pack_for_this_test(pack: Any) -> Any:
    """The pack with the entries of the row being proved made silent; whole when nothing is proved."""
    _, whole = _whole.get(id(pack), (pack, pack))
    now = _Now.drive
    if now is None or now.switch != "entries" or now.in_wide_fixture:
        return whole
    silent = _without(whole, row=now.row)
    now.switched = now.switched or silent is not whole
    return silent


def _without(whole: Any, *, row: str) -> Any:
    """The pack without a row's entries, made once; the very same pack when it has none."""
    key = (id(whole), row)
    if key not in _silent:
        made = whole.without(row)
        silent = whole if _same(made, whole) else made
        # Both are kept: an identity stays a pack's own only while the pack is there.
        _silent[key] = (whole, silent)
        _whole[id(silent)] = (silent, whole)
    return _silent[key][1]


def _same(silent: Any, whole: Any) -> bool:
    """Whether nothing was made silent; a pack's version names what it is without, and is no entry."""
    return bool(replace(silent, version=whole.version) == whole)


def watched(function: Callable[..., Any], *, level: str, name: str) -> Callable[..., Any]:
    """The function, noting each call and failing when it is switched off."""

    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        note(level, name)
        fail_if_switched_off(level, name)
        return function(*args, **kwargs)

    called.__dict__["__trace__"] = True
    return called
