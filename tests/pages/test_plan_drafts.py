"""The detailed plan as its pages have it written: begun, part by part, by several, for several children."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from holdfast.casework.plan_said import ActionSaid
from holdfast.records.models import Plan
from tests import people, signed_in
from tests.casework import drafted, recorded
from tests.casework.drafted import ADA, BEN, EVERY_NIGHT, NIGHTS, ROTA
from tests.casework.recorded import at_work
from tests.pages.drafting import begun, page, send, shown, texts
from tests.pages.sending import fill_in


@pytest.mark.requirement("J-3.15")
def test_a_draft_is_begun_for_brother_and_sister_from_the_childs_page(db: None) -> None:
    with at_work():
        drafted.outlined(ADA, BEN)
    sent = send(f"/children/{ADA}/plan/begin", children=[str(ADA), str(BEN)], why="")
    with at_work():
        drafts = {each.registration.child_id: each for each in Plan.drafts_too.filter(state="draft")}
    assert set(drafts) == {ADA, BEN}
    assert sent.headers["Location"] == f"/plans/{drafts[ADA].id}/write"
    text = shown(f"/plans/{drafts[ADA].id}/write")
    for said in (NIGHTS, EVERY_NIGHT, "Alone on three nights", "Mary Example", "Tilda Teacher"):
        assert said in text
    assert f"/plans/{drafts[BEN].id}/write" in text
    assert send(f"/children/{ADA}/plan/begin", children=[str(ADA)], why="").headers["Location"] == (
        f"/plans/{drafts[ADA].id}/write"
    )


def test_a_short_plan_stays_short(db: None) -> None:
    """A part that nobody asks for and nobody wrote stands behind *Add another part*."""
    [plan] = begun(ADA)
    text = shown(f"/plans/{plan}/write")
    first, behind = text.split("Add another part")
    assert f"/plans/{plan}/write/contingency" in first
    hidden = f"/plans/{plan}/write/family_support"
    asked = hidden in first
    assert (hidden in behind) is not asked
    assert behind.count("/write/") >= 1
    send(f"/plans/{plan}/write/perpetrator_help", text="Group work, from May")
    assert "Group work, from May" in shown(f"/plans/{plan}/write").split("Add another part")[0]


@pytest.mark.requirement("J-4.1")
def test_a_member_of_the_core_group_writes_their_own_part_with_who_does_what_by_when(db: None) -> None:
    [plan] = begun(ADA)
    need = page(plan).needs[0]
    draft = shown(f"/plans/{plan}/write", by=people.PENNY)
    assert f"/plans/{plan}/write/concerns" not in draft
    assert "Make it the plan" not in draft
    send(
        f"/plans/{plan}/write/outcomes", by=people.PENNY, need=str(need.key), text="She grows",
        **{"actions-1-text": "Weigh her", "actions-1-who": "Penny Partner", "actions-1-when": "every week"},
    )  # fmt: skip
    [_, grows] = page(plan).needs[0].outcomes
    assert [(each.text, each.who, each.when) for each in grows.actions] == [
        ("Weigh her", "Penny Partner", "every week")
    ]
    answer = signed_in.client_as(people.PENNY).get(f"/plans/{plan}/write/concerns")
    assert answer.status_code == 403


def test_rows_are_changed_added_and_cleared(db: None) -> None:
    [plan] = begun(ADA)
    address = f"/plans/{plan}/write/risks"
    send(address, **{"risks-1-text": "Alone at night", "risks-1-why": "The rota", "risks-2-text": "Drink"})
    alone, drink = page(plan).lines_of("risks")
    sent = {"risks-1-key": str(alone.key), "risks-2-key": str(drink.key), "risks-2-text": "Drunk adults"}
    send(address, **sent, **{"risks-1-text": "", "risks-1-why": "", "risks-3-text": "Cold"})
    first, second = page(plan).lines_of("risks")
    assert (first.key, first.text, second.text) == (drink.key, "Drunk adults", "Cold")
    text = shown(address)
    assert f'value="{drink.key}"' in text


def test_a_row_that_says_nothing_is_named_at_its_field(db: None) -> None:
    [plan] = begun(ADA)
    sent = fill_in(
        signed_in.client_as(people.WINIFRED), f"/plans/{plan}/write/outcomes", new_need="", need="other",
        text="Warm", **{"actions-1-text": "Mend it"},
    )  # fmt: skip
    assert sent.status_code == 200
    assert sent.context["form"].errors == {
        "new_need": ["Say which need it answers"], "actions-1-who": ["Say who does it, or clear row 1"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("objective", {"aim": "Warm nights"}),
        ("rhythm", {"visit_every": "1 week", "rooms_every": "2"}),
        ("needs", {"needs-2-text": "To be warm", "needs-2-whose": "adult", "needs-2-finding": "Cold"}),
        ("contacts", {"contacts-1-who": "Penny Partner", "contacts-1-every": "2 weeks"}),
        ("negotiable", {"text": "Bedtime\nWho does which night"}),
        ("child_therapy", {"text": "", "none": "Ada does not want it now"}),
        ("household_children", {"household-safety-1": "With Gran", "none-1": "Charges stand"}),
        ("adult_needs", {"adult_needs-1-text": "Drinking", "adult_needs-1-when": "yes"}),
    ],
)
def test_each_shape_of_a_part_is_saved_and_stands_in_its_form_again(
    db: None, part: str, typed: dict[str, str]
) -> None:
    [plan] = begun(ADA)
    address = f"/plans/{plan}/write/{part}"
    client = signed_in.client_as(people.WINIFRED)
    form = client.get(address).context["form"]
    before = {name: form[name].value() or "" for name in form.fields}
    send(address, **{**before, **typed})
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    for name, said in typed.items():
        row, _, column = name.rpartition("-")
        assert str(values[name]) == said or said in {values.get(f"{each}-{column}") for each in _rows(row)}
    assert page(plan).needs[0].text == NIGHTS


def _rows(row: str) -> list[str]:
    return [f"{row.rpartition('-')[0]}-{number}" for number in range(1, 4)]


def test_an_outcome_is_changed_and_taken_out(db: None) -> None:
    [plan] = begun(ADA)
    [said] = page(plan).outcomes
    address = f"/plans/{plan}/write/outcomes/{said.key}"
    assert ROTA in shown(address)
    [action] = said.actions
    own = {"need": str(page(plan).needs[0].key), "text": "Safe every night", "actions-1-key": str(action.key)}
    send(address, **own, **{"actions-1-text": "Write a rota", "actions-1-who": "Mary Example"})
    [said] = page(plan).outcomes
    assert (said.text, said.actions[0].text, said.actions[0].key) == (
        "Safe every night", "Write a rota", action.key,
    )  # fmt: skip
    assert isinstance(said.actions[0], ActionSaid)
    send(address, **own, leave_out="on")
    assert page(plan).outcomes == ()


def test_it_is_written_once_for_four_children_and_one_is_different(db: None) -> None:
    ada, ben = begun(ADA, BEN)
    address = f"/plans/{ada}/write/safety"
    assert shown(address).count('name="also"') == 1
    send(address, text="Gran every night", also=[str(ben)])
    assert texts(ben, "safety") == ["Gran every night"]
    send(f"/plans/{ben}/write/safety", text="Gran, and an inhaler by the bed", also=[])
    assert texts(ada, "safety") == ["Gran every night"]
    form = signed_in.client_as(people.WINIFRED).get(address).context["form"]
    assert form["also"].value() == []


def test_two_authors_at_once_lose_nothing(db: None) -> None:
    """The second is told by name, sees both, and what was typed is still there; another part is free."""
    [plan] = begun(ADA)
    first, second = signed_in.client_as(people.WINIFRED), signed_in.client_as(people.MALCOLM)
    address = f"/plans/{plan}/write/safety"
    opened = second.get(address).context["kept"]
    assert fill_in(first, address, text="Gran every night").status_code == 302
    marks = {**dict(opened.marks), "kept-do": "save"}
    told = second.post(address, {**marks, "text": "The night team"})
    assert told.status_code == 409
    said = told.content.decode()
    assert "Winifred Worker changed this" in said
    assert "Gran every night" in said
    assert "The night team" in said
    assert texts(plan, "safety") == ["Gran every night"]
    assert fill_in(second, f"/plans/{plan}/write/culture", text="Portuguese").status_code == 302


def test_a_draft_is_given_up_with_its_reason(db: None) -> None:
    [plan] = begun(ADA)
    sent = fill_in(signed_in.client_as(people.WINIFRED), f"/plans/{plan}/drop", why="")
    assert "Say why you give it up" in sent.content.decode()
    send(f"/plans/{plan}/drop", why="Begun too early")
    assert signed_in.client_as(people.WINIFRED).get(f"/plans/{plan}/write").status_code == 404


def test_what_is_missing_and_how_the_family_reads_it_stand_beside_the_part(db: None) -> None:
    [plan] = begun(ADA)
    answer = signed_in.client_as(people.WINIFRED).get(f"/plans/{plan}/write")
    parts = [each for _, own in answer.context["page"].sections for each in own]
    lacking = next(each for each in parts if each.lacks and each.name not in {"outcomes", "needs"})
    text = answer.content.decode()
    row = text[text.index(f'id="{lacking.name}"') :].split('class="hf-draft__part"')[0]
    missing = lacking.lacks[0].missing
    assert f"{missing[0].upper()}{missing[1:]}" in row
    assert f"asked for by {lacking.lacks[0].cite}" in text
    read = next(each for each in parts if each.name == "concerns")
    row = text[text.index('id="concerns"') :].split('class="hf-draft__part"')[0]
    assert read.reads
    assert row.count(read.reads[0]) >= 1
    assert "As the family will read it" in row
    own = shown(f"/plans/{plan}/write/{lacking.name}")
    assert lacking.lacks[0].cite in own


def test_whoever_may_not_see_the_child_sees_no_draft(db: None) -> None:
    [plan] = begun(ADA)
    with at_work(people.MALCOLM):
        recorded.account()
    assert signed_in.client_as(people.SASHA).get(f"/plans/{plan}/write").status_code in {403, 404}


def test_a_draft_is_shown_in_as_many_queries_for_one_child_as_for_a_family(db: None) -> None:
    """Fewer than 25, those aside that begin and end what is asked."""

    def asked(plan: UUID) -> int:
        client = signed_in.client_as(people.WINIFRED)
        client.get(f"/plans/{plan}/write")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/plans/{plan}/write").status_code == 200
        aside = ("SAVEPOINT", "RELEASE", "select set_config")
        return sum(not each["sql"].startswith(aside) for each in seen.captured_queries)

    [plan] = begun(ADA)
    alone = asked(plan)
    begun(ADA, BEN)
    assert asked(plan) <= alone + 1
    assert asked(plan) < 25
