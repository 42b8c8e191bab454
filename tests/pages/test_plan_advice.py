"""What a plan lacks, part by part on its page; advice passed over; the plan as the family reads it."""

from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from holdfast.access.refusals import Refused
from holdfast.casework import plan_advice
from holdfast.records.models import AdvicePassed, Outcome, PlanLine
from tests import people, signed_in
from tests.casework import whole_plan
from tests.casework.whole_plan import AUTHORITIES, Whole
from tests.pages.sending import fill_in

MAN, JERSEY, COUNCIL, WIGHT = "isle-of-man", "jersey", "council", "isle-of-wight"
NOTHING = "Nothing is missing: the plan has all that this authority’s procedure asks for."
# Of each row: what is left out, and how the page misses it.
LEFT_OUT = {
    "C-7": (COUNCIL, {
        "safety": "No actions needed to protect the child",
        "family_support": "No actions needed to support the family",
        "social_worker": "No word on who the social worker is",
        "needs.help": "Need 1: no word on how professionals can help the parents or carers meet it",
        "changes": "No word on what needs to happen to reduce the risks",
        "actions": "No work that needs to happen",
        "responsibilities.family": "No family member responsible for a part of the plan",
        "responsibilities.professional": "No professional responsible for a part of the plan",
    }),
    "W-7": (WIGHT, {"actions": "No action", "actions.by_on": "Outcome 1, action 1: no timescale"}),
    "W-18": (WIGHT, {
        "safety": "No word on how it will keep the child safe",
        "development": "No word on how it will promote the child's development",
    }),
    "M-1.2b": (MAN, {
        "risks": "No identified risk of harm to the child",
        "outcomes.answers": "Risk 2: no part of the plan by which it is brought down",
    }),
    "M-3.1": (MAN, {
        "safety": "No aim to keep the child safe and prevent further harm",
        "development": "No aim to promote the child's health or development",
        "family_support": "No aim to support the family and wider family",
    }),
    "M-3.2a": (MAN, {"needs": "No need of the child", "needs.finding": "Need 1: no finding of the Core"}),
    "M-3.2b": (MAN, {"outcomes": "No planned outcome"}),
    "M-3.2c": (MAN, {
        "outcomes.strategy": "Outcome 1: no strategy", "actions": "Outcome 1: no specific action",
        "actions.by_on": "Outcome 1, action 1: no date",
    }),
    "M-3.2d": (MAN, {"contingency": "No Contingency Plan"}),
    "M-3.2e": (MAN, {
        "responsibilities.family": "No family member's role and responsibility",
        "contacts.every": "Contact 1: no frequency of the contact",
        "contacts.nature": "Contact 1: no nature of the contact",
        "contacts": "No contact by professionals with specialist or targeted support",
    }),
    "M-3.2f": (MAN, {"review_points": "No point at which progress is reviewed"}),
    "M-3.3f": (MAN, {
        "assessment_findings": "No findings of the Core Assessment on which it rests",
        "actions.knowledge": "Outcome 1, action 1: no knowledge on which it was chosen",
    }),
    "M-6.1.1": (MAN, {
        "responsibilities.otherwise": "Responsibility 1: no word of what this one does if unable",
        "understood": "Responsibility 1: no record that this one understood",
    }),
    "M-6.1.3": (MAN, {
        "aim": "No objective of the plan", "services": "No service to be provided",
        "contacts.why": "Contact 1: no purpose of the contact",
        "family_commitments": "No specific commitment of the family",
        "negotiable": "No word on what is negotiable", "changes": "No goal: what needs to change",
        "not_negotiable": "No word on what is not negotiable", "sanctions": "No sanctions if the child",
        "unacceptable_care": "No word on what is unacceptable care",
        "witness_preparation": "No preparation of service users who are witnesses",
        "contingency": "3.7, 6.1.3",
    }),
    "M-6.3.1": (MAN, {
        "child_therapy": "No therapy for the child", "safety": "No action to make the child safe",
        "perpetrator_help": "No support or therapy for a perpetrator of abuse",
    }),
    "M-6.3.3": (MAN, {
        "adult_needs": "No need of a relevant adult",
        "adult_needs.when": "Adult 1: no word on whether the adult service joins the Core Group",
    }),
    "M-6.4.2": (MAN, {"parenting_work": "No detailed work to help the parents or caregivers"}),
    "J-1.3": (JERSEY, {"concerns": "No exact nature of the concerns that led to the plan"}),
    "J-1.4": (JERSEY, {
        "actions": "No work to be done", "actions.by_on": "Outcome 1, action 1: no word on when",
    }),
    "J-2.7": (JERSEY, {
        "risks.why": "Risk 1: no means of protection", "summary_of_harm": "No summary of the maltreatment",
        "needs.service": "Need 1: no service to address it", "culture": "No ethnic, cultural and religious",
        "needs.adult": "No need of another family member", "disability": "No needs arising from any",
        "child_views": "No consideration of the child's views",
        "why_not_followed": "No word on why the child's views cannot be followed",
        "parenting_strengths": "No parenting strengths", "parenting_support": "No support needed to",
        "changes.for_whom": "Change 1: no aspect of harm", "family_roles": "No part of a professional with",
        "specialist_resources": "No specialist resources",
    }),
    "J-2.8": (JERSEY, {
        "assessment_findings": "No finding of the ongoing assessment on which it is based",
        "dimensions": "No word on parenting capacity",
    }),
    "J-4.3": (JERSEY, {
        "core_group": "No member of the Core Group", "contacts.every": "Contact 1: no frequency",
    }),
}  # fmt: skip


def lacking(whole: Whole) -> str:
    """The page of what its plan lacks, as it is read."""
    answer = signed_in.client_as(whole.member).get(f"/plans/{whole.plan.id}/lacks")
    assert answer.status_code == 200, answer.content.decode()
    return unescape(answer.content.decode())


@pytest.mark.parametrize("slug", AUTHORITIES)
def test_the_page_of_the_fullest_plan_names_nothing(db: None, slug: str) -> None:
    assert NOTHING in lacking(whole_plan.begin(slug))


@pytest.mark.parametrize(
    ("slug", "left_out", "says"),
    [
        pytest.param(slug, left, says, id=f"{row}: {left}", marks=pytest.mark.requirement(row))
        for row, (slug, left_out) in LEFT_OUT.items()
        for left, says in left_out.items()
    ],
)
def test_the_page_names_each_part_that_is_left_out(db: None, slug: str, left_out: str, says: str) -> None:
    page = lacking(whole_plan.begin(slug, leave_out=[left_out]))
    assert says in page
    assert NOTHING not in page


@pytest.mark.requirement("M-6.1.2a")
def test_the_page_misses_who_agrees(db: None) -> None:
    page = lacking(whole_plan.begin(MAN, leave_out=["agreement"]))
    assert "No word on whether the child or young person agrees" in page
    assert "No word on whether key family members agree" in page


@pytest.mark.requirement("M-6.1.2a")
def test_the_page_says_what_hangs_on_something_scarce(db: None) -> None:
    whole = whole_plan.begin(MAN)
    with whole.at_work():
        Outcome.objects.filter(need__plan=whole.plan).update(resources="Waiting list for night support")
    assert "it depends on what is known to be scarce or unavailable (“waiting”)" in lacking(whole).lower()


@pytest.mark.requirement("M-6.1.4")
def test_the_page_says_which_letter_an_outcome_falls_short_of(db: None) -> None:
    whole = whole_plan.begin(MAN, leave_out=["outcomes.how_known", "outcomes.who", "outcomes.by_on"])
    page = lacking(whole)
    for says in ("specific: nobody is named", "measurable: nothing says how", "time: it has no date"):
        assert f"Advice: outcome 1: {says}" in page
    assert "The outcome has a date, or words that fix one. 3.7, 6.1.4" in page
    assert "What the procedure asks for is there; what stands below is advice." in page


@pytest.mark.requirement("M-6.2")
@pytest.mark.parametrize(
    ("category", "title"),
    [("neglect", "Interventions with Neglect"), ("sexual-abuse", "Interventions and Child Sexual Abuse")],
)
def test_guidance_is_at_hand_and_knowledge_is_missed(db: None, category: str, title: str) -> None:
    whole = whole_plan.begin(MAN, leave_out=["actions.knowledge"], categories=[category])
    page = lacking(whole)
    assert "no knowledge of what is likely to work best" in page
    guidance = page[page.index("To read for this plan") :]
    assert title in guidance
    assert "named by 3.7, 6.2.1" in guidance
    assert "In short, in our words:" in guidance


def test_guidance_follows_what_the_plan_says_of_the_parents(db: None) -> None:
    whole = whole_plan.begin(MAN)
    assert "Parents with Learning Disabilities" not in lacking(whole)
    with whole.at_work():
        said = PlanLine.objects.filter(plan=whole.plan, part="disability")
        said.update(text="Moira has a learning disability")
    assert "Parents with Learning Disabilities" in lacking(whole)


def test_advice_is_passed_over_with_why_and_listed_with_who(db: None) -> None:
    whole = whole_plan.begin(MAN, leave_out=["outcomes.for_how_long"])
    client = signed_in.client_as(whole.member)
    page = client.get(f"/plans/{whole.plan.id}/lacks")
    own = page.context["page"].parts[0].lacks[0]
    address = f"/plans/{whole.plan.id}/advice?content={own.content}&missing={own.missing}"
    said = {"content": own.content, "missing": own.missing}
    refused = fill_in(client, address, **said, why="")
    assert "Say why you pass it over" in refused.content.decode()
    sent = fill_in(client, address, **said, why="It is a thing done once")
    assert sent.status_code == 302, sent.content.decode()
    text = lacking(whole)
    assert f"Advice: {own.missing}" not in text
    passed = text[text.index("Advice passed over</h2>") :]
    assert "It is a thing done once" in passed
    assert "Field Worker" in passed
    with whole.at_work():
        kept = AdvicePassed.objects.get()
        assert (kept.content, kept.account_id) == (own.content, whole.account)
        assert kept.missing.endswith("it is not said for how long it must be seen")


def test_advice_that_is_gone_is_said_to_be_gone(db: None) -> None:
    whole = whole_plan.begin(MAN)
    client = signed_in.client_as(whole.member)
    address = f"/plans/{whole.plan.id}/advice"
    answer = client.get(f"{address}?content=smart-date&missing=%00outcome", follow=True)
    assert answer.redirect_chain == [(f"/plans/{whole.plan.id}/lacks", 302)]
    assert "The plan no longer has this advice." in answer.content.decode()
    sent = client.post(address, {"content": "\0", "missing": "\0", "why": "So"})
    assert sent.status_code == 302


def test_what_a_clause_demands_is_not_passed_over(db: None) -> None:
    whole = whole_plan.begin(MAN, leave_out=["sanctions"])
    with whole.at_work(), pytest.raises(Refused, match="asks for this") as refused:
        plan_advice.pass_over(
            plan=whole.plan.id, content="plan-measurable", why="We would rather not",
            missing="no sanctions if the child is placed in danger", today=timezone.localdate(),
        )  # fmt: skip
    assert refused.value.clause == "3.7, 6.1.3"
    with whole.at_work(), pytest.raises(Refused, match="no longer has this advice"):
        plan_advice.pass_over(
            plan=whole.plan.id, content="smart-date", missing="outcome 1: time: none", why="So",
            today=timezone.localdate(),
        )  # fmt: skip


def test_the_family_reads_who_does_what_by_when_in_plain_sentences(db: None) -> None:
    whole = whole_plan.begin(JERSEY, made_on=date(2026, 1, 19))
    answer = signed_in.client_as(whole.member).get(f"/plans/{whole.plan.id}/family")
    page = unescape(answer.content.decode())
    for line in (
        "Why there is a plan for Tess",
        "Tess is put to bed and looked after by a sober adult every night",
        "Moira Example does this by Monday 26 January 2026: Write the rota and put it on the fridge.",
        "Tilda Teacher does this every school morning: Breakfast club, with five minutes of speech games.",
        "Field Worker sees Tess every 2 weeks: Visit at home, alone with the child.",
        "Alec Worker sees Moira Example every week: Session.",
        "Moira Example: Is at home, sober, on her nights. If that cannot be: Rings Grandmother",
        "If this happens: Tess is found alone. Then: Grandmother comes, and all meet the same day.",
        "This is not good enough care: Tess alone in the home after dark.",
        "Why not: Nights are not safe yet.",
        "The plan can end when this is so: Twelve weeks of safe nights, told by Tess.",
        "Without telling you the day before",
    ):
        assert line in page, line


def test_another_familys_worker_does_not_read_it(db: None) -> None:
    whole = whole_plan.begin(JERSEY)
    for name in ("family", "lacks", "advice"):
        answer = signed_in.client_as(people.SASHA).get(f"/plans/{whole.plan.id}/{name}")
        assert answer.status_code in {403, 404}, name
