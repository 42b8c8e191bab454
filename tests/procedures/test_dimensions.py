"""By which dimensions an authority's assessment is made, and where they come from."""

import pytest

from holdfast.procedures import dimensions, pack
from holdfast.procedures.conference_words import DIMENSIONS


def test_a_pack_that_names_them_is_cited() -> None:
    found = dimensions.of(pack.load("jersey"))
    assert list(found.words) == ["developmental-needs", "parenting-capacity", "family-and-environment"]
    assert "2 Formulation of the Child Protection Plan" in found.say


@pytest.mark.parametrize("procedure", ["isle_of_man", "isle_of_wight", "council"])
def test_a_pack_that_names_none_says_so(procedure: str) -> None:
    found = dimensions.of(pack.load(procedure))
    assert dict(found.words) == dict(DIMENSIONS)
    assert "names none" in found.say
    assert "Framework for the Assessment of Children in Need" in found.say
