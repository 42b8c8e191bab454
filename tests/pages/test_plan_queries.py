"""The pages of a plan and of a core group ask the database no more of a family of six than of four.

Nor of a longer history; and few questions in all. benchmarks/plans.py says how long they take.
"""

from django.utils import timezone

from tests import people, signed_in
from tests.casework import plan_history
from tests.casework.plan_history import History
from tests.casework.recorded import at_work
from tests.pages.test_conference_queries import asked


def pages_of(history: History) -> dict[str, str]:
    """The addresses that a family's plans and core group are worked with."""
    child, plan, draft = history.children[0], history.plans[0], history.drafts[0]
    meeting = history.meeting
    return {
        "the plan tab": f"/children/{child}/plan",
        "a version": f"/plans/{plan}",
        "what it changed": f"/plans/{plan}/difference",
        "signatures": f"/plans/{plan}/signatures",
        "as the family reads it": f"/plans/{plan}/family",
        "the draft": f"/plans/{draft}/write",
        "a part of the draft": f"/plans/{draft}/write/risks",
        "a core group": f"/core-groups/{meeting}",
        "its day": f"/core-groups/{meeting}/day",
        "one outcome": f"/core-groups/{meeting}/outcomes/{history.outcomes[0]}",
        "the timeline": f"/children/{child}/timeline",
        "the child": f"/children/{child}",
    }


PROMISED = 23
"""With the eight by which the site knows who asks; under 25 with the line of the log and the question who may
see the children, which names the log and is not counted here either.
"""


def counted(history: History) -> dict[str, int]:
    """How many questions each page takes."""
    client, found = signed_in.client_as(people.WINIFRED), {}
    for name, path in pages_of(history).items():
        with asked() as sent:
            answer = client.get(path)
        assert answer.status_code == 200, (path, answer.content.decode()[:500])
        found[name] = len(sent)
    return found


def built(children: int, years: int) -> History:
    with at_work(people.WINIFRED):
        return plan_history.build(children=children, years=years, today=timezone.localdate())


def test_no_page_asks_more_of_six_children_with_a_longer_history(db: None) -> None:
    four, six = counted(built(4, 1)), counted(built(6, 2))
    assert {name: (four[name], six[name]) for name in six if six[name] > four[name]} == {}
    assert {name: count for name, count in six.items() if count > PROMISED} == {}
