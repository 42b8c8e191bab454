"""What may happen where several write in a draft, or one writes for several children."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from holdfast.access.children import May
from holdfast.casework import plan_draft_pages, plan_drafts, plan_shapes
from holdfast.casework.plan_draft_pages import PartPage
from holdfast.casework.plan_said import LineSaid
from holdfast.records.models import Plan
from tests.casework.walks.planning import SHARED, child_of, may, named, nothing_falls_due, others
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member


@often
def two_write_at_once(walk: Walk) -> None:
    """Two open the same part: the second is told of the first, and writes elsewhere unhindered."""
    rows = Plan.drafts_too.filter(state="draft", registration__until_on=None).order_by("id")
    plan = walk.key(lambda: rows.values_list("id", flat=True), wrong=99)
    part, other = walk.one(SHARED), "concerns"
    asked = {plan_shapes.may(part=each) for each in (part, other)}
    who = may(walk, child_of(walk, plan), May.WRITE if May.WRITE in asked else May.CONTRIBUTE)
    if not who:
        return
    one, two = walk.one(who), walk.one(who)
    seen = [_opened(walk, by, plan, each) for by, each in ((one, part), (two, part), (two, other))]
    if None in seen:
        return
    text = f"{named(walk, child_of(walk, plan))}, number {walk.fresh()}"
    also = others(walk, plan) if walk.yes() else []
    if not _written(walk, one, plan, part, text, seen[0], also):
        assert also, f"{one.name} opened “{part}” to write, and could not"
        return
    again = _written(walk, two, plan, part, f"{text}, too", seen[1], [])
    assert not again, f"{two.name} wrote over what {one.name} wrote meanwhile"
    assert text in _texts(walk, two, plan, part), "what was written first is gone"
    elsewhere = _written(walk, two, plan, other, f"{text}, elsewhere", seen[2], [])
    assert elsewhere, f"{two.name} was kept from “{other}” by what was written in “{part}”"


def _opened(walk: Walk, by: Member, plan: UUID, part: str) -> datetime | None:
    with walk.acting(by):
        page: PartPage = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return page.version


def _written(
    walk: Walk, by: Member, plan: UUID, part: str, text: str, seen: datetime | None, also: Sequence[UUID]
) -> bool:
    done = walk.done
    with nothing_falls_due(walk):
        walk.do_as(
            by, plan_drafts.write_lines, plan=plan, part=part, lines=[LineSaid(part=part, text=text)],
            seen=seen, also=also,
        )  # fmt: skip
    return walk.done > done


def _texts(walk: Walk, by: Member, plan: UUID, part: str) -> list[str]:
    with walk.acting(by):
        page = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return [each.text for each in page.plan.lines_of(part)]


@rule
def share_and_change_for_one(walk: Walk) -> None:
    """What is written for two is one part; changed for one alone it is a part of its own, in both."""
    rows = Plan.drafts_too.filter(state="draft", registration__until_on=None).order_by("id")
    plan = walk.key(lambda: rows.values_list("id", flat=True), wrong=99)
    who = may(walk, child_of(walk, plan), May.WRITE)
    also = [each for each in others(walk, plan) if set(may(walk, child_of(walk, each), May.WRITE)) & set(who)]
    who = [each for each in who if all(each in may(walk, child_of(walk, other), May.WRITE) for other in also)]
    if not who or not also or not walk.careful:
        return
    by, part, number = walk.one(who), walk.one(SHARED), walk.fresh()
    if not _written(walk, by, plan, part, f"Shared {number}", None, also):
        return
    keys = {each: _keys(walk, by, each, part, f"Shared {number}") for each in (plan, *also)}
    assert len(set(keys.values())) == 1, "what was written for several has several keys"
    assert _written(walk, by, plan, part, f"Alone {number}", None, [])
    for each in also:
        assert _keys(walk, by, each, part, f"Shared {number}") == keys[each], "one's own changed another's"
    own = _keys(walk, by, plan, part, f"Alone {number}")
    assert own != keys[plan], "what is one's own has the key of what is shared"


def _keys(walk: Walk, by: Member, plan: UUID, part: str, text: str) -> UUID | None:
    with walk.acting(by):
        page = plan_draft_pages.show_part(plan=plan, part=part, today=walk.today)
    return next((each.key for each in page.plan.lines_of(part) if each.text == text), None)
