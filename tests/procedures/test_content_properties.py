"""Whatever is given as a record, the answer is a list or one line; and leaving a part out never helps."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.procedures import contents, pack
from holdfast.procedures.content_forms import FORMS
from holdfast.procedures.content_items import ITEMS
from holdfast.procedures.content_records import RecordFault
from tests.procedures.lacking import whole

NAMES = sorted({name for parts in FORMS.values() for name in parts} | set(ITEMS) | {"not_relevant", "other"})
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 2000)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-01-12", "2026-02-30", "9999-12-31", "999 months", "family", "n1", "\U0001f600"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=20,
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("name", pack.names())
@QUICK
@given(kind=st.sampled_from(sorted(FORMS)), record=VALUES)
def test_any_value_is_answered_or_refused_in_one_line(name: str, kind: str, record: Any) -> None:
    try:
        lines = [each.missing for each in contents.lacks(pack.load(name), kind, record)]
    except RecordFault as fault:
        lines = [str(fault)]
    assert all(line and "\n" not in line for line in lines)


@pytest.mark.parametrize("name", pack.names())
@QUICK
@given(kind=st.sampled_from(sorted(FORMS)), data=st.data())
def test_a_part_more_or_less_of_a_whole_record_is_never_an_error(
    name: str, kind: str, data: st.DataObject
) -> None:
    record = whole(kind)
    left_out = data.draw(st.sets(st.sampled_from(sorted(record))))
    found = contents.lacks(pack.load(name), kind, {k: v for k, v in record.items() if k not in left_out})
    assert contents.lacks(pack.load(name), kind, record) == []
    assert all(each.requirements and each.cite for each in found)
