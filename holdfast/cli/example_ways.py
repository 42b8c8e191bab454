"""A family of the example on its way to a conference, and the single things that people do for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from holdfast.cli.example_staff import Staff


@dataclass(frozen=True, kw_only=True)
class Child:
    """An invented child of the way: a given name, the years of age, the sex."""

    name: str
    age: int
    sex: str


@dataclass(kw_only=True)
class Way:
    """One family on its way to a conference, and what has become of it so far."""

    staff: Staff
    name: str
    children_said: tuple[Child, ...]
    worker: UUID
    keys: list[UUID] = field(default_factory=list)
    known: dict[str, UUID] = field(default_factory=dict)  # the mother, the request, the meeting

    @property
    def key(self) -> UUID:
        """The key of the conference, once it is arranged."""
        return self.known["meeting"]

    @property
    def mother(self) -> UUID:
        """The key of the mother, once she is known."""
        return self.known["mother"]

    @property
    def children(self) -> tuple[UUID, ...]:
        """The keys of the children, the eldest first."""
        return tuple(self.keys)


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing done by one person, on one day."""

    who: UUID
    why: str
    act: Callable[[], object]
