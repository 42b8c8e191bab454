"""A plan in small, as a page: rows of needs, outcomes and actions; empty rows left out."""

from datetime import date

from holdfast.casework import plans
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
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
