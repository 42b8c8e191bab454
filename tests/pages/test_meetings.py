"""A meeting arranged, moved, held and cancelled, as pages, for several children at once."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from holdfast.casework import meetings
from holdfast.records.models import MeetingChild, Registration
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated

ADA, BEN = people.ADA.id, people.BEN.id
PATH = f"/children/{ADA}/meeting"
BOTH = [str(ADA), str(BEN)]
AHEAD = date(2027, 3, 9)


def arranged(child: Any = ADA) -> list[tuple[str, date]]:
    with at_work(people.CONNIE):
        found = meetings.list_arranged(child=child, today=timezone.localdate())
        return [(each.kind, each.for_on) for each in found]


def arrange(client: Any, **said: Any) -> Any:
    default = {"children": BOTH, "kind": "core-group", **dated("for_on", AHEAD), "venue": "The school"}
    return fill_in(
        client, f"{PATH}?do=arrange", **{**default, **dated("arranged_on", timezone.localdate()), **said}
    )


def test_a_meeting_is_arranged_moved_and_cancelled(db: None) -> None:
    client = signed_in.client_as(people.CONNIE)
    sent = arrange(client, at="2.30pm")
    assert sent.status_code == 302, sent.content.decode()
    assert sent["Location"] == f"/children/{ADA}/meetings"
    assert arranged(BEN) == [("core-group", AHEAD)]
    with at_work(people.CONNIE):
        key = meetings.list_arranged(child=ADA, today=timezone.localdate())[0].id
    assert "Core Group, Tue 9 Mar 2027" in client.get(PATH).content.decode()
    today = dated("on", timezone.localdate())
    sent = fill_in(
        client,
        f"{PATH}?do=move&meeting={key}",
        **dated("for_on", date(2027, 3, 12)),
        reason="No room",
        **today,
    )
    assert sent.status_code == 302, sent.content.decode()
    assert arranged() == [("core-group", date(2027, 3, 12))]
    sent = fill_in(client, f"{PATH}?do=cancel&meeting={key}", reason="Nobody can come", **today)
    assert sent.status_code == 302, sent.content.decode()
    assert arranged() == []


@pytest.mark.requirement("J-6.16")
def test_a_conference_is_not_moved_without_the_managers_agreement(db: None) -> None:
    client = signed_in.client_as(people.CONNIE)
    assert arrange(client, kind="review-conference").status_code == 302
    with at_work(people.CONNIE):
        key = meetings.list_arranged(child=ADA, today=timezone.localdate())[0].id
    said = {**dated("for_on", date(2027, 4, 6)), "reason": "The chair is ill",
            **dated("on", timezone.localdate())}  # fmt: skip
    path = f"{PATH}?do=move&meeting={key}"
    sent = fill_in(client, path, **said)
    text = sent.content.decode()
    assert sent.status_code == 403
    assert "The clause: " in text
    assert "Who can help: the safeguarding manager, with a reason." in text
    assert "The chair is ill" in text
    assert fill_in(client, path, **said, agreed_by="safeguarding-manager").status_code == 302


def test_a_core_group_that_was_held_is_recorded(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    sent = fill_in(
        client, f"{PATH}?kind=core-group", children=BOTH, **dated("held_on", date(2026, 2, 13)),
        parents_came="yes", decisions_recorded="yes", members=["mother", "teacher"],
        **dated("next_on", AHEAD), note="All is well",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        part = MeetingChild.objects.select_related("meeting").get(child=BEN, meeting__held_on="2026-02-13")
        assert (part.meeting.parents_came, part.meeting.members) == (True, ["mother", "teacher"])
    assert arranged(BEN) == [("core-group", AHEAD)]


def test_a_review_decides_for_each_child(db: None) -> None:
    """Ben's plan is not ended without a risk assessment; the decision, right, is recorded for both."""
    client = signed_in.client_as(people.CONNIE)
    path = f"{PATH}?kind=review-conference"
    said = {
        "children": BOTH, "quorate": "yes", "core_group_every": "4 weeks",
        **dated("held_on", date(2026, 2, 2)), **dated("next_on", date(2026, 7, 31)),
        **dated("next_core_group_on", date(2026, 2, 16)), "next_core_group_at": "10.00",
        f"decision-{ADA}": "continue",
    }  # fmt: skip
    sent = fill_in(client, path, **said)
    assert "Say what was decided" in sent.content.decode()
    sent = fill_in(client, path, **said, **{f"decision-{BEN}": "end"})
    assert "Say why the plan ends" in sent.content.decode()
    sent = fill_in(client, path, **said, **{f"decision-{BEN}": "end"}, grounds="no-longer-at-risk")
    assert sent.status_code == 403
    assert "risk assessment" in sent.content.decode().lower()
    sent = fill_in(client, path, **said, **{f"decision-{BEN}": "continue"})
    assert sent.status_code == 302, sent.content.decode()
    with at_work(people.CONNIE):
        found = MeetingChild.objects.filter(meeting__kind="review-conference", meeting__held_on="2026-02-02")
        assert sorted(found.values_list("child", "decision")) == [(ADA, "continue"), (BEN, "continue")]
        assert Registration.standing.get(child=BEN).until_on is None


def test_today_s_button_leads_to_the_form_of_that_meeting(db: None) -> None:
    client = signed_in.client_as(people.WINIFRED)
    text = client.get(f"{PATH}?kind=core-group&for=x&key=y").content.decode()
    assert "Core Group: Ada Example" in text
    text = client.get(f"{PATH}?do=arrange&for=x").content.decode()
    assert "Arrange a meeting: Ada Example" in text


@pytest.mark.parametrize("member", [people.PENNY, people.INES, people.SEBASTIAN])
def test_who_only_sees_comes_to_no_form(db: None, member: people.Member) -> None:
    answer = signed_in.client_as(member).get(PATH)
    assert answer.status_code == 403
    assert "but not record meetings" in answer.content.decode()


def test_a_conference_that_is_arranged_is_recorded_on_its_own_pages(db: None) -> None:
    client, today = signed_in.client_as(people.CONNIE), timezone.localdate()
    with at_work(people.CONNIE):
        key = meetings.arrange(
            kind="review-conference", children=[ADA, BEN], for_on=today, arranged_on=today, today=today
        ).id
    sent = client.get(PATH, {"kind": "review-conference"})
    assert sent["Location"] == f"/conferences/{key}/decisions"
    with at_work(people.CONNIE):
        meetings.move(
            meeting=key, for_on=AHEAD, on=today, reason="snow", agreed_by="safeguarding-manager", today=today,
            reasons={"*": "snow"},
        )  # fmt: skip
    assert client.get(PATH, {"kind": "review-conference"})["Location"] == f"/conferences/{key}"
