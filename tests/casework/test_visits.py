"""Recording, correcting and showing visits: to several children, with what each procedure counts by hand.

The cast's plans in Jersey were carried in on Mon 5 January 2026: 31 Jan is 26 days, Mon 2 Feb is 28.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import obligations, visit_facts, visits
from holdfast.casework.visit_guards import ReasonNeeded
from holdfast.casework.visit_pages import VisitDone
from holdfast.casework.visit_said import VisitSaid, Went
from holdfast.records.models import Visit
from tests import people
from tests.casework import field_work
from tests.casework.field_work import NOW, not_seen, seen, visit
from tests.casework.recorded import at_work
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)
PLAN_ON = date(2026, 1, 5)


@pytest.fixture
def inside(db: None) -> Iterator[entry.Entered]:
    with at_work() as entered:
        yield entered


def record(said: VisitSaid, *, today: date = TODAY) -> VisitDone:
    return visits.record(visit=said, today=today, now=NOW)


def duties(lines: Any) -> dict[str, tuple[str, ...]]:
    """Each duty with its day, and when it was met."""
    return {
        each.duty: tuple(f"{on:%a %-d %b}" for on in (each.due_on, each.on) if on is not None)
        for each in lines
    }


# ---------------------------------------------------------------- several children at once


def test_brothers_and_sisters_are_visited_at_once_with_a_part_for_each(inside: entry.Entered) -> None:
    done = record(
        visit(
            date(2026, 2, 27),
            seen(ADA.id, said="I like the new school.", bedroom=True),
            not_seen(BEN.id, "", why_not_seen="out", done_about_it="Will ring on Monday."),
            at=time(14, 10), how_things_are="Calm.",
        )
    )  # fmt: skip
    ada, ben = (done.page.part_of(child=each.id) for each in (ADA, BEN))
    assert ada is not None
    assert ben is not None
    assert (ada.said.said, ada.said.bedroom, ada.said.seen) == ("I like the new school.", True, True)
    assert (ben.said.seen, ben.said.why_not_seen, ben.said.obstruction) == (False, "out", "said-unavailable")
    assert (done.page.at, done.page.how_things_are, done.page.by) == (
        time(14, 10),
        "Calm.",
        "Winifred Worker",
    )
    assert Visit.objects.count() == 1


def test_a_visit_is_logged_about_each_child(inside: entry.Entered) -> None:
    record(visit(date(2026, 2, 27), seen(ADA.id), seen(BEN.id)))
    for child in (ADA, BEN):
        assert Entry.objects.filter(about_id=child.id, what="visits.record", about="person").count() == 1


def test_a_visit_entered_late_keeps_both_dates(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 1, 30), seen(ADA.id)))
    assert done.page.on == date(2026, 1, 30)
    assert done.page.entered_at.date() > date(2026, 3, 1)


def test_who_went_is_read_from_how_they_stand_to_the_child(inside: entry.Entered) -> None:
    assert record(visit(date(2026, 2, 27), seen(ADA.id))).page.by_role == "social-worker"


def test_a_manager_who_visits_is_not_taken_for_the_social_worker(db: None) -> None:
    with at_work(people.MALCOLM):
        done = record(visit(date(2026, 1, 30), seen(ADA.id)))
    assert done.page.by_role == "team-manager"
    assert "visit-at-home" not in duties(done.met)


# ---------------------------------------------------------------- what it meets, by hand


@pytest.mark.requirement("J-3.7")
def test_jersey_seen_at_home_within_four_weeks(inside: entry.Entered) -> None:
    """Carried in on Mon 5 Jan: due Mon 2 Feb. Seen Fri 30 Jan: 28 days on is Fri 27 Feb."""
    obligations.refresh(children=[ADA.id], today=date(2026, 1, 30))
    facts = visit_facts.prepare(child=ADA.id, today=date(2026, 1, 30))
    assert duties(facts.will_meet)["visit-at-home"] == ("Mon 2 Feb",)
    done = record(visit(date(2026, 1, 30), seen(ADA.id)), today=date(2026, 1, 30))
    assert duties(done.met)["visit-at-home"] == ("Mon 2 Feb", "Fri 30 Jan")
    assert duties(done.next)["visit-at-home"] == ("Fri 27 Feb",)


@pytest.mark.requirement("J-3.7")
def test_jersey_a_visit_at_school_does_not_meet_it(inside: entry.Entered) -> None:
    done = record(visit(date(2026, 1, 30), seen(ADA.id), place="school"), today=date(2026, 2, 3))
    assert "visit-at-home" not in duties(done.met)
    assert duties(done.next)["visit-at-home"] == ("Mon 2 Feb",)


@pytest.mark.requirement("J-3.4")
def test_jersey_seen_as_often_as_the_plan_says(db: None) -> None:
    """Every 2 weeks from Mon 5 Jan: Mon 19 Jan. Seen at school on Tue 20 Jan: late, and next on Tue 3 Feb."""
    case = field_work.begin("jersey", born_on=date(2018, 6, 1), plan_on=PLAN_ON, visit_every="2 weeks")
    with field_work.inside("jersey", case.account):
        done = record(visit(date(2026, 1, 20), seen(case.child), place="school"))
    assert duties(done.met)["visit-as-planned"] == ("Mon 19 Jan", "Tue 20 Jan")
    assert next(each for each in done.met if each.duty == "visit-as-planned").was_late
    assert duties(done.next)["visit-as-planned"] == ("Tue 3 Feb",)


@pytest.mark.requirement("J-3.6")
def test_jersey_the_bedroom_on_alternate_visits(inside: entry.Entered) -> None:
    record(visit(date(2026, 1, 20), seen(ADA.id, bedroom=False, other_rooms=True)))
    second = record(visit(date(2026, 2, 3), seen(ADA.id, bedroom=False, other_rooms=False)))
    assert duties(second.next)["bedroom"] == ("Tue 3 Feb",)
    assert duties(second.next)["other-rooms"] == ()  # seen the time before: at the next visit
    third = record(visit(date(2026, 2, 10), seen(ADA.id, bedroom=True, other_rooms=True)))
    assert duties(third.met)["bedroom"] == ("Tue 3 Feb", "Tue 10 Feb")


@pytest.mark.requirement("C-12")
def test_council_visited_and_some_visits_unannounced(db: None) -> None:
    """The plan says 2 weeks: Mon 19 Jan. The second visit comes unannounced and meets both."""
    case = field_work.begin("council", born_on=date(2018, 6, 1), plan_on=PLAN_ON, visit_every="2 weeks")
    with field_work.inside("council", case.account):
        first = record(visit(date(2026, 1, 19), seen(case.child)))
        assert duties(first.met) == {"visit": ("Mon 19 Jan", "Mon 19 Jan")}
        assert duties(first.next) == {"visit": ("Mon 2 Feb",), "unannounced-visits": ()}
        second = record(visit(date(2026, 2, 2), seen(case.child), announced=False))
    assert duties(second.met) == {"visit": ("Mon 2 Feb", "Mon 2 Feb"), "unannounced-visits": ("Mon 2 Feb",)}
    assert duties(second.next) == {"visit": ("Mon 16 Feb",)}


@pytest.mark.requirement("M-3.2e")
def test_isle_of_man_seen_as_often_as_the_plan_says(db: None) -> None:
    case = field_work.begin("isle-of-man", born_on=date(2018, 6, 1), plan_on=PLAN_ON, visit_every="2 weeks")
    with field_work.inside("isle-of-man", case.account):
        done = record(visit(date(2026, 1, 20), seen(case.child)))
    assert duties(done.met) == {"visit": ("Mon 19 Jan", "Tue 20 Jan")}
    assert duties(done.next)["visit"] == ("Tue 3 Feb",)


def test_isle_of_wight_says_nothing_of_visits_and_it_is_kept_all_the_same(db: None) -> None:
    case = field_work.begin("isle-of-wight", born_on=date(2018, 6, 1), plan_on=PLAN_ON, visit_every="2 weeks")
    with field_work.inside("isle-of-wight", case.account):
        done = record(visit(date(2026, 1, 20), seen(case.child, alone=False)))
    assert (done.met, done.next, done.short) == ((), (), ())
    assert done.page.parts[0].said.alone is False


# ---------------------------------------------------------------- alone, and awake


@pytest.mark.requirement("J-3.5")
def test_jersey_why_not_alone_is_asked_for_and_kept(inside: entry.Entered) -> None:
    with pytest.raises(ReasonNeeded) as asked:
        record(visit(date(2026, 2, 27), seen(ADA.id, alone=False)))
    assert asked.value.field == "why_not_alone"
    assert asked.value.clause == "Child Protection Plans, 3 The Social Worker Role"
    assert not Visit.objects.exists()
    done = record(visit(date(2026, 2, 27), seen(ADA.id, alone=False, why_not_alone="child-did-not-want")))
    assert done.page.parts[0].said.why_not_alone == "child-did-not-want"
    assert done.short == ()


@pytest.mark.requirement("J-3.4")
def test_jersey_a_baby_is_seen_awake_or_why_not_is_kept(db: None) -> None:
    """Eleven months old. A baby asleep was not seen: the visit stays due on Mon 2 Feb."""
    case = field_work.begin("jersey", born_on=date(2025, 2, 20), plan_on=PLAN_ON)
    on = date(2026, 1, 30)
    with field_work.inside("jersey", case.account):
        assert visit_facts.prepare(child=case.child, today=on).children[0].asks_awake
        with pytest.raises(ReasonNeeded, match="awake") as asked:
            record(visit(on, seen(case.child, awake=False)))
        assert asked.value.field == "why_not_awake"
        done = record(visit(on, seen(case.child, awake=False, why_not_awake="Fed just before.")))
        assert "visit-at-home" not in duties(done.met)
        assert done.page.parts[0].said.why_not_awake == "Fed just before."
        awake = record(visit(on, seen(case.child, awake=True)))
    assert duties(awake.met)["visit-at-home"] == ("Mon 2 Feb", "Fri 30 Jan")


def test_an_older_child_is_not_asked_whether_they_were_awake(inside: entry.Entered) -> None:
    facts = visit_facts.prepare(child=ADA.id, today=TODAY)
    assert [(each.name, each.is_infant) for each in facts.children] == [
        ("Ada Example", False),
        ("Ben Example", False),
    ]


# ---------------------------------------------------------------- what cannot be

CANNOT_BE = {
    "ahead": (visit(date(2026, 3, 3), seen(ADA.id)), "future"),
    "before birth": (visit(date(2018, 5, 3), seen(ADA.id)), "born after"),
    "nobody": (visit(date(2026, 2, 27)), "at least one child"),
    "twice": (visit(date(2026, 2, 27), seen(ADA.id), seen(ADA.id)), "twice"),
    "nowhere": (visit(date(2026, 2, 27), seen(ADA.id), place="moon"), "where it was"),
    "no why": (visit(date(2026, 2, 27), not_seen(ADA.id, "")), "why Ada Example was not seen"),
    "no such kind": (visit(date(2026, 2, 27), not_seen(ADA.id, "shy")), "what happened"),
    "no such role": (visit(date(2026, 2, 27), seen(ADA.id), went=Went(by_role="wizard")), "who went"),
}


@pytest.mark.parametrize(("said", "why"), CANNOT_BE.values(), ids=CANNOT_BE.keys())
def test_what_cannot_be_is_refused_in_words(inside: entry.Entered, said: VisitSaid, why: str) -> None:
    with pytest.raises(Refused, match=why):
        record(said)
    assert not Visit.objects.exists()


def test_a_child_not_born_yet_is_not_seen(inside: entry.Entered) -> None:
    with pytest.raises(Refused, match="not born yet"):
        record(visit(date(2026, 2, 27), seen(people.UNBORN.id)))
    facts = visit_facts.prepare(child=ADA.id, today=TODAY)
    assert people.UNBORN.id not in facts.names


@pytest.mark.parametrize("member", [people.SASHA, people.PENNY, people.DAN, people.INES, people.CHLOE])
def test_who_does_not_work_with_the_child_records_no_visit(db: None, member: people.Member) -> None:
    with at_work(member), pytest.raises(Refused):
        record(visit(date(2026, 2, 27), seen(ADA.id)))


def test_a_visit_to_one_who_may_be_seen_and_one_who_may_not_is_refused_whole(inside: entry.Entered) -> None:
    with pytest.raises(NotHere):
        record(visit(date(2026, 2, 27), seen(ADA.id), seen(people.REX.id)))
    assert not Visit.objects.exists()


# ---------------------------------------------------------------- filled in beforehand


def test_place_and_announced_come_from_the_last_visit_and_what_was_seen_never(inside: entry.Entered) -> None:
    empty = visit_facts.prepare(child=ADA.id, today=TODAY)
    assert (empty.place, empty.announced, empty.last_on) == ("home", None, None)
    record(visit(date(2026, 2, 20), seen(ADA.id), place="school", announced=False))
    facts = visit_facts.prepare(child=ADA.id, today=TODAY)
    assert (facts.place, facts.announced, facts.last_on) == ("school", False, date(2026, 2, 20))
