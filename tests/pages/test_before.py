"""What was done before a conference, as pages: recorded for brothers and sisters, shown in order."""

from datetime import date, timedelta
from html import unescape
from uuid import UUID

import pytest

from holdfast.casework import assessments, enquiries, histories, specialist_assessments
from holdfast.records.models import (
    Enquiry,
    FileRead,
    Referral,
    StrategyDiscussion,
    StrategyMember,
    SupportPlan,
)
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.before import ADA, BEN, BOTH, FINLO, ON, WHERE, begun, children_of, in_order, read, sent
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.people import Member
from tests.standings import TODAY


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
