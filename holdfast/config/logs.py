"""Structured logs: events and identifiers, never a name, an address, a form's contents or a query string.

Every line, ours or a library's, passes the same gate. An event of ours keeps only the keys of KEPT; a
library's message keeps its template, never what was put into it; an exception keeps its kinds and places,
never its words.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

# What a line may hold. A key that is not here is left out and named in `left_out`: the omission is seen.
KEPT = frozenset({
    "event", "level", "logger", "timestamp", "exception", "left_out",
    "reference", "method", "route", "status", "milliseconds", "authority", "actor",
    "job", "job_id", "attempt", "count", "command", "version",
})  # fmt: skip
EVENT = re.compile(r"[a-z][a-z0-9 _.-]{0,79}")
VALUE = re.compile(r"[A-Za-z0-9 _.:+-]{0,80}")
OURS = Path(__file__).resolve().parent.parent.parts
PLACES = 3  # frames kept of a library that raised; our own are all kept
QUIET = {
    "django.request": "ERROR", "django.server": "WARNING", "procrastinate": "WARNING",
    "django.security.DisallowedHost": "CRITICAL",  # our own line says 400; no trace for each probe
}  # fmt: skip


def configuration(*, mode: str) -> dict[str, Any]:
    """The logging configuration for a mode: lines a person reads in development, JSON otherwise."""
    return {"mode": mode}


def configure(settings: dict[str, Any]) -> None:
    """Put the configuration in force; Django calls it once at start-up."""
    handler = stream_handler(mode=settings["mode"], stream=sys.stderr)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name in ("django", "django.server"):  # Django's own handlers know nothing of the gate
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    logging.getLogger("django.request").addFilter(says_more_than_ours)
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def stream_handler(*, mode: str, stream: TextIO) -> logging.Handler:
    """A handler that lets nothing past the gate."""
    handler = logging.StreamHandler(stream)
    last: Processor = structlog.processors.JSONRenderer() if mode == "production" else readable
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.contextvars.merge_contextvars],
            processors=[
                strip_foreign,
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                name_exception,
                keep_known,
                last,
            ],
            use_get_message=False,
            pass_foreign_args=True,
        )
    )
    return handler


def says_more_than_ours(record: logging.LogRecord) -> bool:
    """Whether Django's line about a request tells of an exception; all else our own line tells."""
    return bool(record.exc_info)


def strip_foreign(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Of a library's line keep the template of its message; a message already put together is left out."""
    record: logging.LogRecord = line["_record"]
    if line.get("_from_structlog"):
        return line
    template = str(record.msg) if line.get("positional_args") else ""
    kept = {key: line[key] for key in ("_record", "_from_structlog", "reference", "exc_info") if key in line}
    said = re.sub(r"%[^a-zA-Z]*[a-zA-Z]|[^A-Za-z0-9 _.-]", "", template).strip().lower()
    return {
        **kept,
        "event": said[:80] if said[:1].isalpha() else f"{record.module}.{record.funcName}".lower(),
    }


def name_exception(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Put kinds and places in an exception's stead: its words and variables may hold a child's name."""
    raised: ExcInfo | BaseException | bool | None = line.pop("exc_info", None)
    line.pop("stack_info", None)
    if raised is True:
        problem = sys.exc_info()[1]
    else:
        problem = raised[1] if isinstance(raised, tuple) else raised or None
    if isinstance(problem, BaseException):
        line["exception"] = [told(each) for each in chain(problem)]
    return line


def chain(problem: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it came from, the outermost first."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        yield problem
        problem = problem.__cause__ or problem.__context__


def told(problem: BaseException) -> dict[str, Any]:
    """The kind of an exception, the database's code for it where it has one, and where it was raised."""
    kind = type(problem)
    said: dict[str, Any] = {
        "kind": f"{kind.__module__}.{kind.__qualname__}",
        "places": places(problem.__traceback__),
    }
    state = getattr(problem, "sqlstate", None)
    return {**said, "sqlstate": state} if isinstance(state, str) else said


def places(trace: TracebackType | None) -> list[str]:
    """File, line and function of our own frames and of the innermost, without this machine's folders."""
    frames = [(Path(frame.filename).parts, frame.lineno, frame.name) for frame in traceback.extract_tb(trace)]
    inner = len(frames) - PLACES
    kept = [frame for number, frame in enumerate(frames) if number >= inner or frame[0][: len(OURS)] == OURS]
    return [f"{'/'.join(parts[-3:])}:{line} {name}" for parts, line, name in kept]


def keep_known(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Let only known keys with plain values through; what is left out is named."""
    kept = {key: value for key, value in line.items() if key in KEPT and harmless(key, value)}
    left_out = sorted(key for key in line if key not in kept and not key.startswith("_"))
    if left_out:
        kept["left_out"] = [key if EVENT.fullmatch(key) else "a key" for key in left_out]
    kept.setdefault("event", "an event without a plain name")
    return kept


def harmless(key: str, value: Any) -> bool:
    """Whether a value is of the kind that its key promises."""
    if key == "event":
        return isinstance(value, str) and bool(EVENT.fullmatch(value))
    if key in {"exception", "left_out"} or value is None or isinstance(value, int | float):
        return True
    return bool(VALUE.fullmatch(str(value)))


def readable(_: WrappedLogger, __: str, line: EventDict) -> str:
    """One line for a person at a terminal; an exception's places below it."""
    clock, level = str(line.pop("timestamp", ""))[11:19], line.pop("level", "")
    head = f"{clock} {level:<8}{line.pop('logger', '')}: {line.pop('event')}"
    raised = line.pop("exception", [])
    rest = " ".join(f"{key}={value}" for key, value in line.items() if value is not None)
    below = [f"    {each['kind']} at {' < '.join(reversed(each['places'])) or 'no place'}" for each in raised]
    return "\n".join([f"{head} {rest}".rstrip(), *below])
