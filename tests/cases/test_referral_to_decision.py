"""One family from the referral to the decision: each page by whoever's turn it is, in each authority."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from holdfast.casework import allocations, families, households, involvements, meetings, people
from holdfast.records.models import Assessment, Conference, Enquiry, MeetingChild, Registration
from tests.cases import conferring
from tests.cases.office import Office


@dataclass(frozen=True)
class Expected:
    """What differs by the procedure; days counted by hand from the conference on Monday 2 February 2026."""

    enquiry: str  # as it is called, and under what it is made
    statute: str
    worker: str
    group_due: date
    group_cite: str
    review_due: date | None
    review_cite: str
    own: tuple[str, ...] = ()  # what else is due at once in this authority


CASES = {
    # Ten working days: 3 to 6 (4), 9 to 13 (9), Monday 16 February.
    "jersey": Expected(
        "Article 42 Enquiry", "Article 42 of the Children (Jersey) Law 2002", "Social worker",
        date(2026, 2, 16), "4 The Core Group, Timing", date(2026, 5, 2), "6, Review Child Protection",
        ("plan-begun", "full-plan", "visit-at-home", "risk-assessment-at-a-year"),
    ),
    "isle-of-man": Expected(
        "section 46 enquiry", "section 46 of the Children and Young Persons Act 2001", "Key worker",
        date(2026, 2, 16), "2.2", None, "2.5", ("visit",),
    ),
    # Every four weeks, as the conference set it: stricter than six. No time is given for the first.
    "isle-of-wight": Expected(
        "section 47 enquiry", "section 47 of the Children Act 1989", "Social worker",
        date(2026, 3, 2), "Core group meetings", date(2026, 5, 2), "Review child protection conference",
        ("minutes-distributed",),
    ),
    # Two weeks are fourteen days.
    "council": Expected(
        "section 47 enquiry", "section 47 of the Children Act 1989", "Social worker",
        date(2026, 2, 16), "Who puts the plan into action", date(2026, 5, 2), "Reviewing", ("visit",),
    ),
}  # fmt: skip
HELD = date(2026, 2, 2)


def test_a_family_from_the_referral_to_the_decision(office: Office) -> None:
    said = CASES[office.slug]
    child = known(office)
    enquired(office, child, said)
    assessed(office, child)
    request = asked(office, child)
    meeting = arranged(office, request)
    invited(office, meeting)
    reported(office, meeting)
    office.on(HELD)
    held(office, meeting, child)
    decided(office, meeting, child, said)


def known(office: Office) -> UUID:
    """A child who is new to the team, with mother, home and health visitor."""
    with office.inside("manager"):
        on = office.today
        child = people.record(given_name="Nia", family_name="Newly", born_on=date(2017, 4, 6), today=on).id
        families.record(name="Newly family", members=[child], from_on=on, today=on)
        mother = families.add_person(
            child=child, kind="mother", given_name="Mary", family_name="Newly", today=on, from_on=on
        )
        households.record(
            people=[child, mother], address="3 Imaginary Row", postcode="ZZ99 9ZZ", today=on, from_on=on
        )
        allocations.allocate(
            children=[child], account=office.staff.workers[0], team=office.staff.team, on=on, today=on
        )
        partner = office.who("partner-professional")
        involvements.involve(children=[child], role="health-visitor", account=partner, from_on=on, today=on)
    return child


def enquired(office: Office, child: UUID, said: Expected) -> None:
    worker, here = office.desk("social-worker"), f"/children/{child}"
    worker.fill(
        f"{here}/referral", from_name="Imaginary School", from_role="teacher", how="call",
        concern="Hungry all week; the mother smelt of drink.", categories=["neglect"],
        decided="strategy-discussion",
    )  # fmt: skip
    worker.fill(
        f"{here}/strategy-discussion", others="Pretend Police, police", how="call", enquiry=True,
        said="The police know of no violence.",
    )  # fmt: skip
    form = worker.read(f"{here}/enquiry")
    assert f"Under {said.statute}." in form
    worker.fill(f"{here}/enquiry", led_by="The social worker", text="Seen at school and at home")
    with office.inside("social-worker"):
        enquiry = Enquiry.objects.latest("known_from")
    office.on(office.later(4))
    before = office.desk("social-worker").told(
        f"{here}/enquiries/{enquiry.id}/end", outcome="substantiated-at-risk", conference_wanted=True,
        conclusion="Left alone three evenings in a month.",
    )  # fmt: skip
    assert said.enquiry.lower() in before.lower()
    assert "Left alone three evenings in a month." in before


def assessed(office: Office, child: UUID) -> None:
    worker = office.desk("social-worker")
    worker.fill(f"/children/{child}/assessment")
    with office.inside("social-worker"):
        assessment = Assessment.objects.latest("known_from").id
    here = f"/children/{child}/assessments/{assessment}"
    dimension = worker.choices(f"{here}?do=find", "dimension")[0]
    worker.fill(f"{here}?do=find", dimension=dimension, nature="difficulty", text="Tired in class.")
    page = worker.told(f"{here}?do=complete", analysis="Alone again without help.", services="Breakfast club")
    assert "Tired in class." in page
    assert "Alone again without help." in page


def asked(office: Office, child: UUID) -> UUID:
    """The team asks; the service sees it on its list and takes it on."""
    worker, service = office.desk("social-worker"), office.desk("conference-administrator")
    path = worker.fill(
        f"/children/{child}/ask-conference", kind="initial", concern="Left alone in the evenings",
        categories=["neglect"], room_needs="A ramp", dates_to_avoid="4 February, hospital",
    )  # fmt: skip
    assert "Nia Newly" in service.read("/conferences")
    assert "Accepted" in service.told(f"{path}?do=accept")
    return UUID(path.rsplit("/", 1)[1])


def arranged(office: Office, request: UUID) -> UUID:
    service = office.desk("conference-administrator")
    form = service.read(f"/conference-requests/{request}/arrange")
    assert "Dates to avoid: 4 February, hospital" in form
    assert "A ramp" in form  # as the team said it: nobody types it again
    path = service.fill(f"/conference-requests/{request}/arrange", for_on=HELD, at="10:00", venue="Room One")
    meeting = UUID(path.rsplit("/", 1)[1])
    ready = service.told(
        f"{path}/chair", chair=office.who("conference-chair"), profession="social-worker",
        note_taker=office.who("conference-administrator"),
    )  # fmt: skip
    assert "Chloe Chair" in ready
    assert "Left alone in the evenings" in ready
    return meeting


def invited(office: Office, meeting: UUID) -> None:
    """Everybody whom the record names, with one button; the child judged; then sent."""
    service, here = office.desk("conference-administrator"), f"/conferences/{meeting}/people"
    page = service.read(here)
    for name in ("Mary Newly", "Winnie Worker", "Penny Partner", "Chloe Chair"):
        assert name in page
    service.send(here)
    with office.inside():
        child = MeetingChild.objects.get(meeting=meeting).child_id
    service.fill(
        f"{here}/add?child={child}", invited=False, decided_by="conference-chair", why="Does not want to"
    )
    page = service.told(f"{here}/send", how="post")
    assert "nothing to send" in page
    assert "nobody involved is missing" in page


def reported(office: Office, meeting: UUID) -> None:
    """Written, sent back once, authorised, shared with the mother before, sent to the chair."""
    worker, manager = office.desk("social-worker"), office.desk("manager")
    report = worker.fill(f"/conferences/{meeting}/reports/begin")
    worker.fill(f"{report}/ask")
    sent_back = manager.told(f"{report}/authorise", decision="send-back", comments="Say what Nia thinks")
    assert "Say what Nia thinks" in sent_back
    worker.fill(f"{report}/ask")
    manager.fill(f"{report}/authorise", decision="authorise")
    mother = worker.choices(f"{report}/share", "whom")[0]
    worker.fill(f"{report}/share", whom=mother, role="mother", how="hand", text="She says she has stopped.")
    worker.fill(f"{report}/send")
    read = office.desk("conference-chair").read(report)
    assert "She says she has stopped." in read


def held(office: Office, meeting: UUID, child: UUID) -> None:
    chair = office.desk("conference-chair")
    conferring.attend(office, meeting)
    conferring.note(
        office.desk("conference-administrator"), meeting, "introductions", "Everybody said who they are."
    )
    conferring.think(chair, meeting, child, at_risk=True, plan_needed=True)
    conferring.decide(chair, meeting, child, conferring.plan(office))
    conferring.fix(chair, meeting, held=HELD)
    chair.fill(f"/conferences/{meeting}/core-group")
    conferring.write_plan(chair, meeting, child, by_on=HELD)


def decided(office: Office, meeting: UUID, child: UUID, said: Expected) -> None:
    chair = office.desk("conference-chair")
    own: dict[str, Any] = {"unit": office.staff.team} if office.staff.is_unit else {}
    assert "Nothing stands in the way" in chair.read(f"/conferences/{meeting}/decisions")
    after = chair.read(conferring.complete(chair, meeting, on=HELD, **own))
    assert "What is due now" in after
    dues = office.dues(child)
    group = dues.get("first-core-group") or dues["core-group"]
    assert (group.due_on, said.group_cite in group.cite) == (said.group_due, True)
    review = dues.get("review") or dues["review-conference"]
    assert (review.due_on, said.review_cite in review.cite) == (said.review_due, True)
    assert set(said.own) <= set(dues)
    with office.inside():
        row = Conference.objects.get(meeting=meeting)
        plan = Registration.objects.get(child=child)
    assert (row.completed_on, plan.from_on, plan.until_on) == (HELD, HELD, None)
    assert "neglect" in office.desk("social-worker").read(f"/children/{child}")
    steps = [(who, what) for who, what, outcome, _ in office.logged(child) if outcome == "done"]
    for one in (
        ("Winnie Worker", "enquiries.refer"), ("Winnie Worker", "conference_requests.ask"),
        ("Connie Conference", "conferences.arrange"), ("Chloe Chair", "completions.complete"),
    ):  # fmt: skip
        assert one in steps
    assert office.log_holds()
    assert HELD + timedelta(days=9) in _arranged(office, child)


def _arranged(office: Office, child: UUID) -> list[date]:
    with office.inside():
        return [each.for_on for each in meetings.list_arranged(child=child, today=office.today)]
