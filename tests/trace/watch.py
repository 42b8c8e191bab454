"""Wraps what can be driven, as each module is first imported: rules, commands, steps, pages and papers.

A module that does not exist yet is wrapped on the day it comes. Wrapping happens before anybody can take a
function out of the module, so `from … import` sees the wrapped one.
"""

import functools
import importlib.abc
import importlib.machinery
import inspect
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from tests.trace import notes, pages

RULES = ("holdfast.procedures.obligations", "holdfast.procedures.guards", "holdfast.procedures.contents")
PACKS = "holdfast.procedures.pack"
COMMAND = "holdfast.cli.main"
STEPS = "holdfast.casework.steps"
PAPERS = "holdfast.documents"
WRONGLY_ASKED = 2


def wrapper_for(name: str) -> Callable[[ModuleType], None] | None:
    """What to do with a module of this name once it has run; None for one that nothing can drive."""
    if name in RULES:
        return wrap_rules
    if name == PAPERS or name.startswith(PAPERS + "."):
        return wrap_papers
    return {PACKS: wrap_packs, COMMAND: wrap_command, STEPS: wrap_steps, pages.HANDLER: pages.wrap}.get(name)


def public_functions(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    """The public functions that a module defines, itself or in modules below it."""
    return [
        (name, value)
        for name, value in vars(module).items()
        if not name.startswith("_")
        and inspect.isfunction(value)
        and value.__module__.startswith(module.__name__)
    ]


def wrap_rules(module: ModuleType) -> None:
    """Note each rule that is asked, and give it the pack without the row that is being proved."""
    for name, function in public_functions(module):
        setattr(module, name, _rule(function, name=f"{module.__name__.rpartition('.')[2]}.{name}"))


def _rule(function: Callable[..., Any], *, name: str) -> Callable[..., Any]:
    @functools.wraps(function)
    def asked(*args: Any, **kwargs: Any) -> Any:
        notes.note("rule", name)
        return function(
            *map(_without_row, args), **{key: _without_row(value) for key, value in kwargs.items()}
        )

    return asked


def _without_row(value: Any) -> Any:
    return (
        notes.pack_for_this_test(value)
        if type(value).__module__ == PACKS and hasattr(value, "without")
        else value
    )


def wrap_packs(module: ModuleType) -> None:
    """Let `pack.load` answer the pack without the row that is being proved."""
    load = module.__dict__["load"]

    @functools.wraps(load)
    def loaded(*args: Any, **kwargs: Any) -> Any:
        return notes.pack_for_this_test(load(*args, **kwargs))

    module.__dict__["load"] = loaded


def wrap_command(module: ModuleType) -> None:
    """Note each command that ran; one that refused its arguments was not driven."""
    main = module.__dict__["main"]

    @functools.wraps(main)
    def ran(argv: Sequence[str] | None = None, *args: Any, **kwargs: Any) -> int:
        status = int(main(argv, *args, **kwargs))
        words = list(sys.argv[1:] if argv is None else argv)
        if status != WRONGLY_ASKED and words:
            notes.note("command", words[0])
        return status

    module.__dict__["main"] = ran


def wrap_steps(module: ModuleType) -> None:
    """Note each function that `step` marks, also where it is given arguments of its own: `@step(…)`."""
    step = module.__dict__["step"]

    @functools.wraps(step)
    def marks(*args: Any, **kwargs: Any) -> Any:
        marked = step(*args, **kwargs)
        if len(args) == 1 and not kwargs and inspect.isfunction(args[0]):
            return _step(marked, of=args[0])
        return lambda function: _step(marked(function), of=function)

    module.__dict__["step"] = marks


def _step(marked: Callable[..., Any], *, of: Callable[..., Any]) -> Callable[..., Any]:
    name = f"{of.__module__.rpartition('.')[2]}.{of.__qualname__}"
    return notes.watched(marked, level="step", name=name)


def wrap_papers(module: ModuleType) -> None:
    """Note each public function that makes a paper."""
    for name, function in public_functions(module):
        if "__trace__" not in function.__dict__:
            short = f"{module.__name__.rpartition('.')[2]}.{name}"
            setattr(module, name, notes.watched(function, level="paper", name=short))


class Finder(importlib.abc.MetaPathFinder):
    """Finds nothing itself: asks the other finders, and has the module wrapped when it has run."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The spec another finder gives for a module that can be driven; None for all others."""
        wrap = wrapper_for(fullname)
        if wrap is None:
            return None
        for finder in sys.meta_path:
            if finder is self:
                continue
            spec = finder.find_spec(fullname, path, target)
            if spec is not None:
                _wrap_after_running(spec, wrap)
                return spec
        return None


def _wrap_after_running(spec: importlib.machinery.ModuleSpec, wrap: Callable[[ModuleType], None]) -> None:
    loader = spec.loader
    if loader is None:
        return
    run = loader.exec_module

    def run_and_wrap(module: ModuleType) -> None:
        run(module)
        wrap(module)

    vars(loader)["exec_module"] = run_and_wrap


def begin() -> None:
    """Watch every import from now on, and wrap what was imported before; doing it twice changes nothing."""
    if any(isinstance(finder, Finder) for finder in sys.meta_path):
        return
    for name, module in list(sys.modules.items()):
        wrap = wrapper_for(name)
        if wrap is not None:
            wrap(module)
    sys.meta_path.insert(0, Finder())
