"""The chair knows the family: the record shows it, and the procedure refuses where it has a say."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from holdfast.casework import covers
from holdfast.records.models import Conference
from tests.cases.days import START
from tests.cases.office import Office

SHOWN = "covered for Winnie Worker, who had Ann Askwith"
DAY = START + timedelta(days=11)


@dataclass(frozen=True)
class Expected:
    """What the procedure says of a chair who had to do with the family: the clause, "" where nothing."""

    clause: str
    says: str = ""
    note_taker: str = ""  # the clause under which the chair does not take the notes
    profession: str = ""  # the clause under which the chair is a social worker


CASES = {
    "jersey": Expected(""),  # its chapter begins after the initial conference, and says nothing of it
    "isle-of-man": Expected(""),
    "isle-of-wight": Expected(
        "Conferencing Service, Other people and professionals", "An independent person chairs the conference",
        note_taker="Someone other than the chair takes the notes",
    ),
    "council": Expected(
        "What to expect from a child protection conference", "has not been directly involved",
        profession="Whoever chairs the conference is a social worker",
    ),
}  # fmt: skip


def test_a_chair_who_covered_for_the_worker_is_found_not_independent(office: Office) -> None:
    said, way = CASES[office.slug], office.families.asked
    covered(office)
    service = office.desk("conference-administrator")
    here = service.fill(
        f"/conference-requests/{way.known['request']}/arrange", for_on=DAY, at="10:00", venue="Room One"
    )
    meeting = UUID(here.rsplit("/", 1)[1])
    form = service.read(f"{here}/chair")
    assert f"The record shows: {SHOWN}" in form  # beside the name, before anybody is chosen
    assert "The record shows nothing of them with this family" in form  # beside the reviewing officer's
    chosen(office, meeting, said)
    other(office, meeting, said)


def covered(office: Office) -> None:
    """Two weeks ago, in the first days of the case, the chair stood in for the social worker."""
    then = START - timedelta(days=12)
    with office.inside("manager"):
        covers.arrange(
            away=office.families.asked.worker, covering=office.who("conference-chair"), from_on=then,
            until_on=then + timedelta(days=2), why="Leave", today=then,
        )  # fmt: skip


def chosen(office: Office, meeting: UUID, said: Expected) -> None:
    """Refused with clause and reason; or appointed, with what the record shows in everybody's view."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}"
    chair, children = office.who("conference-chair"), office.families.asked.children
    typed = {
        "chair": chair,
        "profession": "social-worker",
        "note_taker": office.who("conference-administrator"),
    }
    if said.clause:
        refusal = service.wrong(f"{here}/chair", typed)
        for each in (said.says, said.clause, f"The record shows of Chloe Chair: {SHOWN}"):
            assert each in refusal
    else:
        assert SHOWN in service.told(f"{here}/chair", typed)
    with office.inside():
        row = Conference.objects.get(meeting=meeting)
    assert row.chair_name == ("" if said.clause else "Chloe Chair")
    assert (SHOWN in row.chair_involved_why) == (not said.clause)
    outcome = "refused" if said.clause else "done"
    for child in children:
        rows = office.logged(child, "chairs.appoint")
        if child == children[0] or outcome == "done":
            assert rows[-1][0::2] == ("Connie Conference", outcome), rows


def other(office: Office, meeting: UUID, said: Expected) -> None:
    """Somebody who had nothing to do with it chairs."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}/chair"
    reviewer = office.who("reviewing-officer")
    right = {
        "chair": reviewer, "profession": "social-worker", "experience": "Six years",
        "note_taker": office.who("conference-administrator"), "note_taker_name": "",
    }  # fmt: skip
    if said.note_taker:
        assert said.note_taker in service.wrong(here, {**right, "note_taker": reviewer})
    if said.profession:
        assert said.profession in service.wrong(here, {**right, "profession": "police"})
    ready = service.told(here, right)
    assert "Rory Reviewer (Six years)" in ready
    assert SHOWN not in ready
    with office.inside():
        row = Conference.objects.get(meeting=meeting)
    assert (row.chair_name, row.chair_involved_why) == ("Rory Reviewer", "")
    assert row.note_taker_name == "Connie Conference"
    assert office.log_holds()
