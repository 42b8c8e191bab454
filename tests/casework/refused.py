"""What a refusal says, for tests of it: in words, with whoever can help."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from holdfast.access.refusals import Refused


@contextmanager
def refused(says: str, *, helped_by: str = "", clause: str = "") -> Iterator[None]:
    """Refused with these words, this clause and this help in it; a sentence, and none of the database's."""
    with pytest.raises(Refused) as refusal:
        yield
    found = refusal.value
    assert says in found.why
    assert "constraint" not in found.why
    assert found.why.rstrip().endswith((".", "”"))
    assert helped_by in found.who_can_help
    assert clause in found.clause
