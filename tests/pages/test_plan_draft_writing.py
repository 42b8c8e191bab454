"""A draft as whoever writes it meets it: for brothers and sisters, beside the outline, and after an error."""

from datetime import date

import pytest
from django.utils import timezone

from holdfast.casework import plan_drafts
from holdfast.records.models import CoreGroupMember, Plan, PlanLine
from tests import people, signed_in
from tests.casework import drafted, recorded
from tests.casework.drafted import ADA, BEN, EVERY_NIGHT
from tests.casework.recorded import at_work
from tests.pages.drafting import begun, page, send, shown, texts
from tests.pages.sending import fill_in


def test_whose_own_words_would_go_is_said_and_nobody_is_ticked_whose_they_are(db: None) -> None:
    ada, ben = begun(ADA, BEN)
    address = f"/plans/{ada}/write/safety"
    send(f"/plans/{ben}/write/safety", text="An inhaler by the bed", also=[])
    form = signed_in.client_as(people.WINIFRED).get(address).context["form"]
    [(_, label)] = form.fields["also"].choices
    assert label.endswith("has own words: “An inhaler by the bed”, which this replaces")
    assert form["also"].value() == []


def test_the_rows_of_a_brother_alone_stay_and_that_is_said(db: None) -> None:
    ada, ben = begun(ADA, BEN)
    send(f"/plans/{ben}/write/risks", **{"risks-1-text": "Asthma"}, also=[])
    send(f"/plans/{ada}/write/risks", **{"risks-1-text": "Alone"}, also=[])
    form = signed_in.client_as(people.WINIFRED).get(f"/plans/{ada}/write/risks").context["form"]
    assert form.fields["also"].choices[0][1].endswith("has besides, which stays: “Asthma”")
    send(f"/plans/{ada}/write/risks", **{"risks-1-text": "Alone"}, also=[str(ben)])
    assert texts(ben, "risks") == ["Asthma", "Alone"]


@pytest.mark.parametrize(("part", "typed"), [("safety", {"text": "Gran"}), ("objective", {"aim": "Warm"})])
def test_what_is_written_of_a_brother_meanwhile_is_not_overwritten(
    db: None, part: str, typed: dict[str, str]
) -> None:
    """Opened while he had nothing of his own; before it is sent, he has."""
    ada, ben = begun(ADA, BEN)
    client, address = signed_in.client_as(people.WINIFRED), f"/plans/{ada}/write/{part}"
    marks = {**dict(client.get(address).context["kept"].marks), "kept-do": "save"}
    send(f"/plans/{ben}/write/{part}", by=people.MALCOLM, **dict.fromkeys(typed, "Inhaler"), also=[])
    told = client.post(address, {**marks, **typed, "also": [str(ben)]})
    assert told.status_code == 409
    assert "Malcolm" in told.content.decode()
    assert "Inhaler" in [*texts(ben, part), page(ben).aim]


def test_after_an_error_what_is_missing_and_the_reading_still_stand_beside(db: None) -> None:
    [plan] = begun(ADA)
    send(f"/plans/{plan}/write/risks", **{"risks-1-text": "Alone at night"})
    sent = fill_in(
        signed_in.client_as(people.WINIFRED), f"/plans/{plan}/write/risks",
        **{"risks-1-text": "", "risks-1-why": "Gran"},
    )  # fmt: skip
    assert sent.status_code == 200
    text = sent.content.decode()
    assert "Say it: the risk" in text
    assert "We are worried about this: Alone at night." in text
    assert "no means of protection" in text.casefold()


def test_beside_an_outcome_stands_what_is_read_of_it_alone(db: None) -> None:
    [plan] = begun(ADA)
    need = page(plan).needs[0]
    send(f"/plans/{plan}/write/outcomes", need=str(need.key), text="She grows")
    [nights, grows] = page(plan).outcomes
    client = signed_in.client_as(people.WINIFRED)
    beside = client.get(f"/plans/{plan}/write/outcomes/{grows.key}").context["beside"]
    assert beside.reads == ("She grows.",)
    assert not any(each.missing.startswith("outcome 1") for each in beside.lacks)
    assert client.get(f"/plans/{plan}/write/outcomes").context["beside"].reads == ()
    assert EVERY_NIGHT in client.get(f"/plans/{plan}/write/outcomes/{nights.key}").context["beside"].reads[0]


def test_what_the_outline_says_and_has_no_part_is_seen_while_the_draft_is_written(db: None) -> None:
    [plan] = begun(ADA)
    with at_work():
        outline = Plan.standing.get(registration__child=ADA, part="outline")
        for part, text in (("longer_term_aims", "Gran every weekend"), ("culture", "Portuguese")):
            recorded.make(PlanLine, plan=outline, part=part, place=9, text=text)
    details = shown(f"/plans/{plan}/write").split("Said in the outline plan alone")[1].split("</details>")[0]
    assert "Gran every weekend" in details
    assert "Portuguese" not in details


def test_how_often_is_asked_where_one_says_who_sees_whom(db: None) -> None:
    ada, ben = begun(ADA, BEN)
    text = shown(f"/plans/{ada}/write")
    assert text.index('id="rhythm"') > text.index("Who does what</h2>")
    assert "visit_every" not in shown(f"/plans/{ada}/write/objective")
    send(f"/plans/{ada}/write/rhythm", visit_every="1 week", core_group_every="4 weeks", also=[])
    assert (page(ada).visit_every, page(ben).visit_every) == ("1 week", "2 weeks")
    assert page(ada).aim == "Safe nights"
    assert "A visit every 1 week" in shown(f"/plans/{ada}/write")
    send(f"/plans/{ada}/write/objective", aim="Warm nights", also=[str(ben)])
    assert (page(ben).aim, page(ben).visit_every) == ("Warm nights", "2 weeks")


def test_why_not_is_asked_of_what_is_not_followed_alone(db: None) -> None:
    [plan] = begun(ADA)
    address = f"/plans/{plan}/write/why_not_followed"
    first, behind = shown(f"/plans/{plan}/write").split("Add another part")
    assert f"/plans/{plan}/write/child_views_followed" in first
    assert address not in first
    assert address in behind
    send(f"/plans/{plan}/write/child_views_followed", text="no")
    assert address in shown(f"/plans/{plan}/write").split("Add another part")[0]


def test_what_says_the_same_is_the_same_whatever_its_key(db: None) -> None:
    """Two plans carried in apart: what is in both in the same words is no other’s own."""
    ada, ben = begun(ADA, BEN)
    for each in (ada, ben):
        send(f"/plans/{each}/write/risks", **{"risks-1-text": "Alone"}, also=[])
    form = signed_in.client_as(people.WINIFRED).get(f"/plans/{ada}/write/risks").context["form"]
    [(_, label)] = form.fields["also"].choices
    assert "“" not in label
    assert form["also"].value() == [str(ben)]


def test_why_it_is_changed_is_asked_of_a_plan_that_there_is(db: None) -> None:
    with at_work():
        drafted.outlined(ADA)
    address = f"/children/{ADA}/plan/begin"
    assert "Why is the plan changed?" not in shown(address)
    assert "It begins with what the outline plan of the conference says." in shown(address)
    with at_work():
        [plan] = plan_drafts.begin(children=[ADA], today=timezone.localdate())
        drafted.make(plan)
    assert "Why is the plan changed?" in shown(address)


def test_what_is_missing_elsewhere_leads_to_where_it_is_written_and_names_people(db: None) -> None:
    [plan] = begun(ADA)
    with at_work():
        recorded.make(
            CoreGroupMember,
            child_id=ADA,
            name="Penny Partner",
            role="health-visitor",
            account_id=people.PENNY.account,
            from_on=date(2026, 1, 6),
        )
    text = shown(f"/plans/{plan}/write")
    assert f'href="/children/{ADA}/core-group"' in text
    assert "Penny Partner: no frequency" in text
    assert "ore group member 1" not in text
    assert f'href="/children/{ADA}/core-group"' in shown(f"/plans/{plan}/lacks")


def test_many_things_that_are_missing_are_folded(db: None) -> None:
    with at_work(people.MONA):
        drafted.outlined(people.FINLO.id)
        [plan] = plan_drafts.begin(children=[people.FINLO.id], today=timezone.localdate())
    text = shown(f"/plans/{plan}/write", by=people.MONA)
    outcomes = text.split('id="outcomes"')[1].split('class="hf-draft__part"')[0]
    assert "things are missing or advised" in outcomes
    assert "Pass over" in outcomes.split("things are missing or advised")[1].split("</details>")[0]
