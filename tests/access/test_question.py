"""The question before every step is written once for whoever acts, and never answers for another."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import Q

from holdfast.access import children, question, standing
from holdfast.records.models import Person
from tests import people
from tests.access.acting import acting
from tests.people import Member
from tests.standings import TODAY


def test_it_is_written_once_for_each_who_asks_on_a_day(db: None) -> None:
    question._put.cache_clear()
    for _ in range(2):
        for member in (people.WINIFRED, people.CHLOE):
            with acting(member):
                children.allowed(child=people.ADA.id, today=TODAY)
                children.allowed_each(children=[people.BEN.id, people.REX.id], today=TODAY)
    assert question._put.cache_info().misses == 2
    with acting(people.WINIFRED):
        children.allowed(child=people.ADA.id, today=TODAY + timedelta(days=1))
    assert question._put.cache_info().misses == 3


def test_each_child_is_answered_for_and_nobody_else(db: None) -> None:
    asked = [people.ADA.id, people.REX.id, people.FINLO.id, uuid4()]
    with acting(people.WINIFRED):
        first = children.allowed_each(children=asked, today=TODAY)
        second = children.allowed_each(children=[people.UMA.id], today=TODAY)
        none = children.allowed_each(children=[], today=TODAY)
    assert set(first) == {people.ADA.id, people.REX.id}  # Finlo's record is another authority's
    assert (bool(first[people.ADA.id].may), first[people.REX.id].hidden) == (True, True)
    assert (set(second), none) == ({people.UMA.id}, {})


def test_what_was_written_for_one_says_nothing_of_another(db: None) -> None:
    for member, held in ((people.WINIFRED, True), (people.SASHA, False), (people.WINIFRED, True)):
        with acting(member):
            found = children.allowed(child=people.ADA.id, today=TODAY)
        assert found is not None
        assert bool(found.may) is held
    with acting(people.MAURA):
        assert children.allowed(child=people.ADA.id, today=TODAY) is None


def test_only_one_query_asks(db: None, django_assert_num_queries: object) -> None:
    with acting(people.CHLOE):
        who = standing.of(today=TODAY)
        with django_assert_num_queries(1):  # type: ignore[operator]
            rows = question.ask(children=[people.ADA.id, people.MOTHER.id], standing=who, today=TODAY)
    assert {row["pk"] for row in rows} == {people.ADA.id, people.MOTHER.id}


@pytest.mark.parametrize("condition", [children.visible, children.hidden])
def test_a_condition_is_written_once_and_serves_any_list(db: None, condition: Callable[..., Q]) -> None:
    def seen(member: Member, *, of: list[UUID]) -> set[UUID]:
        with acting(member):
            rows = Person.standing.filter(condition(today=TODAY), id__in=of)
            assert condition(today=TODAY) is condition(today=TODAY)
            assert rows.exists() == bool(set(rows.values_list("id", flat=True)))
            return set(rows.values_list("id", flat=True))

    everybody = [each.id for each in people.FAMILY]
    asked = (people.WINIFRED, people.MALCOLM, people.CHLOE, people.SASHA, people.WINIFRED)
    afresh = []
    for member in asked:
        children._visible.cache_clear()
        children._barred.cache_clear()
        afresh.append(seen(member, of=everybody))
    assert [seen(member, of=everybody) for member in asked] == afresh
    assert [seen(member, of=[people.REX.id]) for member in asked] == [
        each & {people.REX.id} for each in afresh
    ]
    assert len({frozenset(each) for each in afresh}) > 1  # not everybody is answered alike
