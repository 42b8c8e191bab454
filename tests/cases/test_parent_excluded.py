"""A father is left out of the conference, with the reason: his views are heard all the same."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from holdfast.casework import families
from holdfast.records.models import ConferenceInvitation, View
from tests.cases.days import START
from tests.cases.office import Office

DAY = START + timedelta(days=11)
WHY = "He threatened the mother in the corridor of the last meeting."


@dataclass(frozen=True)
class Expected:
    """What the procedure says where no parent at all is invited, and under which clause; "" for nothing."""

    clause: str = ""
    says: str = ""


CASES = {
    "jersey": Expected(),  # its chapter speaks of core groups and reviews
    "isle-of-man": Expected(),
    "isle-of-wight": Expected(
        "Child Protection, About us, views of the parents", "Parents are invited to every relevant meeting"
    ),
    "council": Expected(
        "What to expect from a child protection conference", "Parents or carers are invited to the initial"
    ),
}  # fmt: skip


def test_a_father_is_left_out_with_a_reason_and_heard(office: Office) -> None:
    way, service = office.families.asked, office.desk("conference-administrator")
    with office.inside("social-worker"):
        father = families.add_person(
            child=way.children[0], kind="father", given_name="Fred", family_name="Askwith", today=START,
            from_on=START,
        )  # fmt: skip
    here = service.fill(
        f"/conference-requests/{way.known['request']}/arrange", for_on=DAY, at="10:00", venue="Room One"
    )
    meeting = UUID(here.rsplit("/", 1)[1])
    page = service.read(f"{here}/people")
    assert "Fred Askwith" in page
    excluded(office, meeting, father)
    nobody_of_the_family(office, meeting)
    heard(office, meeting, father)


def excluded(office: Office, meeting: UUID, father: UUID) -> None:
    """Without a reason nobody is left out; with one he stands below, by name."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}/people"
    service.send(here)
    key = invitation(office, meeting, father)
    path = f"{here}/{key}?do=exclude"
    assert "Say why they are left out" in service.wrong(path, decided_by="conference-chair")
    page = service.told(path, why=WHY, decided_by="conference-chair")
    assert "Left out, with a reason Fred Askwith" in page
    assert WHY in page
    assert "Parents and family who are left out are still asked for their views" in page
    with office.inside():
        row = ConferenceInvitation.objects.get(id=key)
    assert (row.invited, row.excluded, row.excluded_why) == (False, True, WHY)


def nobody_of_the_family(office: Office, meeting: UUID) -> None:
    """With the mother left out as well, no parent is invited: what the procedure says; then she comes."""
    said, way = CASES[office.slug], office.families.asked
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}/people"
    for child in way.children:
        service.fill(
            f"{here}/add?child={child}", invited=False, decided_by="conference-chair", why="Does not want to"
        )
    mother = f"{here}/{invitation(office, meeting, way.mother)}"
    service.fill(f"{mother}?do=exclude", why="Only for a moment", decided_by="conference-chair")
    if said.clause:
        refusal = service.wrong(f"{here}/send", how="post")
        assert (said.says in refusal, said.clause in refusal) == (True, True)
        with office.inside():
            rows = ConferenceInvitation.objects.filter(meeting=meeting, sent_on__isnull=False)
            assert not rows.exists()
    service.fill(mother)
    page = service.told(f"{here}/send", how="post")
    assert "nobody involved is missing" in page


def heard(office: Office, meeting: UUID, father: UUID) -> None:
    """His views are asked for and stand with the others; his invitation never went."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}"
    assert "Fred Askwith" in service.read(f"{here}/views")
    whom = invitation(office, meeting, father)
    page = service.told(f"{here}/views/record", who=whom, how="letter", text="I want to see them on Sundays.")
    assert "I want to see them on Sundays." in page
    with office.inside():
        row = ConferenceInvitation.objects.get(meeting=meeting, person=father)
        view = View.objects.get(meeting=meeting, text="I want to see them on Sundays.")
    assert (row.sent_on, view.who) == (None, "Fred Askwith")
    excluding = office.logged(office.families.asked.children[0], "conference_invitations.exclude")
    assert excluding[0][0::2] == ("Connie Conference", "done")
    assert office.log_holds()


def invitation(office: Office, meeting: UUID, person: UUID) -> UUID:
    with office.inside():
        found: UUID = ConferenceInvitation.objects.get(meeting=meeting, person=person).id
    return found
