"""One example call of every step of casework, each inside an authority as somebody who may.

An example is a function that makes what the step needs and answers the call itself. They stand in
`tests/casework/examples/`, one module a noun; whoever writes a step adds its example there:

    @example("visits.record", by=people.WINIFRED)
    def record() -> Call:
        return lambda: visits.record(visit=…, today=TODAY)
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

from tests import people
from tests.people import Member

Call = Callable[[], object]


@dataclass(frozen=True)
class Example:
    """A step by its name (`module.function`), who does it, and what makes the call."""

    step: str
    by: Member
    make: Callable[[], Call]
    system: str = ""  # the part of the program that does it, where no person may


EXAMPLES: dict[str, Example] = {}


def example(
    step: str, *, by: Member = people.WINIFRED, system: str = ""
) -> Callable[[Callable[[], Call]], Callable[[], Call]]:
    """Register the example of a step."""

    def register(make: Callable[[], Call]) -> Callable[[], Call]:
        assert step not in EXAMPLES, f"two examples of {step}"
        EXAMPLES[step] = Example(step, by, make, system)
        return make

    return register


def all_examples() -> dict[str, Example]:
    """Every example, from every module of `tests/casework/examples/`."""
    folder = importlib.import_module("tests.casework.examples")
    for module in pkgutil.iter_modules(folder.__path__):
        importlib.import_module(f"tests.casework.examples.{module.name}")
    return dict(sorted(EXAMPLES.items()))


def all_steps() -> set[str]:
    """Every step of casework, by the name that the log has for it."""
    casework = importlib.import_module("holdfast.casework")
    found = set()
    for module in pkgutil.iter_modules(casework.__path__):
        loaded = importlib.import_module(f"holdfast.casework.{module.name}")
        found |= {
            f"{module.name}.{name}"
            for name, each in vars(loaded).items()
            if getattr(each, "holdfast_kind", "") == "step" and each.__module__ == loaded.__name__
        }
    return found
