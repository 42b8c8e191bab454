"""The two mistakes that are named in one line: a pack that is wrong, and facts that are wrong."""

import json


class Fault(Exception):
    """A mistake in what was given; its text is one line that says where, what was found and what was
    expected.
    """


class PackFault(Fault):
    """A procedure or its settings are wrong: the line names file, entry, found and expected."""


class CaseFault(Fault):
    """The facts of a case are wrong: the line names the event, what was found, what was expected."""


def shown(value: object) -> str:
    """Show a value in a line: short, on one line, as it would be written in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f'"{value}"' if isinstance(value, str) else _written(value)
    text = "".join(each if each.isprintable() else " " for each in text)
    return text if len(text) <= 60 else f"{text[:56]}…{text[-1]}"


def _written(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)
    )


def one_of(words: object) -> str:
    """Say which words are expected: `one of a, b, c`."""
    return f"one of {', '.join(sorted(str(word) for word in words))}"  # type: ignore[attr-defined]
