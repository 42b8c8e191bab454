"""The manager is away: whoever covers authorises the report, from the first day of the cover to the last."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from holdfast.access import actors, entry
from holdfast.casework import accounts, teams
from holdfast.records.models import ConferenceReport
from tests.cases import reviewing
from tests.cases.days import START
from tests.cases.office import Office, moment

LAST = START + timedelta(days=2)


@dataclass(frozen=True)
class Expected:
    """Who leads, who stands in, and whose cover carries no decisions: where there are units, a consultant."""

    manager: str
    cover: str
    no_decisions: str


TEAM = Expected("Max Manager", "Sid Senior", "Wilf Worker")
CASES = {
    "jersey": TEAM, "isle-of-man": TEAM, "council": TEAM,
    "isle-of-wight": Expected("Carla Consultant", "Cleo Consultant", "Thea Therapeutic"),
}  # fmt: skip


def test_whoever_covers_for_the_manager_authorises(office: Office) -> None:
    said = CASES[office.slug]
    if office.staff.is_unit:
        second_consultant(office, said.cover)
    meeting = reviewing.get_ready(office)
    worker = office.desk("social-worker")
    report = worker.fill(f"/conferences/{meeting}/reports/begin")
    worker.fill(f"{report}/ask")
    refused(office, report, said.cover, "social-worker")
    arrange(office, said.manager, said.no_decisions)
    refused(office, report, said.no_decisions)  # sees the children, and decides nothing
    arrange(office, said.manager, said.cover)
    desk = office.desk(office.staff.by_name[said.cover])
    assert "Dee Doubleday" in desk.read("/team")
    assert "Authorised" in desk.told(f"{report}/authorise", decision="authorise")
    authorised(office, report, said)
    over(office, said)


def second_consultant(office: Office, name: str) -> None:
    """A second unit, whose consultant social worker can stand in for the first."""
    email = "cleo@isle-of-wight.example"
    operator = actors.system(part="operator")
    with entry.enter(actor=operator, authority=office.key, reason="a second unit"):
        account = accounts.create(email=email, name=name, now=moment(START)).account
        teams.form_unit(
            name="Unit Two", members={"consultant-social-worker": account}, from_on=START, today=START,
            reasons={"*": "The others begin next month"},
        )  # fmt: skip
    staff = office.staff
    office.staff = replace(
        staff, by_name={**staff.by_name, name: account}, emails={**staff.emails, account: email}
    )


def arrange(office: Office, away: str, covering: str) -> None:
    """By the manager, who is going away."""
    named = office.staff.by_name
    page = office.desk(named[away]).told(
        "/cover", away=named[away], covering=named[covering], from_on=START, until_on=LAST, why="Leave"
    )
    assert f"{covering} covers for {away}" in page


def refused(office: Office, report: str, *whom: str) -> None:
    """Whoever neither leads nor stands in does not authorise, nor does the author."""
    child, path = office.families.planned.children[0], f"{report}/authorise"
    for each in whom:
        account = office.staff.by_name.get(each) or office.who(each)
        desk = office.desk(account)
        if desk.status(path) == 200:  # the author reads it
            desk.wrong(path, decision="authorise")
        name = next(name for name, key in office.staff.by_name.items() if key == account)
        assert any(one[0] == name and one[2] == "refused" for one in office.logged(child))
        with office.inside():
            assert _row(report).state == "to-authorise"


def _row(report: str) -> ConferenceReport:
    found: ConferenceReport = ConferenceReport.objects.get(id=UUID(report.rsplit("/", 1)[1]))
    return found


def authorised(office: Office, report: str, said: Expected) -> None:
    """The record and the log name the one who covered."""
    child = office.families.planned.children[0]
    with office.inside():
        row = _row(report)
    assert (row.state, row.authorised_by_id) == ("authorised", office.staff.by_name[said.cover])
    tried = office.logged(child, "conference_reports.authorise")
    assert (tried[-1][0], tried[-1][2]) == (said.cover, "done")
    page = office.desk("social-worker").read(report)
    assert said.cover in page
    assert office.log_holds()


def over(office: Office, said: Expected) -> None:
    """On the day after the last the manager's work is the manager's again."""
    office.on(LAST + timedelta(days=1))
    desk = office.desk(office.staff.by_name[said.cover])
    assert desk.status("/team") == (200 if office.staff.is_unit else 403)
    if office.staff.is_unit:
        assert "Dee Doubleday" not in desk.read("/team")
    assert f"covers for {said.manager}" not in office.desk(office.staff.by_name[said.manager]).read("/cover")
