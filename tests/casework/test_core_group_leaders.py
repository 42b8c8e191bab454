"""Who leads a core group and who minutes it, by each authority's procedure."""

from typing import Any
from uuid import UUID

import pytest

from holdfast.casework import core_group_checklist, core_group_leaders, meetings
from holdfast.casework.guarded import StandsInTheWay
from holdfast.records.models import CoreGroup
from tests import people
from tests.casework import core_grouped as grouped
from tests.casework.core_grouped import FIRST, JERSEY, MAN, NEXT
from tests.casework.recorded import at_work, milestone
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id


def appoint(meeting: UUID, role: str, **said: Any) -> None:
    default = {"chair_name": "Lena Leader", "note_taker_name": "Tilda Teacher", "today": TODAY}
    core_group_leaders.appoint(meeting=meeting, role=role, **{**default, **said})


def stopped(meeting: UUID, role: str, **said: Any) -> set[str]:
    """The guards in the way of it; nothing is kept of one that is stopped."""
    with pytest.raises(StandsInTheWay) as refusal:
        appoint(meeting, role, **said)
    kept = CoreGroup.objects.filter(meeting=meeting).first()
    assert kept is None or kept.chair_name == ""
    return {each.guard for each in refusal.value.refusals}


def line(meeting: UUID, title: str) -> tuple[bool | None, str]:
    found = core_group_checklist.show(meeting=meeting, today=TODAY).lines
    return next((each.done, each.says) for each in found if each.title == title)


@pytest.mark.requirement("M-2.2c")
def test_on_the_isle_of_man_a_manager_or_senior_leads_the_first(db: None) -> None:
    with grouped.planned(MAN, core_group_every="4 weeks") as child:
        first = grouped.arrange(child)
        assert stopped(first, "social-worker") == {"first-core-group-chair"}
        appoint(first, "senior-practitioner")
        kept = CoreGroup.objects.get(meeting=first)
        assert (kept.first, kept.chair_name, kept.chair_role) == (True, "Lena Leader", "senior-practitioner")
        assert line(first, "Who leads") == (True, "Lena Leader, Senior Practitioner.")


@pytest.mark.requirement("M-2.3b")
def test_the_key_worker_leads_a_later_one_with_the_managers_agreement_alone(db: None) -> None:
    with grouped.planned(MAN, core_group_every="4 weeks") as child:
        made = grouped.arrange(child, days=(FIRST,), on=FIRST)
        grouped.held(child, FIRST, meeting=made)
        later = grouped.arrange(child)
        assert stopped(later, "social-worker") == {"later-core-group-chair-agreed"}
        assert stopped(later, "social-worker", reasons={"*": "nobody else"}) == {
            "later-core-group-chair-agreed"
        }
        appoint(later, "social-worker", agreed_by="team-manager", agreed_on=FIRST)
        kept = CoreGroup.objects.get(meeting=later)
        assert (kept.chair_agreed_by, kept.chair_agreed_on) == ("team-manager", FIRST)
        assert "Agreed by the Team Manager" in line(later, "Who leads")[1]


@pytest.mark.requirement("M-2.4b")
def test_who_leads_does_not_minute(db: None) -> None:
    with grouped.planned(MAN, core_group_every="4 weeks") as child:
        first = grouped.arrange(child)
        assert stopped(first, "team-manager", note_taker_name="lena leader") == {"minuted-by-another"}
        assert stopped(first, "team-manager", note_taker_name="") == {"minuted-by-another"}
        assert line(first, "Who takes the minutes") == (False, "Nobody is named.")
        appoint(first, "team-manager")
        assert CoreGroup.objects.get(meeting=first).note_taker_name == "Tilda Teacher"
        assert line(first, "Who takes the minutes") == (True, "Tilda Teacher.")


@pytest.mark.requirement("J-3.8")
def test_in_jersey_the_manager_leads_the_first_and_the_social_worker_the_later_ones(db: None) -> None:
    with grouped.planned(JERSEY) as child:
        first, later = grouped.arrange(child), grouped.arrange(child, days=(NEXT.replace(month=4),))
        assert stopped(first, "social-worker") == {"first-core-group-led"}
        appoint(first, "team-manager", chair=people.MALCOLM.account)
        assert CoreGroup.objects.get(meeting=first).chair_name == "Malcolm Manager"
        appoint(later, "social-worker", chair=people.WINIFRED.account)
        assert CoreGroup.objects.get(meeting=later).chair_id == people.WINIFRED.account
        assert stopped(grouped.arrange(child, days=(NEXT.replace(day=20),)), "teacher") == {"core-group-led"}


@pytest.mark.requirement("J-3.8")
def test_a_manager_goes_on_leading_a_case_that_was_found_complex(db: None) -> None:
    with at_work():
        later = grouped.arrange(ADA, BEN)
        milestone(BEN, "complex-case", TODAY)
        facts = core_group_leaders.prepare(meeting=later, today=TODAY)
        assert (facts.found_complex_on, facts.complex) == (TODAY, None)
        assert stopped(later, "social-worker", chair=people.WINIFRED.account) == {"complex-case-led"}
        appoint(later, "team-manager", chair=people.MALCOLM.account)
        assert CoreGroup.objects.get(meeting=later).complex is True


@pytest.mark.requirement("J-3.16")
@pytest.mark.parametrize("kind", ["professionals-meeting", "legal-planning-meeting"])
def test_the_social_worker_convenes_and_leads_the_other_meetings_too(db: None, kind: str) -> None:
    with at_work():
        made = grouped.arrange(ADA, kind=kind)
        assert stopped(made, "teacher") == {"other-meeting-led"}
        assert stopped(made, "social-worker", complex=True) == {"complex-case-led"}
        appoint(made, "social-worker", chair=people.WINIFRED.account)
        kept = CoreGroup.objects.get(meeting=made)
        assert (kept.chair_role, kept.meeting.kind, kept.first) == ("social-worker", kind, False)


def test_those_who_might_lead_are_the_worker_and_the_seniors_of_the_team(db: None) -> None:
    with at_work():
        found = core_group_leaders.prepare(meeting=grouped.arrange(ADA), today=TODAY).leaders
        assert [each.name for each in found] == [
            "Winifred Worker", "Malcolm Manager", "Sebastian Senior", "Serena Service",
        ]  # fmt: skip


def test_where_there_is_no_rule_anybody_leads(db: None) -> None:
    with grouped.planned("council") as child:
        made = grouped.arrange(child)
        appoint(made, "teacher")
        assert line(made, "Who leads")[0] is True
        assert meetings.list_arranged(child=child, today=TODAY)
