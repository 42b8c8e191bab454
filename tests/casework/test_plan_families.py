"""Several children and several authors: what is written once, and who is told of whom."""

import threading
from datetime import date
from uuid import UUID

import pytest
from django.db import connections

from holdfast.access.refusals import ChangedMeanwhile, NotHere
from holdfast.casework import plan_drafts
from holdfast.casework.plan_said import NeedSaid
from holdfast.cli.clusters import Addresses
from tests import people
from tests.casework import recorded
from tests.casework.drafted import (
    ADA,
    BEN,
    begun,
    line,
    moment,
    nights,
    outcome,
    outlined,
    page,
    texts,
    write,
)
from tests.casework.recorded import NOW, at_work
from tests.casework.test_at_once import until_somebody_waits
from tests.standings import TODAY


def test_four_children_one_different(db: None) -> None:
    """What is written for all is one part of each; what is one child's alone stays the child's."""
    with at_work():
        ada, ben = begun(ADA, BEN)
        write(ada, "risks", line("risks", "Alone at night"), line("risks", "Drink"), also=[ben])
        write(ben, "risks", *page(ben).lines_of("risks"), line("risks", "Asthma"))
        assert [each.key for each in page(ada).lines_of("risks")] == [
            each.key for each in page(ben).lines_of("risks")[:2]
        ]
        alone, drink = page(ada).lines_of("risks")
        write(ada, "risks", line("risks", "Alone at night, often", key=alone.key), also=[ben])
        assert texts(ada, "risks") == ["Alone at night, often"]
        assert texts(ben, "risks") == ["Alone at night, often", "Asthma"]
        assert page(ben).lines_of("risks")[0].key == alone.key
        assert drink.key not in {each.key for each in page(ben).lines_of("risks")}


def test_a_shared_part_changed_for_one_alone_is_its_own_from_then_on(db: None) -> None:
    with at_work():
        ada, ben = begun(ADA, BEN)
        shared = page(ben).lines_of("concerns")[0].key
        write(ada, "concerns", line("concerns", "Alone on five nights"))
        assert page(ada).lines_of("concerns")[0].key != shared
        assert [(each.key, each.text) for each in page(ben).lines_of("concerns")] == [
            (shared, "Alone on three nights")
        ]
        write(ada, "concerns", line("concerns", "Alone on six nights"), also=[ben])
        assert texts(ben, "concerns") == texts(ada, "concerns") == ["Alone on six nights"]
        assert page(ada).lines_of("concerns")[0].key == page(ben).lines_of("concerns")[0].key


def test_only_brothers_and_sisters_get_it_too(db: None) -> None:
    with at_work(people.MALCOLM):
        [ada] = begun(ADA)
        stranger = recorded.person(given_name="Cora")
        registered = recorded.registration(stranger, date(2026, 2, 1))
        other = recorded.plan(registered, TODAY, part="detailed", state="draft")
        with pytest.raises(NotHere, match="brother or sister"):
            write(ada, "safety", line("safety", "x"), also=[other.id])


def test_of_two_who_write_the_same_part_the_second_is_told_who_wrote(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        seen = moment(plan, "safety")
    with at_work(people.MALCOLM):
        write(plan, "safety", line("safety", "Gran every night"), seen=seen)
    with at_work():
        with pytest.raises(ChangedMeanwhile, match="Malcolm Manager has written"):
            write(plan, "safety", line("safety", "Night team"), seen=seen)
        assert texts(plan, "safety") == ["Gran every night"]


def test_who_writes_in_another_part_is_not_in_the_way(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        parts = ("concerns", "needs", "contacts", "outcomes", "safety")
        seen = {part: moment(plan, part) for part in parts}
        key = page(plan).outcomes[0].key
        write(plan, "safety", line("safety", "Gran every night"), seen=seen["safety"])
        write(plan, "concerns", line("concerns", "Alone often"), seen=seen["concerns"])
        kept = [NeedSaid(text="Nights", key=page(plan).needs[0].key)]
        plan_drafts.write_needs(plan=plan, needs=kept, today=TODAY, now=NOW, seen=seen["needs"])
        plan_drafts.write_contacts(plan=plan, contacts=[], today=TODAY, now=NOW, seen=seen["contacts"])
        outcome(plan, nights().outcomes[0], kept[0], key, seen=seen["outcomes"])
        with pytest.raises(ChangedMeanwhile):
            write(plan, "concerns", seen=seen["concerns"])


def test_what_was_left_out_since_is_a_change_too(db: None) -> None:
    with at_work():
        [plan] = begun(ADA)
        seen = moment(plan, "safety")
        write(plan, "safety")
        with pytest.raises(ChangedMeanwhile):
            write(plan, "safety", line("safety", "Mine"), seen=seen)


def test_of_two_who_save_the_same_part_at_once_one_is_told(committing: Addresses) -> None:
    """Both have the draft open; the second waits for the first, and then hears of it."""
    with at_work():
        [plan] = begun(ADA)
        seen = moment(plan, "safety")
    told: list[str] = []

    def second() -> None:
        try:
            with at_work(people.MALCOLM):
                write(plan, "safety", line("safety", "Night team"), seen=seen)
        except ChangedMeanwhile as refusal:
            told.append(str(refusal))
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with at_work():
        write(plan, "safety", line("safety", "Gran every night"), seen=seen)
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    assert [each.partition(" has written")[0] for each in told] == ["Winifred Worker"]
    with at_work():
        assert texts(plan, "safety") == ["Gran every night"]


def test_two_who_begin_at_once_write_in_one_draft(committing: Addresses) -> None:
    with at_work():
        outlined(ADA)
    found: list[UUID] = []

    def second() -> None:
        with at_work(people.MALCOLM):
            found.extend(plan_drafts.begin(children=[ADA], today=TODAY))
        connections.close_all()

    thread = threading.Thread(target=second)
    with at_work():
        found.extend(plan_drafts.begin(children=[ADA], today=TODAY))
        thread.start()
        until_somebody_waits(committing)
    thread.join()
    assert len(found) == 2
    assert len(set(found)) == 1
