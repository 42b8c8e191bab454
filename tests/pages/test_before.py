"""What was done before a conference, as pages: recorded for brothers and sisters, shown in order."""

import re
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import assessments, contributions, enquiries, histories, specialist_assessments
from holdfast.records.models import (
    Assessment,
    Contribution,
    Enquiry,
    FileRead,
    Finding,
    Milestone,
    MilestoneChild,
    Referral,
    RiskAssessment,
    SpecialistAssessment,
    StrategyDiscussion,
    StrategyMember,
    SupportPlan,
)
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
ON = date(2026, 2, 2)
BOTH = [str(ADA), str(BEN)]
WHERE = f"/children/{ADA}"


def read(member: Member = people.WINIFRED, path: str = f"{WHERE}/before") -> str:
    answer = signed_in.client_as(member).get(path)
    assert answer.status_code == 200, answer.content.decode()
    return unescape(answer.content.decode())


def sent(path: str, member: Member = people.WINIFRED, **typed: object) -> str:
    answer = fill_in(signed_in.client_as(member), path, **typed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def children_of(milestone: Milestone) -> set[UUID]:
    return set(MilestoneChild.objects.filter(milestone=milestone).values_list("child_id", flat=True))


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(each) for each in parts]
    return -1 not in places and places == sorted(places)


def test_it_begins_with_a_referral_and_says_what_comes_next(db: None) -> None:
    assert "It begins with who was worried about what" in read()
    led_to = sent(
        f"{WHERE}/referral", children=BOTH, from_name="Mrs Sample", from_role="teacher", how="call",
        concern="Alone in the evenings", categories=["neglect"], decided="strategy-discussion",
        **dated("on", ON),
    )  # fmt: skip
    assert led_to == f"{WHERE}/before"
    with at_work():
        found = Referral.objects.select_related("milestone").get()
        assert (found.from_name, found.decided, found.categories) == (
            "Mrs Sample", "strategy-discussion", ["neglect"]
        )  # fmt: skip
        assert children_of(found.milestone) == {ADA, BEN}
    text = read()
    assert "A strategy discussion was decided after the referral" in text
    assert "Mrs Sample, teacher" in text
    assert "Alone in the evenings" in read(path=f"/children/{BEN}/before")


def test_a_referral_is_decided_later(db: None) -> None:
    sent(f"{WHERE}/referral", children=BOTH, concern="Alone in the evenings", **dated("on", ON))
    with at_work():
        key = Referral.objects.get().id
    assert f"/referral?decide={key}" in read()
    sent(f"{WHERE}/referral?decide={key}", decided="enquiry", why="It is grave", **dated("on", ON))
    text = read()
    assert "Article 42 Enquiry: decided after the referral" in text
    assert "Start an enquiry" in text


def test_a_strategy_discussion_names_who_took_part(db: None) -> None:
    path = f"{WHERE}/strategy-discussion"
    text = unescape(fill_in(signed_in.client_as(people.WINIFRED), path, enquiry="no").content.decode())
    assert "Say who took part" in text
    assert "Say why there is to be no enquiry" in text
    assert "Winifred Worker, social worker" in text
    sent(
        path, children=BOTH, members=["0"], others="Sergeant Sample, police\n\nDr Sample", enquiry="yes",
        joint="yes", **dated("on", ON),
    )  # fmt: skip
    with at_work():
        names = list(StrategyMember.objects.order_by("place").values_list("name", "role"))
        assert names == [
            ("Winifred Worker", "social worker"), ("Sergeant Sample", "police"), ("Dr Sample", "")
        ]  # fmt: skip
        assert StrategyDiscussion.objects.get().joint is True
    assert "Article 42 Enquiry: decided after the strategy discussion" in read()


@pytest.mark.parametrize(
    ("member", "child", "word", "statute"),
    [
        (people.WINIFRED, ADA, "Article 42 Enquiry", "Article 42 of the Children (Jersey) Law 2002"),
        (people.MONA, FINLO, "Section 46 enquiry", "section 46 of the Children and Young Persons Act 2001"),
    ],
)
def test_an_enquiry_goes_by_the_authoritys_own_name(
    db: None, member: Member, child: UUID, word: str, statute: str
) -> None:
    where = f"/children/{child}"
    assert statute in read(member, f"{where}/enquiry")
    sent(f"{where}/enquiry", member, children=[str(child)], led_by="Somebody", **dated("on", ON))
    with at_work(member):
        key = Enquiry.objects.get().id
    text = read(member, f"{where}/before")
    assert f"{word}: under way since" in text
    assert f"{where}/enquiries/{key}/end" in text
    sent(
        f"{where}/enquiries/{key}/end", member, outcome="substantiated-at-risk", conference_wanted="yes",
        conclusion="Hurt, and may be again", **dated("on", ON),
    )  # fmt: skip
    text = read(member, f"{where}/before")
    assert "a conference is wanted, and none is asked for" in text
    assert "The concerns are borne out, and significant harm is likely" in text


def begun(children: list[UUID], member: Member = people.WINIFRED) -> UUID:
    with at_work(member):
        return assessments.begin(children=children, on=ON, due_on=date(2026, 2, 20), today=TODAY)


def test_an_assessment_goes_finding_by_finding(db: None) -> None:
    sent(f"{WHERE}/assessment", children=BOTH, **dated("on", ON))
    with at_work():
        key = Assessment.objects.get().id
    path = f"{WHERE}/assessments/{key}"
    assert "Nothing is written yet on: The child’s developmental needs; Parenting capacity" in read()
    led_to = sent(
        f"{path}?do=find", of=BOTH, dimension="parenting-capacity", nature="risk", text="Nobody gets up"
    )
    assert led_to == path
    with at_work():
        assert Finding.objects.filter(text="Nobody gets up").count() == 2
    text = read(path=path)
    assert in_order(text, "Ada Example", "developmental needs", "Parenting capacity", "Nobody gets up")
    assert "Child Protection Plans, 2 Formulation" in text
    wrong = fill_in(signed_in.client_as(people.WINIFRED), f"{path}?do=find").content.decode()
    assert "Choose the dimension" in wrong
    assert "Write what was found" in wrong


@pytest.mark.requirement("W-11")
def test_the_unit_goes_through_it_again_and_names_the_services(db: None) -> None:
    """Begun by one of the unit, gone through again by another."""
    where = f"/children/{people.UMA.id}"
    key = begun([people.UMA.id], people.CARLA)
    path = f"{where}/assessments/{key}"
    sent(
        f"{path}?do=complete", people.CARLA, analysis="She is left alone", services="Breakfast club",
        **dated("on", ON),
    )  # fmt: skip
    assert "Breakfast club" in read(people.CHRIS, path)
    sent(
        f"{path}?do=update", people.CHRIS, text="Her aunt has moved in",
        services="Breakfast club, and her aunt", **dated("on", TODAY),
    )  # fmt: skip
    text = read(people.CHRIS, path)
    assert in_order(
        text, "Services that keep the child safe", "Breakfast club, and her aunt", "Gone through again",
        "Chris Practitioner: ", "Her aunt has moved in",
    )  # fmt: skip
    assert "Breakfast club, and her aunt" in read(people.CHRIS, f"{where}/before")


@pytest.mark.requirement("M-6.4.1")
def test_whether_the_parents_can_change_in_time_is_assessed(db: None) -> None:
    """Isle of Man: their motivation, and the child's timescale, stand on the assessment's page."""
    key = begun([FINLO], people.MONA)
    path = f"/children/{FINLO}/assessments/{key}"
    assert "Not assessed yet" in read(people.MONA, path)
    sent(
        f"{path}?do=complete", people.MONA, analysis="He is left alone",
        motivation="They want to, but not before he starts school", **dated("on", ON),
    )  # fmt: skip
    assert in_order(
        read(people.MONA, path), "Whether the parents can change, and in time",
        "They want to, but not before he starts school",
    )  # fmt: skip


@pytest.mark.requirement("J-3.2")
def test_others_are_asked_and_those_who_are_late_are_shown(db: None) -> None:
    begun([ADA, BEN])
    path = f"{WHERE}/contribution"
    text = fill_in(signed_in.client_as(people.WINIFRED), path).content.decode()
    assert "Say who is asked" in text
    text = fill_in(signed_in.client_as(people.WINIFRED), path, others="x" * 255).content.decode()
    assert "A name is longer than 254 letters" in text
    sent(
        path, children=BOTH, others="Example School, teacher", purpose="assessment",
        asked="How they are in class", **dated("asked_on", ON), **dated("wanted_by_on", date(2026, 2, 16)),
    )  # fmt: skip
    with at_work():
        rows = {each.child_id: each for each in Contribution.objects.all()}
        assert {each.assessment_id for each in rows.values()} == {Assessment.objects.get().id}
    text = read()
    assert "1 late" in text
    assert "Asked of Example School:" in text
    receive = f"{WHERE}/contributions/{rows[ADA].id}"
    assert receive in text
    sent(
        receive, of=[str(rows[ADA].id), str(rows[BEN].id)], text="They come late and tired",
        **dated("on", timezone.localdate()),
    )  # fmt: skip
    text = read()
    assert "They come late and tired" in text
    assert "1 late" not in text
    assert "They come late and tired" in read(path=f"/children/{BEN}/before")


def test_a_partner_answers_what_is_asked_of_them_and_sees_no_more(db: None) -> None:
    with at_work():
        asked = contributions.ask(
            children=[ADA], who="Penny Partner", asked="How she grows", asked_on=ON, today=TODAY,
            account=people.PENNY.account,
        )[0]  # fmt: skip
        other = contributions.ask(children=[ADA], who="Example School", asked_on=ON, today=TODAY)[0]
    text = read(people.PENNY, "/contributions")
    assert "How she grows" in text
    assert f"/contributions/{other}" not in text
    led_to = sent(
        f"{WHERE}/contributions/{asked}", people.PENNY, text="She grows well",
        **dated("on", timezone.localdate()),
    )  # fmt: skip
    assert led_to == "/contributions"
    assert "Nothing is asked of you" in read(people.PENNY, "/contributions")
    client = signed_in.client_as(people.PENNY)
    assert client.get(f"{WHERE}/contributions/{other}").status_code == 403
    assert client.get(f"{WHERE}/before").status_code == 403
    assert "/before" not in client.get(WHERE).content.decode()
    assert "She grows well" in read()


def test_a_specialist_is_asked_and_answers(db: None) -> None:
    sent(
        f"{WHERE}/specialist", children=[str(ADA)], kind="Parenting assessment", of_whom="Mary Example",
        **dated("asked_on", ON),
    )  # fmt: skip
    with at_work():
        key = SpecialistAssessment.objects.get().id
    sent(f"{WHERE}/specialists/{key}", text="She can, with help", **dated("on", TODAY))
    assert in_order(read(), "Parenting assessment", "of Mary Example", "She can, with help")


@pytest.mark.requirement("J-5.4")
def test_a_duty_leads_to_the_risk_assessment_with_its_reason(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    there = client.get(f"{WHERE}/happened?event=risk-assessment&reason=proceedings")
    assert there["Location"] == f"{WHERE}/risk-assessment?reason=proceedings"
    shown = client.get(there["Location"]).content.decode()
    assert re.search(r'value="proceedings"[^>]* checked', shown)
    sent(
        there["Location"], children=[str(ADA)], reason="proceedings", level="high", text="The risk has grown",
        **dated("on", ON),
    )  # fmt: skip
    with at_work():
        found = RiskAssessment.objects.select_related("milestone").get()
        assert (found.milestone.event, found.milestone.what, found.level) == (
            "risk-assessment", "proceedings", "high"
        )  # fmt: skip
    assert in_order(
        read(), "High risk", "The risk has grown", "Starting care proceedings is being considered"
    )


def test_a_file_that_was_read_stands_with_its_reader(db: None) -> None:
    sent(
        f"{WHERE}/file-read", children=BOTH, which="Closed file of 2015", whose="Mary Example",
        found="She was in care", **dated("on", ON),
    )  # fmt: skip
    with at_work():
        assert FileRead.objects.count() == 2
    assert in_order(
        read(), "The family’s history", "Closed file of 2015", "Mary Example", "She was in care",
        "by Winifred Worker",
    )  # fmt: skip


@pytest.mark.requirement("M-5.1")
def test_the_plan_from_before_stands_where_the_plan_is_made(db: None) -> None:
    where = f"/children/{FINLO}"
    sent(
        f"{where}/earlier-plan", people.MONA, kind="child-in-need", aims="To be at school on time",
        worked="The breakfast club", **dated("from_on", date(2025, 3, 3)),
    )  # fmt: skip
    with at_work(people.MONA):
        assert SupportPlan.objects.get().when == "before"
    text = read(people.MONA, f"{where}/plan/record")
    assert in_order(text, "Child in need plan", "To be at school on time", "The breakfast club")
    assert "The breakfast club" in read(people.MONA, f"{where}/before")


def test_all_of_it_stands_in_order(db: None) -> None:
    with at_work():
        enquiries.refer(children=[ADA], on=ON, concern="The concern itself", today=TODAY)
        key = begun([ADA])
        assessments.find(
            assessment=key, children=[ADA], dimension="developmental-needs", text="The finding", today=TODAY
        )
        specialist_assessments.ask(children=[ADA], kind="The hearing test", asked_on=ON, today=TODAY)
        histories.read_file(children=[ADA], which="The old file", whose="Ada", on=ON, today=TODAY)
        histories.carry_in_earlier(
            children=[ADA], kind="caf", from_on=ON - timedelta(days=99), aims="The early help", today=TODAY
        )
    assert in_order(
        read(), "What comes next", "The concern itself", "Strategy discussions", "Article 42 Enquiries",
        "The finding", "The hearing test", "The old file", "The early help",
    )  # fmt: skip


def test_who_only_sees_is_offered_nothing_to_record(db: None) -> None:
    key = begun([ADA])
    text = read(people.INES)
    assert f"{WHERE}/referral" not in text
    assert "?do=find" not in read(people.INES, f"{WHERE}/assessments/{key}")
    client = signed_in.client_as(people.INES)
    for each in ("referral", "strategy-discussion", "enquiry", "assessment", "contribution", "specialist",
                 "risk-assessment", "file-read", "earlier-plan", f"assessments/{key}?do=find"):  # fmt: skip
        assert client.get(f"{WHERE}/{each}").status_code == 403, each
