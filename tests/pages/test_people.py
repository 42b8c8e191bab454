"""The people of a child, as pages: searched before recorded, related, corrected, at home, reached safely."""

from datetime import date

import pytest

from holdfast.casework import families, involvements, people
from holdfast.records.models import Person, SafeContact
from tests import people as cast
from tests import signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import HEALTH, TODAY

ADA, BEN, MOTHER = cast.ADA.id, cast.BEN.id, cast.MOTHER.id
CHILD = f"/children/{ADA}"


def of_ada() -> families.PeoplePage:
    with at_work(cast.WINIFRED):
        return families.people_of(child=ADA, today=TODAY)


def test_somebody_is_looked_for_before_they_are_recorded(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    said = {"given_name": "Mary", "family_name": "Exmaple", "kind": "aunt-or-uncle"}
    sent = fill_in(client, f"{CHILD}/people/add", **said, **dated("born_on", date(1990, 2, 3)))
    text = sent.content.decode()
    assert sent.status_code == 200
    assert "Somebody like this is recorded already: look first" in text
    assert f'href="/children/{ADA}/people/{MOTHER}"' in text
    sent = fill_in(
        client, f"{CHILD}/people/add", **said, none_of_them="on", **dated("born_on", date(1990, 2, 3))
    )
    assert sent.status_code == 302, sent.content.decode()
    assert ("Mary Exmaple", "aunt or uncle") in [(each.name, each.kind) for each in of_ada().relatives]


def test_somebody_unlike_anybody_is_recorded_at_once(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    sent = fill_in(
        client, f"{CHILD}/people/add", given_name="Zebedee", family_name="Quillfeather", kind="grandparent"
    )
    assert sent.status_code == 302, sent.content.decode()
    sent = fill_in(client, f"{CHILD}/people/add", given_name="", family_name="", kind="")
    text = sent.content.decode()
    assert "Enter a name" in text or "Choose what they are" in text


def test_somebody_recorded_already_is_related(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    sent = fill_in(client, f"{CHILD}/people/{MOTHER}", kind="mother", in_family="on")
    assert sent.status_code == 302, sent.content.decode()
    assert ("Mary Example", "mother") in [(each.name, each.kind) for each in of_ada().relatives]


def test_a_name_is_corrected_and_two_who_correct_are_told(db: None) -> None:
    first, second = signed_in.client_as(cast.WINIFRED), signed_in.client_as(cast.MALCOLM)
    path = f"{CHILD}/people/{ADA}/correct"
    text = first.get(path).content.decode()
    assert 'value="Ada"' in text
    said = {"family_name": "Example", **dated("born_on", date(2018, 5, 4)), "reason": "Misspelt"}
    sent = fill_in(first, path, given_name="Adah", **{**said, "reason": ""})
    assert "Say why it is corrected" in sent.content.decode()
    sent = fill_in(first, path, given_name="Adah", **said)
    assert sent.status_code == 302, sent.content.decode()
    with at_work(cast.MALCOLM):
        seen = people.show(person=ADA, today=TODAY)
        assert seen.given_name == "Adah"
    sent = fill_in(second, path, given_name="Adda", **said)
    assert sent.status_code == 302


def test_a_home_is_recorded_and_moved_into(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    sent = fill_in(client, f"{CHILD}/home", who=[str(ADA), str(MOTHER)], household="", address="")
    assert "Enter the address" in sent.content.decode()
    sent = fill_in(
        client, f"{CHILD}/home", who=[str(ADA), str(MOTHER)], household="", address="1 Invented Street",
        protected="on", **dated("from_on", date(2026, 2, 2)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    home = of_ada().homes[0]
    assert (home.address, home.protected) == ("A protected address", True)
    sent = fill_in(
        client, f"{CHILD}/home", who=[str(BEN)], household=str(home.household), moved="on",
        **dated("from_on", date(2026, 2, 20)),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    ben = next(each for each in of_ada().relatives if each.id == BEN)
    assert [each.from_on for each in ben.homes] == [date(2026, 2, 20)]


def test_a_safe_contact_is_recorded(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    sent = fill_in(client, f"{CHILD}/safe-contact", person=str(MOTHER))
    assert "Say how they may be reached, or by what never" in sent.content.decode()
    sent = fill_in(client, f"{CHILD}/safe-contact", person=str(MOTHER), never="letters to the home")
    assert sent.status_code == 302, sent.content.decode()
    with at_work(cast.WINIFRED):
        assert SafeContact.objects.get(person=MOTHER).never == "letters to the home"


def test_a_school_is_recorded_for_several_children(db: None) -> None:
    client = signed_in.client_as(cast.WINIFRED)
    path = f"{CHILD}/agency"
    said = {"children": [str(ADA), str(BEN)], "role": "teacher", **dated("from_on", date(2026, 2, 2))}
    sent = fill_in(client, path, **said, agency="")
    assert "Choose one of the list, or enter its name" in sent.content.decode()
    sent = fill_in(client, path, **said, agency="", agency_name="Invented School", agency_kind="school")
    assert sent.status_code == 302, sent.content.decode()
    sent = fill_in(client, path, **{**said, "role": "doctor"}, agency=str(HEALTH), core_group="on")
    assert sent.status_code == 302, sent.content.decode()
    with at_work(cast.WINIFRED):
        found = involvements.of_child(child=BEN, today=TODAY)
        assert [(each.role, each.agency, each.core_group) for each in found] == [
            ("doctor", "Example Health Visiting", True), ("teacher", "Invented School", False),
        ]  # fmt: skip


@pytest.mark.parametrize("path", ["people/add", "home", "safe-contact", "agency"])
def test_whoever_only_sees_saves_nothing(db: None, path: str) -> None:
    client = signed_in.client_as(cast.CONNIE)
    answer = client.get(f"{CHILD}/{path}")
    if answer.status_code == 200:
        said = {"given_name": "Zebedee", "family_name": "Quillfeather", "kind": "cousin", "who": [str(ADA)],
                "address": "1 Invented Street", "person": str(MOTHER), "how": "by telephone"}  # fmt: skip
        answer = fill_in(client, f"{CHILD}/{path}", **said)
    assert answer.status_code == 403
    with at_work(cast.WINIFRED):
        assert not Person.objects.filter(family_name="Quillfeather").exists()
