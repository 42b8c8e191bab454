"""Core groups arranged ahead, moved with letters, placed and cancelled; and when the next one is due."""

from datetime import date, time, timedelta

import pytest

from holdfast.casework import (
    core_group_checklist,
    core_group_firsts,
    core_group_meetings,
    gathered,
    happened,
    meetings,
    obligations,
)
from holdfast.casework.core_group_meetings import Day, Place, Plans
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import CoreGroup, Language, MeetingDate, PaperSent, Telling
from tests import people
from tests.casework import core_grouped as grouped
from tests.casework.core_grouped import COUNCIL, DECIDED, FIRST, JERSEY, MAN, NEXT, WIGHT
from tests.casework.recorded import at_work, make, meeting, person, registration
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id


def due(child: object, duty: str) -> list[date | None]:
    found = obligations.open_of(children=[child], today=TODAY)  # type: ignore[list-item]
    return [each.due_on for each in found if each.duty == duty]


def core_groups_due(child: object) -> list[date]:
    found = obligations.open_of(children=[child], today=TODAY)  # type: ignore[list-item]
    return sorted({each.due_on for each in found if "core-group" in each.duty and each.due_on})


@pytest.mark.requirement("C-9")
def test_the_first_core_group_is_arranged_and_held_within_two_weeks(db: None) -> None:
    with grouped.planned(COUNCIL) as child:
        by = DECIDED + timedelta(weeks=2)
        assert by in core_groups_due(child)
        made = grouped.arrange(child, days=(FIRST,), on=DECIDED)
        grouped.held(child, FIRST, meeting=made)
        assert by not in core_groups_due(child)


@pytest.mark.requirement("M-2.3a")
def test_the_next_is_due_within_the_interval_that_the_conference_set(db: None) -> None:
    with grouped.planned(MAN, core_group_every="3 weeks") as child:
        made = grouped.arrange(child, days=(FIRST,), on=DECIDED)
        grouped.held(child, FIRST, meeting=made)
        assert core_groups_due(child)[-1] == FIRST + timedelta(weeks=3)


@pytest.mark.requirement("W-8")
def test_the_next_is_due_six_weeks_after_the_last(db: None) -> None:
    with grouped.planned(WIGHT) as child:
        made = grouped.arrange(child, days=(FIRST,), on=DECIDED)
        grouped.held(child, FIRST, meeting=made)
        assert FIRST + timedelta(weeks=6) in core_groups_due(child)


@pytest.mark.requirement("J-4.8")
def test_the_next_is_due_four_weeks_after_the_last(db: None) -> None:
    with grouped.planned(JERSEY) as child:
        made = grouped.arrange(child, days=(FIRST,), on=DECIDED)
        grouped.held(child, FIRST, meeting=made)
        assert core_groups_due(child) == [FIRST + timedelta(weeks=4)]


@pytest.mark.requirement("J-4.18")
def test_a_shorter_interval_that_the_group_sets_is_the_one_that_counts(db: None) -> None:
    with grouped.planned(JERSEY) as child:
        made = grouped.arrange(child, days=(FIRST,), on=DECIDED)
        grouped.held(child, FIRST, meeting=made, core_group_every="2 weeks")
        assert core_groups_due(child) == [FIRST + timedelta(weeks=2)]


@pytest.mark.requirement("J-4.13")
def test_the_days_of_the_later_ones_are_agreed_at_the_first(db: None) -> None:
    with grouped.planned(JERSEY) as child:
        first = grouped.arrange(child, days=(NEXT,))
        (line,) = [each for each in show(first).lines if each.title == "Days of the later ones"]
        assert (line.done, line.page) == (False, "core-group-arrange")
        later = (NEXT + timedelta(weeks=4), NEXT + timedelta(weeks=8))
        grouped.arrange(child, days=later)
        (line,) = [each for each in show(first).lines if each.title == "Days of the later ones"]
        assert line.done
        assert "Tue 7 Apr" in line.says.replace("\xa0", " ")
        assert "Tue 5 May" in line.says.replace("\xa0", " ")


def show(meeting: object) -> core_group_checklist.Checklist:
    return core_group_checklist.show(meeting=meeting, today=TODAY)  # type: ignore[arg-type]


def test_several_days_are_arranged_at_once_or_none(db: None) -> None:
    with at_work():
        for days in ([], [Day(for_on=NEXT), Day(for_on=NEXT, at=time(9, 0))]):
            with refused("day"):
                core_group_meetings.arrange(
                    plans=Plans(children=[ADA], days=days), arranged_on=TODAY, today=TODAY
                )
        made = core_group_meetings.arrange(
            plans=Plans(children=[ADA, BEN], days=[Day(for_on=NEXT + timedelta(days=28)), Day(for_on=NEXT)]),
            arranged_on=TODAY, today=TODAY,
        )  # fmt: skip
        assert [gathered.top(meeting=each, today=TODAY).on for each in made] == [
            NEXT, NEXT + timedelta(days=28),
        ]  # fmt: skip
        assert {each.id for each in gathered.top(meeting=made[0], today=TODAY).children} == {ADA, BEN}


def test_none_is_arranged_where_the_procedure_bars_one_of_the_days(db: None) -> None:
    """On the Isle of Man the first is not held on the day of the conference."""
    with grouped.planned(MAN, core_group_every="4 weeks") as child:
        with pytest.raises(StandsInTheWay) as refusal:
            grouped.arrange(child, days=(FIRST, DECIDED), on=DECIDED)
        assert {each.guard for each in refusal.value.refusals} == {"first-core-group-not-at-once"}
        assert not CoreGroup.objects.exists()


def test_a_first_one_on_the_day_of_the_conference_is_shown_as_not_allowed(db: None) -> None:
    """As a conference may have it that was written down with a breach."""
    with grouped.planned(MAN, core_group_every="4 weeks", next_core_group_on=DECIDED) as child:
        (made,) = [
            each.id for each in meetings.list_arranged(child=child, today=TODAY) if each.kind == "core-group"
        ]
        (line,) = [each for each in show(made).lines if each.title == "Its day"]
        assert line.done is False
        assert "The procedure does not allow this day." in line.says
        assert any("2.2" in each.cite for each in line.clauses)


def test_an_interpreter_is_arranged_where_one_is_needed(db: None) -> None:
    with at_work():
        make(Language, person_id=ADA, language="Polish", interpreter_needed=True)
        with pytest.raises(StandsInTheWay) as refusal:
            grouped.arrange(ADA)
        assert "interpreter-arranged" in {each.guard for each in refusal.value.refusals}
        made = grouped.arrange(ADA, place=Place(interpreter="Ivo Interpreter"))
        (line,) = [each for each in show(made).lines if each.title == "Interpreter"]
        assert (line.done, line.says) == (True, "Ivo Interpreter.")


@pytest.mark.requirement("M-2.4a")
def test_a_place_that_fails_either_is_kept_with_why_and_shown(db: None) -> None:
    with grouped.planned(MAN, core_group_every="4 weeks") as child:
        made = grouped.arrange(child)
        stairs = Place(venue="Civic Office", accessible=False, at_ease=True)
        with refused("Say why it is held there all the same", helped_by="a school or a health centre may do"):
            core_group_meetings.say_place(meeting=made, place=stairs, today=TODAY)
        assert CoreGroup.objects.get(meeting=made).accessible is None
        core_group_meetings.say_place(
            meeting=made, today=TODAY,
            place=Place(venue="Civic Office", accessible=False, at_ease=True, why="Nothing else is free"),
        )  # fmt: skip
        (line,) = [each for each in show(made).lines if each.title == "Place"]
        assert line.done is False
        assert line.says == "Civic Office. Not all can get in. Why all the same: Nothing else is free"
        school = Place(venue="Example School", accessible=True, at_ease=True)
        core_group_meetings.say_place(meeting=made, place=school, today=TODAY)
        (line,) = [each for each in show(made).lines if each.title == "Place"]
        assert (line.done, line.says) == (True, "Example School.")


@pytest.mark.requirement("J-4.14")
def test_a_moved_one_is_confirmed_in_writing_to_everybody_whom_it_concerns(db: None) -> None:
    with at_work():
        grouped.join(ADA, BEN, mother="Mary Example", teacher="Tilda Teacher")
        made = grouped.arrange(ADA, BEN, on=TODAY - timedelta(days=7))
        letters = core_group_meetings.move(
            meeting=made, for_on=NEXT + timedelta(days=1), on=TODAY, reason="Closed", today=TODAY
        )
        names = PaperSent.objects.filter(id__in=letters).values_list("to_name", flat=True)
        assert set(names) == {"Mary Example", "Tilda Teacher", "Winifred Worker", "Penny Partner"}
        assert len(due(ADA, "rescheduled-in-writing")) == 1
        core_group_meetings.confirm_in_writing(
            meeting=made, on=TODAY, how="post", today=TODAY, papers=letters[:1]
        )
        assert len(due(ADA, "rescheduled-in-writing")) == 1
        core_group_meetings.confirm_in_writing(meeting=made, on=TODAY, how="email", today=TODAY)
        assert due(ADA, "rescheduled-in-writing") == []
        assert due(BEN, "rescheduled-in-writing") == []
        told = Telling.objects.filter(child_id=ADA, whom="all-invited")
        assert {each.to_name for each in told} == set(names)
        with refused("Everybody has been told in writing"):
            core_group_meetings.confirm_in_writing(meeting=made, on=TODAY, how="post", today=TODAY)


def test_moved_twice_the_last_day_is_the_one_to_confirm(db: None) -> None:
    with at_work():
        made = grouped.arrange(ADA, on=TODAY - timedelta(days=7))
        for days in (1, 2):
            core_group_meetings.move(
                meeting=made, for_on=NEXT + timedelta(days=days), on=TODAY, reason="Closed", today=TODAY
            )
        assert PaperSent.objects.filter(meeting_id=made, kind="moved", sent_on=None).count() == 2
        core_group_meetings.confirm_in_writing(meeting=made, on=TODAY, how="post", today=TODAY)
        last = MeetingDate.objects.filter(meeting_id=made).order_by("id").last()
        assert last is not None
        assert {each.of for each in Telling.objects.filter(child_id=ADA)} == {str(last.id)}
        assert due(ADA, "rescheduled-in-writing") == []


def test_who_interprets_on_the_new_day_is_kept_and_whoever_did_before_where_nobody_is_named(db: None) -> None:
    with at_work():
        made = grouped.arrange(ADA, on=TODAY - timedelta(days=7))
        for days, named in ((1, "Ines Interpreter "), (2, "")):
            core_group_meetings.move(
                meeting=made, for_on=NEXT + timedelta(days=days), on=TODAY, reason="Closed",
                interpreter=named, today=TODAY,
            )  # fmt: skip
            assert CoreGroup.objects.get(meeting=made).interpreter == "Ines Interpreter"


def test_one_that_is_cancelled_is_moved_no_more(db: None) -> None:
    with at_work():
        made = grouped.arrange(ADA)
        core_group_meetings.cancel(meeting=made, on=TODAY, reason="Not needed", today=TODAY)
        assert gathered.top(meeting=made, today=TODAY).cancelled_on == TODAY
        with refused("cancelled already"):
            core_group_meetings.move(
                meeting=made, for_on=NEXT + timedelta(days=1), on=TODAY, reason="Closed", today=TODAY
            )


def test_the_earliest_after_the_conference_is_the_first_whoever_arranged_it(db: None) -> None:
    with grouped.planned(JERSEY, next_core_group_on=FIRST) as child:
        (by_conference,) = [each.id for each in meetings.list_arranged(child=child, today=TODAY)]
        later = grouped.arrange(child)
        assert not CoreGroup.objects.filter(meeting=by_conference).exists()
        assert gathered.top(meeting=by_conference, today=TODAY).first
        assert not gathered.top(meeting=later, today=TODAY).first
        core_group_meetings.cancel(meeting=by_conference, on=TODAY, reason="Nobody came", today=TODAY)
        assert gathered.top(meeting=later, today=TODAY).first
        assert not core_group_firsts.would_be_first(children=[child], for_on=NEXT + timedelta(days=7))


def test_of_a_plan_that_was_carried_in_none_is_the_first(db: None) -> None:
    with at_work():
        assert not gathered.top(meeting=grouped.arrange(ADA), today=TODAY).first


def test_it_is_the_first_of_the_child_who_came_to_have_a_plan_last(db: None) -> None:
    with at_work(people.CONNIE):
        cora, dan = person(), person(given_name="Dan")
        registration(cora, date(2026, 1, 5))
        registration(dan, DECIDED)
        meeting(cora, "core-group", held_on=date(2026, 1, 19))
        made = make(CoreGroup, meeting=meeting(dan, "core-group", held_on=FIRST).meeting).meeting_id
        assert core_group_firsts.is_first(meeting=made, children=[cora, dan])
        assert not core_group_firsts.is_first(meeting=made, children=[cora])


def test_no_procedure_counts_a_professionals_meeting(db: None) -> None:
    with at_work():
        before = happened.of(children=[ADA])[ADA]["happened"]
        made = grouped.arrange(ADA, kind="professionals-meeting", purpose="What the school has seen")
        assert happened.of(children=[ADA])[ADA]["happened"] == before
        assert show(made).purpose == "What the school has seen"
        assert [each.title for each in show(made).lines if each.title == "Parents and carers"] == []
