"""What every cited entry of a pack has, and when it is in force: guards, contents, rules of quality."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cited:
    """The head of an entry, as `duty_reading.head` reads it."""

    id: str
    say: str
    cite: str
    requirement: tuple[str, ...]
    modality: str
    in_from: date | None
    in_until: date | None
    reading: str | None

    def in_force(self, on: date | None) -> bool:
        """Whether this version judges what is of this day; where no day is said, the newest version does."""
        if on is None:
            return self.in_until is None
        return (self.in_from is None or on >= self.in_from) and (self.in_until is None or on < self.in_until)
