"""A plan in small, as a page: rows of needs, outcomes and actions; empty rows left out."""

from datetime import date, timedelta

from django.utils import timezone

from holdfast.casework import plans
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import HIDDEN, fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
PATH = f"/children/{ADA}/plan/record"


def test_a_plan_is_recorded_for_brothers_and_sisters(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    said = {
        "children": [str(ADA), str(BEN)], "part": "outline", **dated("made_on", date(2026, 2, 2)),
        "aim": "Safe and warm", "need-1": "To be warm", "outcome-1": "The home is heated",
        "action-1": "Mend the boiler", "who-1": "Housing", **dated("by-1", date(2026, 3, 2)),
        "need-3": "To sleep", "visit_every": "3 weeks", "rooms_every": "2",
    }  # fmt: skip
    sent = fill_in(client, PATH, **said)
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.WINIFRED):
        page = plans.of_child(child=BEN, today=TODAY)[0]
    assert [each.text for each in page.needs] == ["To be warm", "To sleep"]
    action = page.needs[0].outcomes[0].actions[0]
    assert (action.text, action.who, action.by_on) == ("Mend the boiler", "Housing", date(2026, 3, 2))
    assert (page.visit_every, page.rooms_every) == ("3 weeks", 2)


def test_what_is_wrong_is_said_at_its_field(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    sent = fill_in(
        client, PATH, children=[str(ADA)], part="outline", **dated("made_on", date(2026, 2, 2)),
        **{"action-2": "Mend the boiler", "visit_every": "often"},
    )  # fmt: skip
    text = sent.content.decode()
    for says in (
        "Say what the need or risk is", "Say what will be different", "Say who does it", "such as 3 weeks",
    ):  # fmt: skip
        assert says in text
    assert "Mend the boiler" in text


def test_who_only_sees_records_no_plan(db: None) -> None:
    assert signed_in.client_as(people.INES).get(PATH).status_code == 403


def recorded() -> plans.PlanPage:
    """A plan with one need, one outcome and one action."""
    action = plans.ActionSaid(text="Mend the boiler", who="Housing", by_on=date(2026, 3, 2))
    outcome = plans.OutcomeSaid(text="The home is heated", actions=[action])
    need = plans.NeedSaid(text="To be warm", outcomes=[outcome])
    with at_work(people.WINIFRED):
        return plans.record(
            children=[ADA], part="outline", made_on=date(2026, 2, 2), needs=[need], visit_every="3 weeks",
            today=TODAY,
        )[0]  # fmt: skip


def now() -> plans.PlanPage:
    with at_work(people.WINIFRED):
        return plans.of_child(child=ADA, today=TODAY)[0]


def one_tap(page: str, address: str) -> dict[str, str]:
    """What the button beside an action or outcome sends."""
    form = page[page.index(f'method="post" action="{address}"') :]
    sent = dict(HIDDEN.findall(form[: form.index("</form>")]))
    sent.pop("csrfmiddlewaretoken", None)
    return {**sent, "kept-do": "save"}


def test_one_tap_says_that_an_action_is_done_and_twice_is_once(db: None) -> None:
    client, plan = signed_in.client_as(people.WINIFRED), recorded()
    outcome = plan.needs[0].outcomes[0]
    done = f"/children/{ADA}/plan/actions/{outcome.actions[0].id}"
    reached = f"/children/{ADA}/plan/outcomes/{outcome.id}"
    page = client.get(f"/children/{ADA}/plan").content.decode()
    for address in (done, reached):
        answers = [client.post(address, one_tap(page, address)) for _ in range(2)]
        assert [(each.status_code, each["Location"]) for each in answers] == [
            (302, f"/children/{ADA}/plan")
        ] * 2
    after = now().needs[0].outcomes[0]
    assert (after.reached_on, after.actions[0].done_on) == (timezone.localdate(), timezone.localdate())
    page = client.get(f"/children/{ADA}/plan").content.decode()
    assert done not in page
    assert reached not in page


def test_an_action_was_done_on_another_day(db: None) -> None:
    client, plan = signed_in.client_as(people.WINIFRED), recorded()
    path = f"/children/{ADA}/plan/actions/{plan.needs[0].outcomes[0].actions[0].id}"
    assert "Mend the boiler" in client.get(path).content.decode()
    ahead = fill_in(client, path, **dated("on", timezone.localdate() + timedelta(days=1)))
    assert ahead.status_code == 200
    assert now().needs[0].outcomes[0].actions[0].done_on is None
    sent = fill_in(client, path, **dated("on", date(2026, 2, 16)))
    assert sent.status_code == 302, sent.content.decode()
    assert now().needs[0].outcomes[0].actions[0].done_on == date(2026, 2, 16)


def test_a_plan_is_corrected_with_what_was_left_out(db: None) -> None:
    client, plan = signed_in.client_as(people.WINIFRED), recorded()
    need, outcome = plan.needs[0], plan.needs[0].outcomes[0]
    path = f"/children/{ADA}/plan/{plan.id}/correct"
    assert path in client.get(f"/children/{ADA}/plan").content.decode()
    said = {**dated("made_on", date(2026, 2, 2)), "visit_every": "2 weeks", "reason": "left out"}
    wrong = fill_in(client, path, **{**said, "reason": "", "visit_every": "often"}, action="Ring the school")
    for says in (
        "Say why it is corrected",
        "such as 3 weeks",
        "Say what the need or risk is",
        "Say who does it",
    ):
        assert says in wrong.content.decode()
    for typed in (
        {"under": f"outcome/{outcome.id}", "action": "Ring the school", "who": "Winifred"},
        {"under": f"need/{need.id}", "outcome": "The bed is dry"},
        {"under": "new", "need": "To be heard"},
    ):
        sent = fill_in(client, path, **said, **typed)
        assert sent.status_code == 302, sent.content.decode()
    after = now()
    assert after.visit_every == "2 weeks"
    assert [each.text for each in after.needs] == ["To be warm", "To be heard"]
    assert [each.text for each in after.needs[0].outcomes] == ["The home is heated", "The bed is dry"]
    done = after.needs[0].outcomes[0].actions
    assert [each.text for each in done] == ["Mend the boiler", "Ring the school"]
    sent = fill_in(client, path, **said, remove=[str(done[0].id)])
    assert sent.status_code == 302, sent.content.decode()
    assert [each.text for each in now().needs[0].outcomes[0].actions] == ["Ring the school"]


def test_nothing_of_another_childs_plan_is_changed_here(db: None) -> None:
    client, plan = signed_in.client_as(people.WINIFRED), recorded()
    outcome = plan.needs[0].outcomes[0]
    for part in (f"{plan.id}/correct", f"outcomes/{outcome.id}", f"actions/{outcome.actions[0].id}"):
        assert client.get(f"/children/{BEN}/plan/{part}").status_code == 404
        assert signed_in.client_as(people.INES).get(f"/children/{ADA}/plan/{part}").status_code == 403
    page = signed_in.client_as(people.INES).get(f"/children/{ADA}/plan").content.decode()
    assert "Done today" not in page
    assert "Correct the plan" not in page
