"""What may happen with views and papers of a conference: asked for, recorded, used, sent."""

from holdfast.casework import papers_sent, views
from holdfast.records.models import PaperSent, View
from tests.casework.walks.asking import invitation, meeting
from tests.casework.walks.cast import NOWHERE, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, rule


@rule
def ask_for_views(walk: Walk) -> None:
    of = meeting(walk)
    who = [invitation(walk, of) for _ in range(walk.one((1, 2)))]
    walk.do(SERVICE, views.ask_for, meeting=of, invitations=who, on=walk.day())


@rule
def record_a_view(walk: Walk) -> None:
    of = meeting(walk)
    walk.do(
        [*SERVICE, *WORKERS],
        views.record,
        meeting=of,
        text=walk.words("I want help"),
        how=walk.right("form", "said", "sung"),
        on=walk.day(),
        invitation=walk.one((invitation(walk, of), None)),
        side=walk.right("", "parent", "child", "nobody"),
        who=walk.words("Mary Example"),
        role=walk.right("mother", "", "king"),
        child=walk.one((None, walk.child())),
        ending=walk.words("It should end"),
    )


@rule
def use_a_view(walk: Walk) -> None:
    view = walk.key(lambda: View.objects.order_by("id").values_list("id", flat=True))
    walk.do([*SERVICE, *WORKERS], views.use, view=view, used=walk.words("A breakfast club"))


@rule
def send_papers(walk: Walk) -> None:
    rows = PaperSent.objects.order_by("id").values_list("id", flat=True)
    papers = walk.some([*walk.look(lambda: rows), NOWHERE])
    walk.do(SERVICE, papers_sent.sent, papers=papers, on=walk.day(-5), how=walk.right("post", "pigeon"))
