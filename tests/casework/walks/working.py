"""What may happen between conferences: visits, notes, core groups, what else happened, what is withdrawn."""

from uuid import UUID

from holdfast.casework import (
    chair_checks,
    chronologies,
    enquiries,
    meetings,
    milestones,
    notes,
    plans,
    tellings,
    variations,
    visits,
    withdrawals,
)
from holdfast.casework.tellings import To
from holdfast.procedures.words import ROLES
from holdfast.records.models import (
    ChronologyEntry,
    Meeting,
    MeetingChild,
    Obligation,
    PracticeAlert,
    VisitChild,
)
from tests import people
from tests.casework.field_work import not_seen, seen, visit
from tests.casework.walks.asking import meeting
from tests.casework.walks.cast import MANAGERS, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, often, rule

EVENTS = (
    *("supervision", "new-concerns", "missing", "found", "record-distributed", "considered", "nothing"),
    *("appointment-missed", "assessment-completed", "circumstances-changed", "child-in-need-plan-ended"),
)


@often
def days_go_by(walk: Walk) -> None:
    walk.pass_time(walk.one((1, 1, 3, 7, 14, 25)))


@rule
def visit_children(walk: Walk) -> None:
    children = [seen(each, alone=walk.yes()) for each in walk.family()]
    said = visit(walk.day(), *children, place=walk.right("home", "school", "moon"))
    walk.do([*WORKERS, people.PENNY], visits.record, visit=said)


@rule
def see_nobody(walk: Walk) -> None:
    children = [not_seen(each, walk.right("refused", "absent", "rain")) for each in walk.family()]
    walk.do([*WORKERS, people.PENNY], visits.record_failed, visit=visit(walk.day(), *children))


@rule
def tell_of_a_visit(walk: Walk) -> None:
    parts = walk.look(lambda: VisitChild.standing.order_by("id").values_list("id", "child_id"))
    part, child = walk.one(parts[-4:]) if parts else (people.ADA.id, people.ADA.id)
    to = To(account=walk.one((people.MALCOLM, people.SASHA, people.CHLOE)).account)
    made = walk.do(
        WORKERS, tellings.tell, children=[child], whom=walk.right("team-manager", "social-worker", "king"),
        of=str(part), of_kind=walk.right("visit", "note"), on=walk.day(-5), to=[to],
    )  # fmt: skip
    if made and walk.yes():
        walk.do(MANAGERS, tellings.acknowledge, tellings=made)


@rule
def write_a_case_note(walk: Walk) -> None:
    children = {each: walk.words("Late twice") for each in walk.family()}
    walk.do(
        [*WORKERS, people.PENNY],
        notes.record,
        kind=walk.right("school", "gossip"),
        on=walk.day(),
        children=children,
        text=walk.words("Both in school"),
    )


@rule
def something_else_happens(walk: Walk) -> None:
    event = walk.one(EVENTS)
    said: dict[str, object] = {}
    if event == "supervision":
        said = {"risk_considered": walk.yes(), "assessment_needed": walk.yes()}
    if event == "considered":
        said = {"what": "early-review", "decision": "no", "reason": "near", "by": "team-manager"}
    walk.do(
        [*WORKERS, *SERVICE, people.PENNY],
        milestones.record,
        event=event,
        children=walk.family(),
        on=walk.day(-40),
        said=walk.right(said, {"weather": "fine"}),
        reasons=walk.reasons(),
        breach=walk.one(("", "it was late")),
    )


@rule
def hold_a_core_group(walk: Walk) -> None:
    rows = Meeting.objects.filter(held_on=None, cancelled_on=None, kind="core-group").order_by("id")
    arranged = walk.key(lambda: rows.values_list("id", flat=True))
    parts = MeetingChild.standing.filter(meeting=arranged).order_by("id")
    children = walk.look(lambda: parts.values_list("child", flat=True)) or walk.family()
    walk.do(
        WORKERS,
        meetings.hold,
        kind="core-group",
        children=children,
        held_on=walk.day(-5),
        meeting=walk.right(arranged, None),
        members=["social-worker", "mother"],
        decisions_recorded=walk.unsaid(),
        next_on=walk.one((None, walk.ahead())),
        core_group_every=walk.right("", "4 weeks", "often"),
        reasons=walk.reasons(),
        breach=walk.one(("", "the hour was not fixed")),
    )


@rule
def hold_a_meeting_in_small(walk: Walk) -> None:
    """A conference written down in one form, as it was before all of it was kept here."""
    kind = walk.one(("initial-conference", "review-conference", "looked-after-review"))
    children = walk.family()
    decided = {each: walk.one(("plan", "continue", "end", "no-plan", "deferred")) for each in children}
    walk.do(
        SERVICE,
        meetings.hold,
        kind=kind,
        children=children,
        held_on=walk.day(-5),
        decisions=decided,
        meeting=walk.right(None, meeting(walk)),
        categories=walk.one(([], ["neglect"], ["harm"])),
        grounds=walk.one(("", "no-longer-at-risk")),
        then=walk.one(("", "child-in-need")),
        quorate=walk.unsaid(),
        members=walk.right(["conference-chair", "social-worker", "health-visitor", "mother"], [], ["king"]),
        next_on=walk.one((None, walk.ahead())),
        next_core_group_on=walk.one((None, walk.ahead(0, 10))),
        next_core_group_at=walk.hour(),
        core_group_every="4 weeks",
        reasons=walk.reasons(),
        breach=walk.one(("", "the hour was not fixed")),
    )


@rule
def make_a_plan(walk: Walk) -> None:
    walk.do(
        [*WORKERS, people.CONNIE], plans.record, children=walk.family(),
        part=walk.right("detailed", "outline", "secret"), made_on=walk.day(-30), aim="Safe and warm",
        visit_every=walk.right("3 weeks", "", "often"), core_group_every=walk.right("4 weeks", ""),
        reasons=walk.reasons(),
    )  # fmt: skip


@rule
def put_a_date_off(walk: Walk) -> None:
    child = walk.child()
    rows = Obligation.objects.filter(child_id=child, gone=False).order_by("key")
    keys = walk.look(lambda: rows.values_list("key", flat=True))
    walk.do(
        MANAGERS, variations.vary, child=child, key=walk.right(walk.one(keys or ["none"]), "none"),
        until_on=walk.ahead(), agreed_by=walk.right("team-manager", *sorted(ROLES)[:3], "king"),
        reason=walk.words("in hospital"),
    )  # fmt: skip


@rule
def withdraw(walk: Walk) -> None:
    what = walk.one(tuple(withdrawals.KINDS))
    model = withdrawals.KINDS[what].model
    part = walk.key(lambda: model.objects.order_by("id").values_list("id", flat=True))
    walk.do(
        [*MANAGERS, *WORKERS], withdrawals.withdraw, what=what, part=part, why=walk.words("another child")
    )


@rule
def correct_a_visit(walk: Walk) -> None:
    part = walk.key(lambda: VisitChild.standing.order_by("id").values_list("id", flat=True))
    row = walk.look(lambda: VisitChild.objects.filter(id=part).values_list("child", "visit__known_from"))
    child, version = row[0] if row else (people.ADA.id, walk.now)
    said = visit(walk.day(), seen(child, said="I like it here."))
    walk.do(WORKERS, visits.correct, part=part, seen=version, reason=walk.words("the wrong day"), visit=said)


@rule
def choose_for_the_chronology(walk: Walk) -> None:
    by = [*WORKERS, people.PENNY]
    if walk.chance(3):
        which = walk.key(lambda: ChronologyEntry.objects.order_by("id").values_list("id", flat=True))
        walk.do(by, chronologies.take_out, entry=which, why=walk.words("Twice"))
        return
    if walk.yes():
        walk.do(
            by, chronologies.write_own, child=walk.child(), on=walk.day(), text=walk.words("Missed a clinic")
        )
        return
    part = walk.key(lambda: VisitChild.objects.order_by("id").values_list("id", flat=True))
    walk.do(
        by,
        chronologies.choose,
        child=walk.child(),
        part=part,
        text=walk.words("Seen alone"),
        significance="Heard",
    )


@rule
def look_half_way(walk: Walk) -> None:
    chairs = (people.CHLOE, people.RORY)
    if walk.yes():
        walk.do(
            chairs, chair_checks.check, child=walk.child(), on=walk.day(), on_course=walk.yes(),
            text=walk.words("Moving"),
        )  # fmt: skip
        return
    to = walk.one((people.MALCOLM, people.MARTHA, people.WINIFRED)).account
    walk.do(chairs, chair_checks.alert, child=walk.child(), to=to, text=walk.words("No core group"))


@rule
def answer_an_alert(walk: Walk) -> None:
    alert: UUID = walk.key(lambda: PracticeAlert.objects.order_by("id").values_list("id", flat=True))
    walk.do(MANAGERS, chair_checks.answer, alert=alert, text=walk.words("One is set for Thursday"))


@rule
def enquire(walk: Walk) -> None:
    made = walk.do(WORKERS, enquiries.begin, children=walk.family(), on=walk.day(-10))
    if made is not None and walk.yes():
        walk.do(
            WORKERS, enquiries.end, enquiry=made, on=walk.day(-5), outcome="substantiated-at-risk",
            conclusion=walk.words("Left alone"), conference_wanted=walk.yes(),
        )  # fmt: skip
