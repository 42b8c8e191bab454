"""Every address that the site answers, from Django's own list of them; with arguments to try each with.

A new page is tried by itself. An address with an argument that stands nowhere below cannot be tried, and
`Unknown` names it: say here what fills it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.pages.full_house import House

NONE = UUID("01900000-0000-7000-8000-999999999999")  # of nothing that there is

Arguments = Mapping[str, object]


class Unknown(Exception):
    """An address that nobody has said how to fill."""


@dataclass(frozen=True)
class Address:
    """One address, by its name, and the names of its arguments."""

    name: str
    arguments: tuple[str, ...]

    def filled(self, house: House, **instead: object) -> str:
        """As a path, about what is in the house. Raises Unknown."""
        known = {each: _fill(self, each, house) for each in self.arguments}
        known |= {each: value for each, value in instead.items() if each in known}
        return reverse(self.name, kwargs=known)

    def about_nothing(self, house: House) -> str:
        """As a path with keys of nothing that there is."""
        known = {each: _fill(self, each, house) for each in self.arguments}
        return reverse(self.name, kwargs={name: _nothing(value) for name, value in known.items()})


def every() -> list[Address]:
    """All of them, in the order of the site's own list."""
    return list(_within(get_resolver()))


def _within(resolver: URLResolver) -> Iterator[Address]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _within(each)
        elif isinstance(each, URLPattern):
            assert each.name, f"{each.pattern} has no name"
            yield Address(each.name, tuple(each.pattern.converters))


def _part(name: str) -> Callable[[House], object]:
    """What the house has by that name."""
    return lambda house: house.parts[name]


# What fills an argument, by its name; where one name means several things, by the address beside it.
FILLED: Mapping[str, Callable[[House], object]] = {
    "child": lambda house: house.child,
    "team": lambda house: house.team,
    "key": lambda house: house.due,
    "emergency": lambda house: house.emergency,
    "held": lambda house: house.held,
    "procedure": lambda _: "jersey",
    "token": lambda house: house.token,
    "factor": lambda house: house.factor,
    "account": lambda house: house.account,
    "reset": lambda house: house.reset,
    "carry_in": lambda house: house.carry_in,
    "number": lambda _: 1,
    "person": lambda house: house.person,
    "cover": lambda house: house.cover,
    "plan": lambda house: house.parts["plan"],
    "action": lambda house: house.parts["action"],
    "outcome": lambda house: house.parts["outcome"],
    "what": lambda _: "note",
    "plan-milestone what": lambda _: "begun",
    "plan-make plan": lambda house: house.parts["draft"],
    "plan-difference plan": lambda house: house.parts["draft"],
    **{
        name: _part(name)
        for name in (
            *("meeting", "request", "invitation", "report", "paper", "disagreement", "enquiry"),
            *("assessment", "contribution", "specialist", "entry", "alert", "view"),
        )
    },
    "asked": lambda house: house.parts["request"],
    "member": _part("member"),
    "core-group-answer asked": _part("help asked"),
    "decision": _part("group decision"),
    "signatory": _part("signatory"),
    "commitment": _part("commitment"),
    "renegotiation": _part("renegotiation"),
    "transfer": lambda house: house.parts["transfer"],
    "support-plan-end plan": lambda house: house.parts["support plan"],
    **{
        f"{name} plan": _part("draft")
        for name in ("plan-draft", "plan-draft-drop", "plan-outcome", "plan-outcome-add", "plan-part")
    },
    "plan-outcome outcome": _part("draft outcome"),
    "plan-part part": lambda _: "responsibilities",
    "item": lambda _: "introductions",
    "of": lambda house: house.failed,
    "visit part": lambda house: house.parts["visit"],
    "visit-correct part": lambda house: house.parts["visit"],
    "note part": lambda house: house.parts["note"],
    "withdraw part": lambda house: house.parts["note"],
    "withdrawn part": lambda house: house.parts["note"],
}


def _fill(address: Address, argument: str, house: House) -> object:
    known = FILLED.get(f"{address.name} {argument}") or FILLED.get(argument)
    if argument == "meeting" and address.name.startswith("core-group") and address.name != "core-group-name":
        return house.parts["core group"]  # they answer of no conference
    if known is None:
        raise Unknown(f"{address.name}: nobody has said in tests/pages/addresses.py what its {argument} is")
    return known(house)


def _nothing(value: object) -> object:
    """Something of the same kind that there is not."""
    if isinstance(value, UUID):
        return NONE
    return 999_999 if isinstance(value, int) else "no-such-thing"
