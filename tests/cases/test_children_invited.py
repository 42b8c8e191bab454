"""Children of 13, 12 and 9: who may be invited, by whose judgement, in each authority."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from holdfast.records.models import ConferenceInvitation
from tests.cases.days import START
from tests.cases.office import Office

DAY = START + timedelta(days=11)


@dataclass(frozen=True)
class Expected:
    """Whom the procedure does not let be invited on the word of nobody, and whose word it takes."""

    without_judgement: frozenset[int] = frozenset()  # ages at which an invitation needs who and why
    unasked: bool = False  # or also a child who is not invited
    only_chair: str = ""  # what is said where somebody else than the chair invites
    clause: str = ""


CASES = {
    "jersey": Expected(),
    "isle-of-man": Expected(),
    # About ten is a guide, and age alone never decides: at every age, whichever way it goes.
    "isle-of-wight": Expected(
        frozenset({13, 12, 9}), True, "It is the chair who may invite a child",
        "views of the parents and children",
    ),
    # Over the age of 12 is 13 or older.
    "council": Expected(
        frozenset({12, 9}), clause="What to expect from a child protection conference"
    ),
}  # fmt: skip


def test_each_child_is_judged_by_age_and_understanding(office: Office) -> None:
    said, way = CASES[office.slug], office.families.asked
    service = office.desk("conference-administrator")
    here = service.fill(
        f"/conference-requests/{way.known['request']}/arrange", for_on=DAY, at="10:00", venue="Room One"
    )
    service.fill(
        f"{here}/chair", chair=office.who("conference-chair"), profession="social-worker",
        note_taker=office.who("conference-administrator"),
    )  # fmt: skip
    page = service.read(f"{here}/people")
    for each in way.children_said:
        assert f"{each.name} Askwith, {each.age} on the day: nobody has judged yet" in page
    service.send(f"{here}/people")
    for child, each in zip(way.children, way.children_said, strict=True):
        judged(office, here, child, each.age, said)
    sent(office, UUID(here.rsplit("/", 1)[1]), here)


def judged(office: Office, here: str, child: UUID, age: int, said: Expected) -> None:
    """Invited on nobody's word; then as the procedure has it: the two elder come, the youngest does not."""
    service, path = office.desk("conference-administrator"), f"{here}/people/add?child={child}"
    assert "Age alone never decides" in service.read(path)
    if age in said.without_judgement:
        refusal = service.wrong(path, invited=True)
        assert said.clause in refusal
        if said.only_chair:
            refusal = service.wrong(path, invited=True, decided_by="social-worker", why="Wants to come")
            assert said.only_chair in refusal
        with office.inside():
            assert not ConferenceInvitation.objects.filter(person=child, role="child").exists()
    if age == 9:
        if said.unasked:
            assert said.clause in service.wrong(path, invited=False, decided_by="", why="")
        service.fill(path, invited=False, decided_by="conference-chair", why="Too young to follow it")
    else:
        service.fill(path, invited=True, decided_by="conference-chair", why="Wants to come, and understands")


def sent(office: Office, meeting: UUID, here: str) -> None:
    """The invitations of the two go with the others; what was judged stands on the list and in the log."""
    service, way = office.desk("conference-administrator"), office.families.asked
    page = service.told(f"{here}/people/send", how="post")
    for name, age in (("Ann", 13), ("Ari", 12)):
        assert f"{name} Askwith, {age} on the day: invited, judged by Chloe Chair" in page
    assert "Ava Askwith, 9 on the day: not invited, judged by Chloe Chair" in page
    assert "Too young to follow it" in page
    with office.inside():
        rows = ConferenceInvitation.objects.filter(meeting=meeting, role="child")
        found = {each.person_id: (each.invited, each.sent_on) for each in rows}
    ann, ari, ava = way.children
    assert found == {ann: (True, START), ari: (True, START), ava: (False, None)}
    for child in way.children:
        last = office.logged(child, "conference_invitations.judge_child")[-1]
        assert (last[0], last[2]) == ("Connie Conference", "done")
    assert office.log_holds()
