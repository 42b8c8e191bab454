"""Getting ready: what is done and what is not, each under its clause and with the page that does it."""

from datetime import date
from typing import Any
from uuid import UUID

from holdfast.casework import conference_checklist, conference_dues, conferences, obligations
from holdfast.casework.conference_checklist import Checklist
from holdfast.casework.conference_ready import Line
from holdfast.casework.conferences import Needs
from holdfast.records.models import ConferenceInvitation, PaperSent
from tests import people
from tests.casework import field_work
from tests.casework.recorded import at_work, make
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
FOR = date(2026, 3, 23)


def arrange(**said: Any) -> UUID:
    default = {
        "kind": "review", "children": [ADA, BEN], "for_on": FOR, "arranged_on": TODAY, "today": TODAY,
    }  # fmt: skip
    return conferences.arrange(**{**default, **said})


def line(page: Checklist, title: str) -> Line:
    found = [each for each in (*page.lines, *page.by_child) if each.title.startswith(title)]
    assert len(found) == 1, [each.title for each in (*page.lines, *page.by_child)]
    return found[0]


def test_what_is_left_to_do_and_then_what_is_done(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = arrange()
        page = conference_checklist.show(meeting=meeting, today=TODAY)
        open_ = {each.title for each in (*page.lines, *page.by_child) if each.done is False}
        assert {
            "Chair who had no part in the case",
            "Somebody to take the notes",
            "Room",
            "Invitations out",
        } <= open_
        assert line(page, "Whether the child comes").done is False
        conferences.appoint(
            meeting=meeting, chair=people.CHLOE.account, note_taker=people.CONNIE.account, today=TODAY
        )
        conferences.say_needs(
            meeting=meeting, needs=Needs(venue="Room 5", interpreter_needed=True), today=TODAY
        )
        for name, role, said in (
            ("Tilda Teacher", "teacher", {"sent_on": TODAY, "answer": "not-coming"}),
            ("Mary Example", "mother", {"sent_on": TODAY, "views_asked_on": TODAY}),
            ("Ada Example", "child", {"person_id": ADA, "invited": False, "judged_why": "She is seven"}),
        ):  # fmt: skip
            make(ConferenceInvitation, meeting_id=meeting, name=name, role=role, **said)
        make(PaperSent, meeting_id=meeting, kind="moved", to_name="Mary Example", role="mother")
        page = conference_checklist.show(meeting=meeting, today=TODAY)
        done = {each.title: each.done for each in page.lines}
        assert done["Chair who had no part in the case"] is True
        assert (done["Somebody to take the notes"], done["Room"], done["Invitations out"]) == (True,) * 3
        assert (done["Interpreter"], done["Quorum"], done["The new day told in writing"]) == (False,) * 3
        assert line(page, "Interpreter").clauses[0].cite.startswith("Child Protection Plans, 2")
        assert "Tilda Teacher" in line(page, "Quorum").says
        assert "Mary Example" in line(page, "Answers").says
        comes = line(page, "Whether the child comes").children
        assert {each.child: (each.done, each.says) for each in comes} == {
            ADA: (True, "Not invited: She is seven"), BEN: (False, "Not decided yet"),
        }  # fmt: skip


def test_a_day_on_a_festival_of_the_family_is_not_done(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = arrange()
        conferences.say_needs(meeting=meeting, needs=Needs(festivals=(FOR,)), today=TODAY)
        found = line(conference_checklist.show(meeting=meeting, today=TODAY), "No festival")
        assert (found.done, found.says) == (False, "Named: Mon 23 Mar.")
        assert [each.cite for each in found.clauses] == [
            "Child Protection Plans, 2 Formulation of the Child Protection Plan, The Child Protection Plan"
        ]


def test_a_chair_whom_the_record_shows_as_involved_is_not_done(db: None) -> None:
    case = field_work.begin("isle-of-man", born_on=date(2018, 6, 1), plan_on=date(2026, 1, 5))
    with field_work.inside("isle-of-man", case.account):
        meeting = arrange(children=[case.child])
        conferences.appoint(meeting=meeting, chair=case.account, today=TODAY)
        chair = line(conference_checklist.show(meeting=meeting, today=TODAY), "Chair who")
        assert "The record shows: " in chair.says


def test_the_day_is_held_to_the_duty_of_each_child(db: None) -> None:
    """Ada's plan began on 5 January 2026: by Jersey's page its first review is due within three months."""
    with at_work(people.CONNIE):
        obligations.refresh(children=[ADA, BEN], today=TODAY)
        limits = conference_dues.limits(children=[ADA, BEN], kind="review", today=TODAY)
        assert {each.child for each in limits} == {ADA, BEN}
        by_on = limits[0].by_on
        assert limits[0].cite.startswith("Child Protection Plans, 6")
        assert (limits[0].is_broken(by=by_on), limits[0].is_broken(by=date.max)) == (False, True)
        meeting = arrange(for_on=by_on)
        assert line(conference_checklist.show(meeting=meeting, today=TODAY), "Held in time").done is True
        conferences.move(
            meeting=meeting, for_on=date(2027, 3, 1), on=TODAY, reason="a flood", today=TODAY,
            agreed_by="safeguarding-manager",
        )  # fmt: skip
        late = line(conference_checklist.show(meeting=meeting, today=TODAY), "Held in time")
        assert [each.done for each in late.children] == [False, False]
        assert "later than the procedure has it" in late.children[0].says
