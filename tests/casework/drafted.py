"""A detailed plan in a draft: begun from an outline plan in the same words for each child, and read."""

from datetime import datetime, timedelta
from uuid import UUID

from holdfast.casework import plan_drafts, plan_families, plan_said, plan_shapes, plans
from holdfast.casework.plan_said import LineSaid, PlanPage
from holdfast.casework.plans import ActionSaid, ContactSaid, NeedSaid, OutcomeSaid
from holdfast.records.models import Plan, PlanLine
from tests import people
from tests.casework import recorded
from tests.casework.recorded import NOW
from tests.standings import TODAY

HOT = NeedSaid(text="To be warm")
ADA, BEN = people.ADA.id, people.BEN.id
NIGHTS, EVERY_NIGHT, ROTA = "Supervision at night", "Looked after every night", "Write the rota"
LINES = (
    ("concerns", "Alone on three nights"), ("expectations", "At home every night"),
    ("recommendations", "Complete it"), ("protective_actions", "Gran stays"),
    ("protective_actions", "No visitors"),
)  # fmt: skip


def nights() -> NeedSaid:
    """A need with an outcome and an action."""
    rota = ActionSaid(text=ROTA, who="Mary Example", role="mother")
    return NeedSaid(text=NIGHTS, outcomes=[OutcomeSaid(text=EVERY_NIGHT, actions=[rota])])


def outlined(*children: UUID) -> None:
    """An outline plan of each child, in the same words."""
    plans.record(
        children=list(children), part="outline", made_on=TODAY - timedelta(days=3), today=TODAY,
        at="conference", aim="Safe nights", needs=[nights()], visit_every="2 weeks",
        contacts=[ContactSaid(who="Tilda Teacher", every="1 week")],
    )  # fmt: skip
    for child in children:
        plan = Plan.standing.filter(registration__child=child, part="outline").latest("known_from")
        for place, (part, text) in enumerate(LINES, 1):
            recorded.make(PlanLine, plan=plan, part=part, text=text, place=place)


def begun(*children: UUID) -> list[UUID]:
    """Drafts begun from such outline plans."""
    outlined(*children)
    return list(plan_drafts.begin(children=list(children), today=TODAY))


def page(plan: UUID) -> PlanPage:
    """A plan as it stands."""
    return plan_said.page(plan=Plan.objects.get(id=plan))


def texts(plan: UUID, part: str) -> list[str]:
    """What the lines of a part say."""
    return [each.text for each in page(plan).lines_of(part)]


def line(part: str, text: str, **said: object) -> LineSaid:
    """One line."""
    return LineSaid(part=part, text=text, **said)  # type: ignore[arg-type]


def write(plan: UUID, part: str, *lines: LineSaid, **options: object) -> None:
    """Write a part."""
    plan_drafts.write_lines(plan=plan, part=part, lines=lines, today=TODAY, now=NOW, **options)  # type: ignore[arg-type]


def moment(plan: UUID, part: str) -> datetime:
    """The version of a part, as a page gives it."""
    return plan_families.last_written(rows=plan_shapes.rows(plans=[plan], part=part))


def outcome(plan: UUID, said: OutcomeSaid, need: NeedSaid, key: UUID | None = None, **more: object) -> UUID:
    """Write an outcome; answers its key."""
    return plan_drafts.write_outcome(
        plan=plan, outcome=key, said=said, need=need, today=TODAY, now=NOW,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def make(plan: UUID) -> None:
    """A draft made the plan, as the step that does it leaves it."""
    Plan.objects.filter(id=plan).update(state="made")
