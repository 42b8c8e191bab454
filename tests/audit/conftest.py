"""What the tests of the log begin with."""

from uuid import UUID

import pytest

from holdfast.cli.clusters import Addresses
from tests.audit.writing import seal, write


@pytest.fixture
def sealed(committing: Addresses) -> list[UUID]:
    """Three seals of two entries each, and one entry that waits."""
    made = []
    for _ in range(3):
        made += write(2)
        assert seal() == 1
    return [*made, *write(1)]
