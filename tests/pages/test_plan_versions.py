"""The plan's pages: outcome by outcome with what comes next, a version as it was, what changed, made anew."""

import pytest
from django.test import Client

from holdfast.casework import legal_statuses, plan_versions, plans
from holdfast.records.models import Action, LegalStatus, MilestoneChild, Outcome, Plan, SupportPlan
from tests import people, signed_in
from tests.casework import detailed, recorded
from tests.casework.detailed import ADA, BEN, MADE
from tests.casework.recorded import NOW, at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.pages.test_conference_queries import asked
from tests.standings import TODAY

PATH = f"/children/{ADA}/plan"


def read(client: Client, path: str) -> str:
    """What a page says."""
    return client.get(path).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_plan_is_read_outcome_by_outcome_with_what_comes_next(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.outline()
    text = read(client, PATH)
    assert "Write the detailed plan" in text
    with at_work(people.WINIFRED):
        draft = detailed.draft()
    assert f'href="/plans/{draft[0]}/write">Go on with the draft' in read(client, PATH)
    with at_work(people.WINIFRED):
        made = plan_versions.make(plans=draft, made_on=MADE, at="core-group", today=TODAY)[0]
    text = read(client, PATH)
    for says in (
        "To be warm", "The home is heated", "It is warm on visits", "Mend the boiler", "Winifred Worker",
        "Version 1, made Mon 16 Feb", "at a core group", "0 of ", f"/plans/{made}/difference",
        "As the family will read it", "Send it round to be signed",
    ):  # fmt: skip
        assert says in text, says
    assert "Go on with the draft" not in text


def test_a_partner_reads_the_plan_and_is_offered_nothing_they_may_not_do(db: None) -> None:
    with at_work(people.WINIFRED):
        detailed.made()
    text = read(signed_in.client_as(people.PENNY), PATH)
    assert "The home is heated" in text
    assert "Record a plan" not in text
    assert "Done today" not in text


def test_a_plan_is_made_of_a_draft_for_brothers_and_sisters(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.outline(children=[ADA, BEN])
        ada, ben = detailed.draft(children=[ADA, BEN])
    sent = fill_in(client, f"/plans/{ada}/make", **dated("made_on", MADE), at="core-group", others=[str(ben)])
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        made = Plan.standing.filter(id__in=[ada, ben])
        assert [(each.made_on, each.at) for each in made] == [(MADE, "core-group")] * 2


def test_a_brothers_draft_that_says_nothing_yet_is_not_made_with_it_and_is_named(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.outline()
        ada, ben = detailed.draft(children=[ADA, BEN])
    assert f'value="{ben}" checked' not in read(client, f"/plans/{ada}/make")
    sent = fill_in(client, f"/plans/{ada}/make", **dated("made_on", MADE), at="core-group", others=[str(ben)])
    assert "The plan of Ben Example does not say yet" in sent.content.decode()


@pytest.mark.requirement("J-2.15")
def test_the_page_that_makes_a_plan_asks_why_an_outcome_has_no_time(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.outline()
        draft = detailed.draft()[0]
        Outcome.objects.filter(need__plan=draft).update(by_on=None)
        Action.objects.filter(outcome__need__plan=draft).update(by_on=None)
    path = f"/plans/{draft}/make"
    assert "No time is set for" in read(client, path)
    sent = fill_in(client, path, **dated("made_on", MADE), at="core-group")
    assert "Say why, or go back and say by when" in sent.content.decode()
    with at_work(people.WINIFRED):
        assert Plan.drafts_too.get(id=draft).state == "draft"
        Outcome.objects.filter(need__plan=draft).update(by_on=TODAY)
    assert fill_in(client, path, **dated("made_on", MADE), at="core-group").status_code == 302
    with at_work(people.WINIFRED):
        assert Plan.standing.filter(id=draft).exists()


@pytest.mark.requirement("M-3.3e")
def test_an_earlier_version_stays_readable_as_it_was(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        first = detailed.made()[0]
        action = Action.objects.get(outcome__need__plan=first)
        for place in range(3):
            draft = detailed.draft(why=f"Amended {place}")[0]
            Action.objects.filter(outcome__need__plan=draft).update(text=f"Mend boiler {place}")
            plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
        plans.finish_action(action=action.id, on=TODAY, today=TODAY)
    text = read(client, f"/plans/{first}")
    assert "as it was made Mon 16 Feb" in text
    assert "Mend the boiler" in text
    assert "Mend boiler" not in text
    assert "Replaced Mon 16 Feb" in text
    assert "Amended 2" in text  # why, among the versions
    now = read(client, PATH)
    assert "Mend boiler 2" in now
    assert "Version 4" in now


def test_what_changed_is_told_in_the_words_of_both(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
        draft = detailed.draft(why="The boiler is new")[0]
        Action.objects.filter(outcome__need__plan=draft).update(text="Bleed the radiators")
    assert "to the draft" in read(client, f"/plans/{draft}/difference")
    with at_work(people.WINIFRED):
        plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    text = read(client, f"/plans/{draft}/difference")
    assert "<del>Mend the boiler</del>" in text
    assert "<ins>Bleed the radiators</ins>" in text
    assert "The boiler is new" in text
    with at_work(people.WINIFRED):
        first = plans.of_child(child=ADA, today=TODAY)[-1].id
    assert client.get(f"/plans/{first}/difference").status_code == 404


@pytest.mark.requirement("M-2.5e")
def test_a_part_of_the_outline_that_is_in_neither_plan_is_adrift_on_the_page(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        made = detailed.made()[0]
        assert "adrift" not in read(client, PATH)
        draft = detailed.draft(why="Shorter")[0]
        Action.objects.filter(outcome__need__plan=draft).update(withdrawn_at=NOW, withdrawn_why="left out")
        plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    assert made
    text = read(client, PATH)
    assert "Of the outline plan, adrift" in text
    whole = read(client, f"{PATH}/outline")
    assert "Adrift: in neither plan, and not done" in whole
    assert "Mend the boiler" in whole


@pytest.mark.requirement("M-2.5a")
def test_what_goes_beyond_the_outline_is_named_on_the_page(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
    text = read(client, f"{PATH}/outline")
    assert "In the detailed plan" in text
    assert "Beyond the outline" not in text
    with at_work(people.WINIFRED):
        draft = detailed.draft(why="School")[0]
        plan = Plan.drafts_too.get(id=draft)
        need = plan.needs.create(authority_id=plan.authority_id, text="To learn", place=9)
        need.outcomes.create(authority_id=plan.authority_id, text="At school each day", by_on=TODAY)
        plan_versions.make(plans=[draft], made_on=MADE, at="core-group", today=TODAY)
    assert "Beyond the outline that the conference agreed: At school each day" in (
        read(client, f"{PATH}/outline")
    )


@pytest.mark.requirement("J-2.20")
def test_work_that_has_begun_is_said_from_the_plan(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.outline()
    assert f"{PATH}/said/begun" in read(client, PATH)
    assert said(client, "begun") == ["plan-work-begun"]


@pytest.mark.requirement("J-6.19")
def test_the_full_plan_is_said_from_the_plan(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
        recorded.milestone(ADA, "assessment-completed", MADE)
    assert f"{PATH}/said/full" in read(client, PATH)
    assert "assessment" in read(client, f"{PATH}/said/full")
    assert said(client, "full") == ["full-plan-produced"]


@pytest.mark.requirement("M-4.1a")
def test_the_plan_says_that_the_reviewing_officer_has_not_been_sent_it(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
        recorded.make(LegalStatus, child_id=ADA, status="care order", looked_after=True, from_on=MADE)
    assert "The reviewing officer has not been sent it." in read(client, PATH)
    assert said(client, "sent", how="email", to="Rory Reviewing") == ["plan-sent-to-reviewing-officer"]
    assert "The reviewing officer was sent it" in read(client, PATH)


@pytest.mark.requirement("M-4.1d")
def test_the_childs_other_plans_are_seen_together_with_it(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
    assert "No other plan or legal status is recorded." in read(client, PATH)
    with at_work(people.WINIFRED):
        legal_statuses.record(
            children=[ADA], status="interim care order", looked_after=True, from_on=MADE, today=TODAY
        )
        recorded.make(SupportPlan, child_id=ADA, kind="child-in-need", from_on=MADE, aims="Short breaks")
        recorded.meeting(ADA, "looked-after-review", held_on=MADE)
    text = read(client, PATH)
    for says in (
        "Interim care order", "(looked after)", "Short breaks", "This plan is a part of the care planning",
        "Last looked-after review Mon 16 Feb",
    ):  # fmt: skip
        assert says in text, says


@pytest.mark.requirement("J-3.10")
def test_the_outline_becomes_the_detailed_plan_that_is_kept_and_sent_round(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        outline = detailed.outline()[0].id
        draft = detailed.draft()[0]
    sent = fill_in(client, f"/plans/{draft}/make", **dated("made_on", MADE), at="core-group")
    assert sent.status_code == 302, sent.content.decode()
    text = read(client, PATH)
    assert "Detailed plan" in text
    assert f"/plans/{draft}/signatures" in text  # whoever is to sign it is noted, and it goes round there
    assert f'href="/plans/{outline}"' in text  # the outline stays on the child's file
    assert "Winifred Worker" in read(client, f"/plans/{draft}/signatures")
    with at_work(people.WINIFRED):
        assert Plan.standing.filter(id=draft, replaces=outline).exists()


def test_advice_stands_beside_the_parts_where_it_is_asked_for(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made()
    assert "?advice=yes" in read(client, PATH)
    text = read(client, f"{PATH}?advice=yes")
    assert "The procedure asks for" in text
    assert "What the plan does not say yet" in text
    assert "Child Protection Plans" in text  # with its clause


def test_the_plan_of_one_of_several_is_asked_for_in_few_queries(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    with at_work(people.WINIFRED):
        detailed.made(children=[ADA, BEN])
        for _ in range(3):
            detailed.amended()
        recorded.make(LegalStatus, child_id=ADA, status="care order", looked_after=True, from_on=MADE)
    read(client, PATH)
    with asked() as sent:
        read(client, PATH)
    assert len(sent) < 25


def said(client: Client, what: str, **typed: object) -> list[str]:
    """Say something of the plan on its page; answers what stands on the record by it."""
    sent = fill_in(client, f"{PATH}/said/{what}", children=[str(ADA)], **dated("on", TODAY), **typed)
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        rows = MilestoneChild.standing.filter(child=ADA, on=TODAY)
        return list(rows.values_list("milestone__event", flat=True))
