"""What I was told, what is new since I was last here, and what was opened in an emergency."""

from datetime import UTC, datetime, timedelta

import pytest

from holdfast.records.models import (
    Acknowledgement,
    EmergencyAccess,
    EmergencySeen,
)
from tests import caseload, people
from tests.casework.listing import LATER, TODAY, acting, give, mine

pytestmark = pytest.mark.usefixtures("db")


def test_what_i_was_told_waits_until_it_is_acknowledged() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 2)
        keys = [
            caseload.tell(child, people.MALCOLM, people.WANDA, on=TODAY, text="Not in school")
            for child in made.children
        ]
    waiting = mine(people.WANDA).to_acknowledge
    assert [(each.who, each.text, set(each.tellings), len(each.children)) for each in waiting] == [
        ("Malcolm Manager", "Not in school", set(keys), 2)
    ]
    assert mine(people.MALCOLM).to_acknowledge == ()
    with acting(people.WANDA) as entered:
        for key in keys:
            Acknowledgement.objects.create(
                authority_id=entered.authority, telling_id=key, account_id=people.WANDA.account, on=TODAY
            )
    assert mine(people.WANDA).to_acknowledge == ()


def test_what_others_recorded_since_i_was_last_here_is_told_once_for_brothers_and_sisters() -> None:
    with acting(people.WANDA):
        made = give(people.WANDA, 2)
    assert mine(people.WANDA).news_since is None  # never here before
    with acting(people.CASEY):
        caseload.visit(made.children, people.CASEY, on=TODAY)
    with acting(people.WANDA):
        caseload.note(made.children, people.WANDA, on=TODAY, text="My own")
    page = mine(people.WANDA)
    assert page.news_since is not None
    assert [(each.who, each.did, len(each.children)) for each in page.news] == [
        ("Casey Covering", "visited", 2)
    ]


def test_an_hour_of_reading_does_not_make_the_news_vanish() -> None:
    with acting(people.WANDA):
        give()
    now = datetime.now(UTC)
    mine(people.WANDA, now=now)
    assert mine(people.WANDA, now=now + timedelta(minutes=50)).news_since is None
    assert mine(people.WANDA, now=now + timedelta(minutes=70)).news_since is not None


def test_an_emergency_access_is_shown_to_the_manager_until_they_have_looked_at_it() -> None:
    with acting(people.SASHA) as entered:
        opened = EmergencyAccess.objects.create(
            authority_id=entered.authority, child_id=people.ADA.id, account_id=people.SASHA.account,
            kind="emergency", why="The school rang", until_at=LATER,
        )  # fmt: skip
    found = mine(people.MALCOLM).emergencies
    assert [(each.child.id, each.who, each.why) for each in found] == [
        (people.ADA.id, "Sasha South", "The school rang")
    ]
    assert mine(people.MARTHA).emergencies == ()
    assert mine(people.WINIFRED).emergencies == ()
    with acting(people.MALCOLM) as entered:
        EmergencySeen.objects.create(
            authority_id=entered.authority, emergency=opened, account_id=people.MALCOLM.account, in_order=True
        )
    assert mine(people.MALCOLM).emergencies == ()
