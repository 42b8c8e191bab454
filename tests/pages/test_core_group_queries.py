"""The pages of a core group ask the database no more of six children than of two, and little of either."""

from uuid import UUID

from holdfast.casework import core_group_completions, core_group_parts, outcome_progress
from holdfast.casework.core_group_parts import PartSaid
from tests import caseload, people
from tests.casework.core_group_house import WARM, core_group
from tests.casework.recorded import at_work
from tests.pages.test_conference_queries import asked
from tests.signed_in import client_as
from tests.standings import TODAY

MOST = 33  # with the eight by which the site knows who asks


def counted(children: tuple[UUID, ...]) -> dict[str, int]:
    """How many queries each page takes, with something said of every child."""
    with at_work(people.WINIFRED):
        meeting = core_group(children=children)
        outcome_progress.record(meeting=meeting, outcome=WARM, children=children, scale=2, today=TODAY)
        core_group_parts.write(
            meeting=meeting, child=children[0], also=children[1:], said=PartSaid(risk_now="Low"), today=TODAY
        )
    client, found = client_as(people.WINIFRED), {}
    for page in ("day", f"outcomes/{WARM}", "attendance", f"children/{children[0]}", "together", "after"):
        found[page.split("/")[0]] = _asked(client, meeting, page)
    with at_work(people.WINIFRED):
        core_group_completions.complete(meeting=meeting, on=TODAY, today=TODAY)
    found["afterwards"] = _asked(client, meeting, "after")
    return found


def _asked(client: object, meeting: UUID, page: str) -> int:
    with asked() as sent:
        answer = client.get(f"/core-groups/{meeting}/{page}")  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return len(sent)


def test_no_page_asks_more_for_more_children(db: None) -> None:
    with at_work(people.WINIFRED):
        few, many = caseload.give(people.WINIFRED, families=(2, 6), today=TODAY).families
    two, six = counted(tuple(few)), counted(tuple(many))
    assert two == six
    assert max(six.values()) <= MOST, six
