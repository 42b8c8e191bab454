"""What is written in a part of a draft, a line each, in few words."""

from collections.abc import Iterator

from holdfast.casework import plan_shapes
from holdfast.casework.plan_said import LineSaid, PlanPage
from holdfast.casework.wording import Wording
from holdfast.procedures.plan_words import FLAGS, HOUSEHOLD, PARTS


def says(*, page: PlanPage, part: str, wording: Wording) -> Iterator[str]:
    """What is written in a part, a line each, in few words."""
    if part == "objective":
        yield from filter(None, [page.aim])
    elif part == "rhythm":
        yield from _rhythm(page, wording)
    elif part in ("needs", "outcomes"):
        yield from (each.text for each in (page.needs if part == "needs" else page.outcomes))
    elif part == "contacts":
        for each in page.contacts:
            yield ", ".join(filter(None, [each.who, each.every and f"every {each.every}", each.when]))
    elif part == plan_shapes.AT_HOME:
        for name in HOUSEHOLD:
            yield from (f"{line.who}: {_line(line)}" for line in page.lines_of(name))
    else:
        yield from (_line(each) for each in page.lines_of(part))


def _rhythm(page: PlanPage, wording: Wording) -> Iterator[str]:
    if page.visit_every:
        yield f"A visit every {page.visit_every}"
    if page.core_group_every:
        yield f"A {wording.one(term='core-group')} every {page.core_group_every}"
    if page.rooms_every:
        yield f"The bedroom is seen once in {page.rooms_every} visits"


def _line(line: LineSaid) -> str:
    if line.not_relevant:
        return f"Not needed: {line.why}"
    text = FLAGS.get(line.text, line.text) if _is_flag(line.part) else line.text
    return f"{line.who}: {text}" if line.who and line.part not in HOUSEHOLD else text


def _is_flag(part: str) -> bool:
    return part in PARTS and PARTS[part].shape == "flag"
