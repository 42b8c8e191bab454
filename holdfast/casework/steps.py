"""`@step` and `@read`: what every function of this floor is wrapped in.

A step changes the record, a read shows it. Each is keyword-only, runs inside `access.entry.enter`, wholly
or not at all, and logs in the same transaction what it did, by calling `steps.log(...)`; one that forgets
is an error. An attempt that is refused is undone and logged by `enter` in a transaction of its own.

    @step
    def record(*, given_name: str, …) -> PersonPage:
        …
        steps.log(about="person", about_id=person.id)
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction

from holdfast.access import entry
from holdfast.access.refusals import Refused
from holdfast.audit import log as audit_log

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

STEP, READ = "step", "read"


class NotLogged(RuntimeError):
    """A fault of the program: a step or read that left no entry in the log."""


@dataclass(kw_only=True)
class _Running:
    """A step under way, and how many entries it has logged."""

    what: str
    entries: int = 0
    unlogged: str = ""  # why there need be none


_running: ContextVar[_Running | None] = ContextVar("holdfast_running", default=None)


def step(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Wrap a function that changes the record; raises TypeError for one that takes a positional argument."""
    return _wrap(function, kind=STEP)


def read(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Wrap a function that shows the record; raises TypeError for one that takes a positional argument."""
    return _wrap(function, kind=READ)


def log(*, about: str = "", about_id: UUID | None = None, why: str = "") -> None:
    """Log what the step or read under way does: the noun and key of what it concerns, and the reason given.

    Without a reason, the one with which the transaction was entered. Raises NotLogged outside a step or read.
    """
    running = _running.get()
    if running is None:
        raise NotLogged("nothing is under way: only a step or a read logs")
    entered = entry.current()
    audit_log.record(
        what=running.what, about=about, about_id=about_id, why=why or entered.reason, using=entered.using
    )
    running.entries += 1


def log_each(*, about: str, about_ids: Iterable[UUID], why: str = "") -> None:
    """Log the same of several, an entry each, in one statement. Raises as `log` does."""
    running = _running.get()
    if running is None:
        raise NotLogged("nothing is under way: only a step or a read logs")
    entered, wanted = entry.current(), list(about_ids)
    if wanted:
        audit_log.record_each(
            what=running.what, about=about, about_ids=wanted, why=why or entered.reason, using=entered.using
        )
    running.entries += len(wanted)


def leave_unlogged(*, because: str) -> None:
    """Say that this call of the step or read leaves no entry, and why that hides nothing.

    For what is neither the record nor a reading of it: a draft that is saved every few seconds. A test holds
    that drafts alone use it. Raises NotLogged outside a step or read, ValueError without a reason.
    """
    running = _running.get()
    if running is None:
        raise NotLogged("nothing is under way: only a step or a read leaves its entry out")
    if not because.strip():
        raise ValueError("what leaves no entry must say why")
    running.unlogged = because


def is_step(function: object) -> bool:
    """Whether a function is a step or a read of this floor."""
    return getattr(function, "holdfast_kind", None) in {STEP, READ}


def _wrap(function: Callable[Given, Answer], *, kind: str) -> Callable[Given, Answer]:
    what = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is not parameter.KEYWORD_ONLY:
            raise TypeError(f"{what}: {parameter.name} must be keyword-only")

    @functools.wraps(function)
    def wrapped(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        entered = entry.current()
        running = _Running(what=what)
        token = _running.set(running)
        try:
            with transaction.atomic(using=entered.using):
                answer = function(*args, **kwargs)
                if not running.entries and not running.unlogged:
                    raise NotLogged(f"{what} logged nothing")
                return answer
        except Refused as refusal:
            _note(entered, what=what, refusal=refusal)
            raise
        finally:
            _running.reset(token)

    wrapped.holdfast_kind = kind  # type: ignore[attr-defined]
    return wrapped


def _note(entered: entry.Entered, *, what: str, refusal: Refused) -> None:
    """Have the attempt logged once, by the innermost step, when the transaction has ended."""
    if refusal.noted:
        return
    refusal.noted = True
    attempt = entry.Attempt(
        actor=entered.actor, what=what, about=refusal.about, about_id=refusal.about_id, why=str(refusal)
    )
    entered.attempts.append(attempt)
