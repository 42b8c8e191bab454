"""A family is restricted on the day of its conference: who knows of it, who is let in, and for how long."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.records.models import Admitted, Attendance
from tests.cases import conferring
from tests.cases.days import START
from tests.cases.office import Office

UNTIL = date(2026, 1, 16)
WHY = "An aunt of the family works in this office"
EVERYBODY = (
    "conference-chair", "conference-administrator", "reviewing-officer", "partner-professional", "inspector",
)  # fmt: skip
TOLD = ("service-manager", "safeguarding-manager")  # that a record is restricted, and no more


@dataclass(frozen=True)
class Expected:
    """Who sees the family until it is restricted because they belong to the team or the unit."""

    colleagues: tuple[str, ...]


TEAM = Expected(("Wilf Worker", "Sid Senior"))
CASES = {
    "jersey": TEAM, "isle-of-man": TEAM, "council": TEAM,
    "isle-of-wight": Expected(("Chris Practitioner", "Thea Therapeutic", "Una Coordinator")),
}  # fmt: skip


def test_a_restricted_family_is_as_if_it_were_not_there(office: Office) -> None:
    said, way = CASES[office.slug], office.families.ready
    child = way.children[0]
    for each in said.colleagues:
        assert office.desk(office.staff.by_name[each]).status(f"/children/{child}") == 200
    assert "Fay Fourfold" in office.desk("conference-administrator").read("/conferences")
    assert "Fay Fourfold" in office.desk("conference-chair").read("/conferences/mine")
    assert "Say why it is restricted" in office.desk("manager").wrong(f"/children/{child}/restrict", why="")
    page = office.desk("manager").told(f"/children/{child}/restrict", why=WHY)
    assert WHY in page
    hidden(office, said)
    let_in(office)
    over(office)


def hidden(office: Office, said: Expected) -> None:
    """For everybody who does not hold the case it is gone: pages, lists and the conference itself."""
    way = office.families.ready
    child, meeting = way.children[0], way.key
    whom: list[str | UUID] = [*EVERYBODY, *(office.staff.by_name[each] for each in said.colleagues)]
    for who in whom:
        desk = office.desk(who)
        for path in (f"/children/{child}", f"/conferences/{meeting}", f"/conferences/{meeting}/decisions"):
            assert desk.status(path) == 404, (who, path)
    for who, path in (
        ("conference-administrator", "/conferences"),
        ("conference-chair", "/conferences/mine"),
    ):
        assert "Fourfold" not in office.desk(who).read(path)
    for who in TOLD:
        told = office.desk(who).refused(f"/children/{child}")
        assert "This record is restricted" in told
        assert "Fourfold" not in told
    for who in ("social-worker", "manager"):
        for each in way.children:  # the whole family, not the child alone
            assert office.desk(who).status(f"/children/{each}") == 200
        assert office.desk(who).status(f"/conferences/{meeting}") == 200
    tried = [each for each in office.logged(child) if each[0] == "Connie Conference" and each[2] == "refused"]
    assert tried


def let_in(office: Office) -> None:
    """The manager lets the chair in until Friday: the conference can be held, and nobody else sees it."""
    way = office.families.ready
    child, chair = way.children[0], office.who("conference-chair")
    page = office.desk("manager").told(
        f"/children/{child}/restrict", do="admit", account=chair, until_on=UNTIL, why="Chairs the conference"
    )
    assert "Chloe Chair is let in: Chairs the conference" in page
    assert "Fourfold" in office.desk("conference-chair").read("/conferences/mine")
    conferring.attend(office, way.key)
    desk = office.desk("conference-chair")
    conferring.think(desk, way.key, child, at_risk=True, plan_needed=True)
    cards = desk.read(conferring.decide(desk, way.key, child, conferring.plan(office)))
    assert "Left alone in the evenings." in cards
    assert office.desk("conference-administrator").status(f"/conferences/{way.key}") == 404
    with office.inside():
        row = Admitted.objects.get(account=chair)
        assert Attendance.objects.filter(meeting=way.key, how="whole").exists()
    assert (row.from_on, row.until_on, row.why) == (START, UNTIL, "Chairs the conference")
    done = office.logged(child, "restrictions.restrict", "restrictions.admit")
    assert [each[1:] for each in done] == [
        ("restrictions.restrict", "done", WHY), ("restrictions.admit", "done", "Chairs the conference"),
    ]  # fmt: skip
    assert office.log_holds()


def over(office: Office) -> None:
    """From Saturday on the chair knows of nothing again; lifted, everybody is back."""
    way = office.families.ready
    office.on(date(2026, 1, 17))
    chair = office.desk("conference-chair")
    assert chair.status(f"/conferences/{way.key}") == 404
    office.desk("manager").fill(f"/children/{way.children[0]}/restrict", do="lift", why="She has left")
    assert chair.status(f"/conferences/{way.key}") == 200
    assert office.desk("conference-administrator").status(f"/children/{way.children[0]}") == 200
