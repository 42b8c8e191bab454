"""Where a walk begins: at nothing, at a conference that is arranged, or at one that was held."""

from datetime import timedelta
from uuid import UUID

from holdfast.casework import conference_invitations, conference_people, conference_reports, conferences
from tests import people
from tests.casework.walks import making, the_day
from tests.casework.walks.cast import JERSEY
from tests.casework.walks.walk import Walk

REVIEW, FIRST = "review", "initial"
OF = {
    REVIEW: ([people.ADA.id, people.BEN.id], [people.ADA.id], [people.UMA.id], [people.NELL.id]),
    FIRST: ([people.UNBORN.id], [people.OLIVE.id], [people.UNBORN.id, people.OLIVE.id]),
}


def begin(walk: Walk) -> None:
    """Come to where a walk begins, by the steps, as those who may."""
    if walk.one((True, False, False)) or walk.cast is not JERSEY:
        making.make_the_first_outline(walk)
        making.plan_rightly(walk)
        return
    for kind in walk.one(((REVIEW,), (REVIEW, FIRST), (FIRST,), ())):
        meeting = _arranged(walk, kind)
        if meeting is not None and walk.yes():
            _invited(walk, meeting)
        if meeting is not None and walk.chance(3):
            walk.pass_time(7)
            the_day.hold_a_conference_rightly(walk)


def _arranged(walk: Walk, kind: str) -> UUID | None:
    return walk.do(
        [people.CONNIE], conferences.arrange, kind=kind, children=walk.one(OF[kind]),
        for_on=walk.today + timedelta(days=7), arranged_on=walk.today, reasons={"*": "an invented reason"},
    )  # fmt: skip


def _invited(walk: Walk, meeting: UUID) -> None:
    """Whoever is on the record, a partner too; the chair appointed, a report begun."""
    page = walk.do([people.CONNIE], conference_people.of_meeting, meeting=meeting)
    if page is not None and page.proposed:
        keys = [each.key for each in page.proposed]
        walk.do([people.CONNIE], conference_invitations.invite, meeting=meeting, who=keys)
    walk.do(
        [people.CONNIE], conference_invitations.add, meeting=meeting, role="health-visitor", why="involved",
        account=people.PENNY.account,
    )  # fmt: skip
    walk.do([people.CONNIE], conferences.appoint, meeting=meeting, chair=people.CHLOE.account)
    walk.do([people.PENNY], conference_reports.begin, meeting=meeting, kind="agency")
