"""Withdrawn from the wrong child: kept, no longer counted, and everybody who knows of it is listed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from holdfast.access import entry
from holdfast.access.refusals import NotHere
from holdfast.audit.models import Entry
from holdfast.casework import happened, meetings, milestones, obligations, people, plans, withdrawals
from holdfast.records.models import (
    Account,
    Allocation,
    CaseNote,
    CaseNoteChild,
    Involvement,
    MeetingChild,
    MilestoneChild,
    Registration,
    Telling,
    Visit,
    VisitChild,
)
from tests import people as cast
from tests.casework.recorded import NOW, at_work, make
from tests.casework.refused import refused
from tests.standings import TODAY

ADA, BEN = cast.ADA.id, cast.BEN.id
ON = date(2026, 2, 16)
WRONG = "it was another child"


def concerns() -> milestones.MilestoneDone:
    return milestones.record(event="new-concerns", children=[ADA, BEN], on=ON, today=TODAY)


def test_it_is_kept_and_no_longer_counted_for_that_child_alone(db: None) -> None:
    with at_work(cast.WINIFRED):
        made = concerns()
        withdrawn = withdrawals.withdraw(
            what="milestone", part=made.parts[ADA], why=WRONG, today=TODAY, now=NOW
        )
        assert (withdrawn.child, withdrawn.why) == (ADA, WRONG)
        told = happened.of(children=[ADA, BEN])
        events = {child: [each["event"] for each in told[child]["happened"]] for child in (ADA, BEN)}
        assert "new-concerns" not in events[ADA]
        assert "new-concerns" in events[BEN]
        kept = MilestoneChild.objects.get(id=made.parts[ADA])
        assert kept.withdrawn_at is not None
        assert kept.withdrawn_why == WRONG
        assert Entry.objects.filter(what="withdrawals.withdraw", about_id=ADA, why=WRONG).exists()
        with pytest.raises(NotHere):
            withdrawals.withdraw(
                what="milestone",
                part=made.parts[ADA],
                why=WRONG,
                today=TODAY,
                now=NOW,
            )


def test_whoever_was_told_or_has_read_it_is_listed(db: None) -> None:
    """Told: the health visitor and somebody without an account; read: the manager, after it, not before."""
    with at_work(cast.SAFIYA):
        people.show(person=ADA, today=TODAY)
    with at_work(cast.WINIFRED) as entered:
        made = concerns()
        part = made.parts[ADA]
        for to, name in ((cast.PENNY.account, ""), (None, "An invented teacher")):
            make(
                Telling, child_id=ADA, on=ON, whom="teacher", of=str(part), of_kind="milestone",
                to_account_id=to, to_name=name,
            )  # fmt: skip
        make(Telling, child_id=ADA, on=ON, whom="police", of=str(made.parts[BEN]), to_name="Somebody else")
        with entry.enter(actor=cast.MALCOLM.actor, authority=entered.authority):
            people.show(person=ADA, today=TODAY)
        seen = withdrawals.look_at(what="milestone", part=part, today=TODAY)
        done = withdrawals.withdraw(
            what="milestone",
            part=part,
            why=WRONG,
            today=TODAY,
            now=NOW,
        )
        assert seen.told == done.told
        assert seen.recorded_by == "Winifred Worker"
        assert [(each.name, each.how) for each in done.told] == [
            ("Penny Partner", "told"), ("An invented teacher", "told"), ("Malcolm Manager", "read"),
        ]  # fmt: skip


def test_what_others_recorded_is_withdrawn_by_a_manager(db: None) -> None:
    with at_work(cast.WINIFRED) as entered:
        made = concerns()
        with (
            entry.enter(actor=cast.PENNY.actor, authority=entered.authority),
            refused("but not decide as a manager", helped_by="the manager"),
        ):
            withdrawals.withdraw(
                what="milestone",
                part=made.parts[ADA],
                why=WRONG,
                today=TODAY,
                now=NOW,
            )
        with entry.enter(actor=cast.MALCOLM.actor, authority=entered.authority):
            assert withdrawals.withdraw(
                what="milestone", part=made.parts[ADA], why=WRONG, today=TODAY, now=NOW
            )


def parts() -> dict[str, UUID]:
    """One of everything that can be withdrawn, recorded by Malcolm."""
    by = cast.MALCOLM.account
    note = make(CaseNote, kind="call", on=ON, account=Account.objects.get(id=by), by_role="x", text="words")
    visit = make(Visit, on=ON, by_role="social-worker", place="home", recorded_by_id=by)
    meeting = meetings.hold(kind="core-group", children=[ADA], held_on=ON, today=TODAY)
    found: dict[str, Any] = {
        "visit": make(VisitChild, visit=visit, child_id=ADA, on=ON, seen=True),
        "note": make(CaseNoteChild, note=note, child_id=ADA, on=ON),
        "telling": make(Telling, child_id=ADA, on=ON, whom="police", of="2026-02-16", account_id=by),
        "allocation": Allocation.objects.get(child=ADA),
        "registration": Registration.objects.get(child=ADA),
        "involvement": Involvement.objects.get(child=ADA),
    }
    keys: dict[str, UUID] = {what: row.id for what, row in found.items()}
    keys["milestone"] = concerns().parts[ADA]
    keys["plan"] = plans.record(children=[ADA], part="outline", made_on=ON, today=TODAY)[0].id
    keys["meeting"] = MeetingChild.objects.get(meeting=meeting.id).id
    return keys


@pytest.mark.parametrize("what", withdrawals.KINDS)
def test_everything_that_can_be_recorded_on_the_wrong_child_can_be_withdrawn(db: None, what: str) -> None:
    with at_work(cast.MALCOLM):
        part = parts()[what]
        before = obligations.of_child(child=ADA, today=TODAY)
        assert before
        done = withdrawals.withdraw(
            what=what,
            part=part,
            why=WRONG,
            today=TODAY,
            now=NOW,
        )
        row = withdrawals.KINDS[what].model.objects.get(id=part)
        assert (row.withdrawn_why, done.child) == (WRONG, ADA)
        assert isinstance(row.withdrawn_at, datetime)
        if what == "registration":
            assert not obligations.open_of(children=[ADA], today=TODAY)


def test_what_cannot_be_is_refused_in_words(db: None) -> None:
    with at_work(cast.MALCOLM):
        made = concerns()
        with refused("Say why it is withdrawn"):
            withdrawals.withdraw(
                what="milestone",
                part=made.parts[ADA],
                why=" ",
                today=TODAY,
                now=NOW,
            )
        with refused("not one of the choices for what is withdrawn"):
            withdrawals.withdraw(
                what="person",
                part=ADA,
                why=WRONG,
                today=TODAY,
                now=NOW,
            )
        with pytest.raises(NotHere):
            withdrawals.withdraw(
                what="visit",
                part=made.parts[ADA],
                why=WRONG,
                today=TODAY,
                now=NOW,
            )
