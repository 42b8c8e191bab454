"""A referral, a strategy discussion and an enquiry, in each authority's own words."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.casework import enquiries, happened
from holdfast.casework.enquiry_pages import MemberSaid
from holdfast.records.models import Enquiry, Milestone, Referral, StrategyMember
from tests import people
from tests.casework.recorded import at_work
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN, FINLO = people.ADA.id, people.BEN.id, people.FINLO.id
ON = date(2026, 2, 2)
TWO = [MemberSaid(name="Winifred Worker", role="social worker"), MemberSaid(name="Sergeant Sample")]


@pytest.fixture
def working(db: None) -> Iterator[entry.Entered]:
    with at_work(people.WINIFRED) as entered:
        yield entered


def events(child: UUID) -> list[tuple[str, str, object]]:
    case = happened.of(children=[child])[child]
    return [(each["event"], each["on"], each.get("initiates_enquiry")) for each in case["happened"]]


def test_a_referral_says_who_about_what_and_what_was_decided(working: entry.Entered) -> None:
    enquiries.refer(
        children=[ADA, BEN], on=ON, concern="Alone in the evenings", from_name="Mrs Sample",
        from_role="teacher", how="call", categories=["neglect", "emotional-abuse"],
        decided="enquiry", decided_why="They are small", today=TODAY,
    )  # fmt: skip
    found = enquiries.of_child(child=BEN, today=TODAY).referrals[0]
    assert (found.who, found.how, found.harm) == (
        "Mrs Sample, teacher", "By telephone", "neglect and emotional abuse"
    )  # fmt: skip
    assert (found.decided, found.decided_on, found.decided_by) == ("enquiry", ON, "Winifred Worker")
    for child in (ADA, BEN):
        assert ("referral", "2026-02-02", True) in events(child)
        assert Entry.objects.filter(what="enquiries.refer", about_id=child).count() == 1


def test_a_strategy_discussion_says_who_took_part_and_whether_to_enquire(working: entry.Entered) -> None:
    enquiries.discuss(
        children=[ADA], on=ON, members=[*TWO, MemberSaid(name=" ")], enquiry=True, joint=True,
        police_help=False, actions="See both today", today=TODAY,
    )  # fmt: skip
    found = enquiries.of_child(child=ADA, today=TODAY).discussions[0]
    assert found.members == ("Winifred Worker, social worker", "Sergeant Sample")
    assert (found.enquiry, found.joint, found.police_help, found.legal_advice) == (True, True, False, None)
    assert ("strategy-discussion", "2026-02-02", True) in events(ADA)
    with refused("Say why there is to be no enquiry"):
        enquiries.discuss(children=[ADA], on=ON, members=TWO, enquiry=False, today=TODAY)
    with refused("Say who took part"):
        enquiries.discuss(children=[ADA], on=ON, members=[], enquiry=True, today=TODAY)
    assert StrategyMember.objects.count() == 2


@pytest.mark.parametrize(
    ("member", "child", "kind", "statute"),
    [
        (people.WINIFRED, ADA, "Article 42 Enquiry", "Article 42 of the Children (Jersey) Law 2002"),
        (people.MONA, FINLO, "Section 46 enquiry", "section 46 of the Children and Young Persons Act 2001"),
    ],
)
def test_an_enquiry_goes_by_the_authoritys_own_statute(
    db: None, member: people.Member, child: UUID, kind: str, statute: str
) -> None:
    with at_work(member):
        made = enquiries.begin(children=[child], on=ON, led_by=member.name, today=TODAY)
        found = enquiries.show(enquiry=made, today=TODAY)
        assert (found.kind, found.statute, found.ended_on) == (kind, statute, None)
        enquiries.end(
            enquiry=made, on=TODAY, outcome="substantiated-at-risk", conclusion="Hurt, and may be again",
            conference_wanted=True, today=TODAY,
        )  # fmt: skip
        ended = enquiries.of_child(child=child, today=TODAY).enquiries[0]
        assert ended.ended_on == TODAY
        assert ended.outcome == "The concerns are borne out, and significant harm is likely"
        assert ended.conference_wanted is True
        assert ("enquiry-started", "2026-02-02", True) in events(child)


def test_one_enquiry_at_a_time(working: entry.Entered) -> None:
    made = enquiries.begin(children=[ADA, BEN], on=ON, today=TODAY)
    with refused("There is one under way already (Article 42 Enquiry)"):
        enquiries.begin(children=[BEN], on=TODAY, today=TODAY)
    enquiries.end(
        enquiry=made, on=TODAY, outcome="not-substantiated", conclusion="Nothing in it",
        conference_wanted=False, today=TODAY,
    )  # fmt: skip
    enquiries.begin(children=[BEN], on=TODAY, today=TODAY)
    assert Enquiry.objects.count() == 2
    with refused("ended already"):
        enquiries.end(
            enquiry=made, on=TODAY, outcome="not-substantiated", conclusion="Again", conference_wanted=False,
            today=TODAY,
        )  # fmt: skip


def test_what_cannot_be_is_refused_in_words(working: entry.Entered) -> None:
    made = enquiries.begin(children=[ADA], on=ON, today=TODAY)
    for said, says in (
        ({"outcome": "maybe"}, "not one of the choices for what it found"),
        ({"conclusion": " "}, "Write what it comes to"),
        ({"on": date(2026, 2, 1)}, "That is before it began"),
        ({"on": date(2026, 3, 3)}, "is in the future"),
    ):
        good = {"on": TODAY, "outcome": "not-substantiated", "conclusion": "x", "conference_wanted": False}
        with refused(says):
            enquiries.end(enquiry=made, today=TODAY, **{**good, **said})  # type: ignore[arg-type]
    for wrong, says in (
        ({"concern": ""}, "Write what the concern is"),
        ({"categories": ["cold"]}, "not one of the choices for the kind of harm"),
        ({"how": "pigeon"}, "not one of the choices for how it came"),
        ({"decided": "enquiry", "decided_on": date(2026, 2, 1)}, "It was decided before it came"),
        ({"on": date(2026, 3, 3)}, "is in the future"),
    ):
        with refused(says):
            enquiries.refer(**{"children": [ADA], "on": ON, "concern": "x", "today": TODAY, **wrong})  # type: ignore[arg-type]
    assert not Referral.objects.exists()
    assert not Milestone.objects.filter(event="referral").exists()


def test_others_see_and_write_none_of_it(working: entry.Entered) -> None:
    made = enquiries.begin(children=[ADA], on=ON, today=TODAY)
    with at_work(people.PENNY):
        with refused("not shared with other agencies"):
            enquiries.of_child(child=ADA, today=TODAY)
        with pytest.raises(Refused):
            enquiries.refer(children=[ADA], on=ON, concern="x", today=TODAY)
    with at_work(people.INES), pytest.raises(Refused):
        enquiries.begin(children=[BEN], on=ON, today=TODAY)
    with at_work(people.SASHA), pytest.raises(Refused):
        enquiries.show(enquiry=made, today=TODAY)
    with pytest.raises(NotHere):
        enquiries.show(enquiry=ADA, today=TODAY)
