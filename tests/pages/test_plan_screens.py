"""What stands on a screen before the family: no protected address, private note, other family."""

import pytest
from django.utils import timezone

from holdfast.pages import plan_urls
from holdfast.records.models import (
    Allocation,
    CaseNote,
    CaseNoteChild,
    Household,
    HouseholdMember,
    MemberRecord,
    Person,
    SafeContact,
)
from tests import people, signed_in, standings
from tests.caseload import here
from tests.casework import core_group_house
from tests.casework.recorded import in_authority
from tests.pages import addresses, full_house
from tests.pages.full_house import House
from tests.people import Member

# What must stand nowhere before the family, by what it is.
SECRETS = {
    "the protected address": f"{full_house.LONG} Lane",
    "its postcode": "ZZ1 1ZZ",
    "its telephone": "01632 960124",
    "a refuge": "Refuge Example",
    "how to reach the mother safely": "Never ring after six",
    "a warning about a parent": "Keeps a dog that bites",
    "a case note about a parent": "I do not believe what he says",
    "another member's own record": "For my eyes alone",
    "another family's child": "Uma Unit",
    "another family's plan": "Sleeps badly at the unit",
    "a partner's telephone": "01632 960015",
}
# Whatever is about one plan or one core group; a worker's own list is about all families.
PAGES = {each.name for each in plan_urls.urlpatterns} - {"undertakings"} | {"child-plan"}


def build() -> House:
    """The full house, with what must not be seen."""
    found, today = full_house.build(), timezone.localdate()
    with in_authority("jersey"):
        Person.objects.filter(id=people.MOTHER.id).update(warning=SECRETS["a warning about a parent"])
        here(SafeContact, person_id=people.MOTHER.id, never=SECRETS["how to reach the mother safely"])
        refuge = here(Household, address=f"{SECRETS['a refuge']}\nSomewhere", protected=True)
        here(HouseholdMember, household=refuge, person_id=people.MOTHER.id, from_on=today)
        note = here(
            CaseNote, kind="call", on=today, account_id=people.WINIFRED.account, by_role="social-worker",
            text=SECRETS["a case note about a parent"],
        )  # fmt: skip
        here(CaseNoteChild, note=note, child_id=people.ADA.id, on=today)
        here(
            MemberRecord, meeting_id=found.parts["core group"], account_id=people.MALCOLM.account,
            text=SECRETS["another member's own record"],
        )  # fmt: skip
        Allocation.standing.filter(child=people.UMA.id).update(
            account=people.WINIFRED.account, team=standings.TEAM_NORTH
        )
        plan = core_group_house.plan(people.UMA.id)
        plan.aim = SECRETS["another family's plan"]
        plan.save()
    return found


@pytest.mark.parametrize(
    "member", [people.WINIFRED, people.MALCOLM, people.CONNIE, people.PENNY], ids=lambda each: each.name
)
def test_nothing_private_stands_on_a_page_of_a_plan_or_a_core_group(db: None, member: Member) -> None:
    house, client = build(), signed_in.client_as(member)
    seen, leaks = 0, []
    for address in addresses.every():
        if address.name not in PAGES:
            continue
        path = address.filled(house)
        answer = client.get(path, follow=True)
        text = answer.content.decode()
        seen += answer.status_code == 200
        if member is people.MALCOLM and address.name == "core-group-own-record":
            assert SECRETS["another member's own record"] in text
            continue
        leaks += [
            f"{address.name}: {what}: {text[max(text.find(secret) - 80, 0) : text.find(secret) + 40]}"
            for what, secret in SECRETS.items()
            if secret in text
        ]
    assert not leaks, "\n".join(leaks)
    assert seen > 20, seen
