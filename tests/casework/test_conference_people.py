"""Who should be invited to a conference, from the record, at once; nobody who is hidden."""

from datetime import date

import pytest

from holdfast.access import children as access_children
from holdfast.access.children import May
from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_invitations,
)
from holdfast.records.models import (
    Agency,
    ConferenceInvitation,
    Family,
    FamilyMember,
    Person,
    Relationship,
)
from tests import people
from tests.casework import conference_list, recorded
from tests.casework.conference_list import ADA
from tests.casework.inviting import listed
from tests.casework.recorded import at_work, make
from tests.standings import BEGAN, TODAY


def test_the_record_of_every_child_says_whom_to_invite(db: None) -> None:
    """Each once for both children, no child among them, nobody's address."""
    with at_work(people.CONNIE):
        conference_list.family()
        make(Agency, name="Example Police", kind="police")
        page = listed(conference_list.conference())
        found = {each.name: (each.role, each.why, each.must, each.children) for each in page.proposed}
        both = ("Ben Example", "Ada Example")
        assert found == {
            "Mary Example": ("mother", "family", False, both),
            "Fred Example": ("father", "family", False, both),
            "Gwen Example": ("family-member", "family", False, both),
            "Winifred Worker": ("social-worker", "involved", True, both),
            "Malcolm Manager": ("team-manager", "involved", False, both),
            "Example Primary School": ("teacher", "involved", True, ("Ada Example",)),
            "Example Surgery": ("doctor", "involved", True, both),
            "Penny Partner": ("health-visitor", "involved", True, ("Ada Example",)),
            "Example Police": ("police", "expertise", False, ()),
        }
        assert [(each.name, each.age) for each in page.children] == [("Ben Example", 10), ("Ada Example", 7)]
        assert conference_list.SECRET not in repr(page)
        assert "ZZ9 9ZZ" not in repr(page)


def test_a_restricted_family_stays_restricted_for_who_is_invited(db: None) -> None:
    """An invitation opens no restricted record, and a relative in such a family is named to nobody else."""
    with at_work(people.CONNIE):
        conference_list.family()
        meeting = conference_list.conference()
        conference_invitations.add(
            meeting=meeting, role="doctor", why="expertise", account=people.NOBODY.account, today=TODAY
        )
        secret = make(Person, given_name="Rita", family_name="Hidden", born_on=date(1985, 1, 1)).id
        hidden = Family.objects.get(name="Hidden family")
        make(FamilyMember, family=hidden, person_id=secret, from_on=BEGAN)
        make(Relationship, person_id=secret, to_id=ADA, kind="step-parent")
        assert "Rita Hidden" not in {each.name for each in listed(meeting).proposed}
        Family.objects.filter(name="Example family").update(restricted_from_on=BEGAN, restricted_why="staff")
    with at_work(people.NOBODY):
        allowed = access_children.allowed(child=ADA, today=TODAY)
        assert allowed is None or May.SEE not in allowed.may
        with pytest.raises((NotHere, Refused)):
            listed(meeting)


def test_who_was_invited_last_time_is_proposed_again(db: None) -> None:
    with at_work(people.CONNIE):
        last = recorded.meeting(ADA, "review-conference", decision="continue", held_on=date(2026, 2, 20))
        make(ConferenceInvitation, meeting_id=last.meeting_id, name="Hetty Housing", role="housing")
        found = listed(conference_list.conference("review-conference", (ADA,))).proposed
        again = next(each for each in found if each.name == "Hetty Housing")
        assert (again.because, again.must) == ("invited to the last conference", False)
