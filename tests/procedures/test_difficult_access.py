"""Professionals kept from seeing a child: who counts, however little was written down about how."""

import pytest

from tests.procedures import jersey
from tests.procedures.timelines import event


@pytest.mark.requirement("J-6.32")
def test_a_difficulty_in_seeing_the_child_counts_also_when_its_kind_was_not_said() -> None:
    happened = [
        jersey.registered("2026-01-12"),
        event("access-difficulty", "2026-02-02", by="health-visitor"),
        event("access-difficulty", "2026-02-04", by="teacher"),
    ]
    jersey.check(happened, "2026-02-10", "kept-from-seeing", None, "due", trigger_on="2026-02-04")


@pytest.mark.requirement("J-6.32")
def test_a_visit_on_which_the_child_was_only_not_seen_is_no_sign_of_being_kept_out() -> None:
    happened = [
        jersey.registered("2026-01-12"),
        event("visit", "2026-02-02", seen=False, at_home=True),
        event("visit", "2026-02-04", seen=False, at_home=True, obstruction="refused"),
    ]
    jersey.none(happened, "2026-02-10", "kept-from-seeing")
