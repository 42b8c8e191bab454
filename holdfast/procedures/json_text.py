"""Reads JSON that people give: what is wrong is one line, and no name may stand twice in one place."""

import json
from typing import Any, NoReturn

from holdfast.procedures.faults import Fault, shown


class Reader:
    """Reads one kind of thing: the fault that is raised, and how a line calls the thing and what it has."""

    def __init__(
        self, fault: type[Fault], *, name: str, one: str, most: int, part: str, deepest: str
    ) -> None:
        self.fault, self.name, self.one, self.most = fault, name, one, most
        self.part, self.deepest = part, deepest
        plural = name.endswith("s")
        self.be, self.have, self.say = ("are", "have", "say") if plural else ("is", "has", "says")

    def parse(self, text: bytes | str) -> Any:
        """Read it. Raises the fault if it is too large or no JSON."""
        if len(text) > self.most:
            self._refuse(f"{self.be} larger than {self.most // 1_000_000} MB: expected {self.one}")
        try:
            return json.loads(text, object_pairs_hook=self._each_once, parse_constant=self._no_constant)
        except UnicodeDecodeError as wrong:
            self._refuse(f"{self.be} not JSON: byte {wrong.start} is not UTF-8 text")
        except json.JSONDecodeError as wrong:
            self._refuse(f"{self.be} not JSON: {wrong.msg} in line {wrong.lineno}")
        except RecursionError:
            self._refuse(f"{self.be} nested too deeply: expected {self.deepest} at most")
        except ValueError:
            self._refuse(f"{self.have} a number with too many digits: expected dates and words")

    def _each_once(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                self._refuse(f"{self.say} {shown(name)} twice in one place: expected each {self.part} once")
            seen.add(name)
        return dict(pairs)

    def _no_constant(self, found: str) -> object:
        self._refuse(f"{self.be} not JSON: {found} is no JSON value")

    def _refuse(self, line: str) -> NoReturn:
        raise self.fault(f"{self.name} {line}") from None
