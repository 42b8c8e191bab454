"""Teams and units, as a page: a vacancy and a double of a unit are shown."""

from datetime import date

import pytest

from holdfast.casework import teams
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.standings import TODAY, UNIT_ONE


@pytest.mark.requirement("W-2")
def test_what_a_unit_lacks_is_shown(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    text = client.get("/teams").content.decode()
    assert "Social worker: vacant" in text
    assert "<strong>Vacant</strong>" in text
    with at_work(people.ADAM):
        teams.give_role(
            account=people.WANDA.account, role="social-worker", team=UNIT_ONE, from_on=date(2026, 2, 2),
            today=TODAY,
        )  # fmt: skip
    assert "Not whole" not in client.get("/teams").content.decode()
    with at_work(people.ADAM):
        teams.give_role(
            account=people.CASEY.account, role="social-worker", team=UNIT_ONE, from_on=date(2026, 2, 2),
            today=TODAY,
        )  # fmt: skip
    text = client.get("/teams").content.decode()
    assert "Social worker: held by Casey" in text
    assert "(held twice)" in text


def test_a_partner_sees_no_teams(db: None) -> None:
    assert signed_in.client_as(people.PENNY).get("/teams").status_code == 403
