"""Who acts: a person with an account, a visitor who has not signed in, or a part of the system."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who acts. `label` is how the log names them: a kind and a key, never a person's name.

    `name` is for the page alone: it says who one is, and tells no two actors apart.
    """

    label: str
    account: UUID | None = None
    name: str = field(default="", compare=False, repr=False)

    def __post_init__(self) -> None:
        """Nobody is not an actor."""
        kind, _, rest = self.label.partition(":")
        if kind not in {"account", "system", "visitor"} or (kind != "visitor") != bool(rest):
            raise ValueError(f"{self.label!r} names nobody: expected account:…, system:… or visitor")

    @property
    def is_person(self) -> bool:
        """Whether somebody has signed in."""
        return self.account is not None


VISITOR = Actor(label="visitor")


def person(*, account: UUID, name: str = "") -> Actor:
    """Somebody who has signed in."""
    return Actor(label=f"account:{account}", account=account, name=name)


def system(*, part: str) -> Actor:
    """A part of the program that acts by itself: a job, a command."""
    return Actor(label=f"system:{part}")
