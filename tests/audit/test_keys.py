"""Keys are UUIDs of version 7 as RFC 9562 lays them out, and bear the time at which they were made."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID, uuid4

import pytest

from holdfast.audit import keys


def test_version_and_variant_are_those_of_the_rfc() -> None:
    for key in (keys.new() for _ in range(1000)):
        assert key.version == 7
        assert key.variant == RFC_4122


def test_the_example_of_the_rfc_bears_its_time() -> None:
    """RFC 9562, appendix A.6."""
    example = UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
    assert keys.made_at(example) == datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)


def test_a_key_bears_the_moment_it_was_made() -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    made = keys.made_at(keys.new())
    assert before <= made <= datetime.now(UTC)


def test_every_random_bit_is_used() -> None:
    drawn = [keys.new().int for _ in range(200)]
    random = (1 << 62) - 1
    ever_one = ever_nought = 0
    for each in drawn:
        ever_one |= each & random
        ever_nought |= ~each & random
    assert ever_one == ever_nought == random


def test_what_is_made_one_after_the_other_is_in_order() -> None:
    made = [keys.new() for _ in range(2000)]
    assert made == sorted(made)


def test_another_version_has_no_time() -> None:
    with pytest.raises(ValueError, match="version 7"):
        keys.made_at(uuid4())
