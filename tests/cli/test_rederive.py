"""`holdfast rederive`: what would move and why, and storing it; and the job for those whose day has come."""

from datetime import date
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.audit.models import Entry
from holdfast.casework import obligations, rederivations
from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main
from holdfast.jobs.obligations import derive_again
from holdfast.procedures.timeline import birthday
from holdfast.records.models import Derived, Obligation
from tests.casework import recorded

TODAY = date(2025, 3, 3)
CARRIED_IN = date(2025, 1, 13)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the commands and the job are run."""
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture
def child(committing: Addresses) -> UUID:
    """A child with a plan; everything is derived."""
    with recorded.in_authority("jersey"):
        child = recorded.person(born_on=date(2008, 2, 1))
        recorded.carried_in(child, CARRIED_IN, CARRIED_IN)
    assert main(["rederive"]) == 0
    return child


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("jersey: ")]


def check() -> int:
    return main(["rederive", "--check", "--authority", "jersey"])


def test_nothing_differs_once_all_is_derived(child: UUID, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert check() == 0
    assert lines(capsys) == ["jersey: nothing differs"]


def test_a_plan_for_which_nothing_was_derived_is_found(
    child: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    with recorded.in_authority("jersey"):
        forgotten = recorded.person()
        recorded.carried_in(forgotten, CARRIED_IN, CARRIED_IN)
    capsys.readouterr()
    assert check() == 1
    found = lines(capsys)
    assert any(
        line.startswith(f"jersey: child {forgotten} visit-at-home/") and ": new nothing → " in line
        for line in found
    )


def test_each_date_that_would_move_is_listed_with_why_and_nothing_is_stored(
    child: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    with recorded.in_authority("jersey"):
        moved = Obligation.objects.get(child_id=child, duty="visit-at-home")
        due = moved.due_on
        Obligation.objects.filter(id=moved.id).update(due_on=date(2025, 2, 14))  # as another calendar had it
        gone = recorded.make(
            Obligation, child_id=child, key="old/plan-begins/x/1", duty="old", trigger_event="plan-begins",
            trigger_on=CARRIED_IN, due_on=CARRIED_IN, pack="", calendar="",
        )  # fmt: skip
    capsys.readouterr()
    assert check() == 1
    assert lines(capsys) == [
        f"jersey: child {child} {moved.key}: due_on 2025-02-14 → 2025-02-10: "
        "4 weeks after the carrying in of the plan on Mon 13 Jan 2025: Mon 10 Feb 2025",
        f"jersey: child {child} old/plan-begins/x/1: gone 2025-01-13 → nothing: "
        "it no longer follows from what happened and the procedure",
        "jersey: 2 differences, nothing stored",
    ]
    with recorded.in_authority("jersey"):
        assert Obligation.objects.get(id=moved.id).due_on == date(2025, 2, 14)
    assert main(["rederive", "--authority", "jersey"]) == 0
    assert lines(capsys)[-1] == "jersey: 2 differences stored"
    with recorded.in_authority("jersey"):
        assert Obligation.objects.get(id=moved.id).due_on == due == date(2025, 2, 10)
        assert Obligation.objects.get(id=gone.id).gone
    assert check() == 0


def test_a_record_that_contradicts_itself_is_named_and_left_and_the_others_are_stored(
    child: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    with recorded.in_authority("jersey"):
        baby, other = recorded.person(born_on=TODAY), recorded.person()
        recorded.carried_in(baby, TODAY, TODAY)
        recorded.visit(baby, CARRIED_IN)
        recorded.carried_in(other, CARRIED_IN, CARRIED_IN)
    capsys.readouterr()
    assert main(["rederive", "--authority", "jersey"]) == 1
    found = lines(capsys)
    assert (
        f"jersey: child {baby}: cannot be derived: "
        "visit: the child was seen on Mon 13 Jan 2025, before the birth on Mon 3 Mar 2025"
    ) in found
    assert found[-1].endswith(" stored; 1 child left as before")
    with recorded.in_authority("jersey"):
        assert Obligation.objects.filter(child_id=other).exists()
        assert not Obligation.objects.filter(child_id=baby).exists()


def test_an_authority_that_is_not_there(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rederive", "--authority", "atlantis"]) == 2
    assert "there is no authority 'atlantis': expected one of council, isle-of-man" in capsys.readouterr().err


def test_no_name_is_written(child: UUID, capsys: pytest.CaptureFixture[str]) -> None:
    with recorded.in_authority("jersey"):
        Obligation.objects.filter(child_id=child).update(due_on=None)
    capsys.readouterr()
    check()
    out = capsys.readouterr().out
    assert str(child) in out
    assert not {"Cora", "Example"} & set(out.replace(":", " ").split())


# ---------------------------------------------------------------- the job


def test_whoever_turns_eighteen_has_no_plan_any_more(child: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    of_age = birthday(date(2008, 2, 1), 18)
    with recorded.in_authority("jersey"):
        assert Derived.objects.get(child_id=child).again_on == of_age
        assert obligations.open_of(children=[child], today=of_age)
    for day, left in ((date(2026, 1, 31), True), (of_age, False)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        derive_again(timestamp=0)
        with recorded.in_authority("jersey"):
            assert bool(obligations.open_of(children=[child], today=of_age)) is left
    with recorded.in_authority("jersey"):
        assert Derived.objects.get(child_id=child).again_on is None
        assert child not in rederivations.due_again(today=date(2040, 1, 1))
        logged = Entry.objects.filter(what="rederivations.derive_again", about_id=child)
        assert [(each.actor, each.why) for each in logged] == [
            ("system:obligations", "a day has come on which what is due changes")
        ]


def test_a_child_whose_record_contradicts_itself_does_not_keep_the_others_waiting(
    child: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_age = birthday(date(2008, 2, 1), 18)
    with recorded.in_authority("jersey"):
        other = recorded.person(born_on=date(2008, 2, 1))
        recorded.carried_in(other, CARRIED_IN, CARRIED_IN)
        obligations.refresh(children=[other], today=TODAY)
        type(recorded.registration_of(other)).objects.filter(child_id=other).update(from_on=date(2000, 1, 1))
    monkeypatch.setattr(timezone, "localdate", lambda: of_age)
    with pytest.raises(ExceptionGroup) as failed:
        derive_again(timestamp=0)
    assert [str(error) for error in failed.value.exceptions] == [f"{other}: cannot be derived"]
    with recorded.in_authority("jersey"):
        assert Derived.objects.get(child_id=child).again_on is None
