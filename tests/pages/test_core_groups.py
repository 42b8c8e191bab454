"""The core group named on one page, for brother and sister at once, from those who came."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from holdfast.casework import core_groups
from tests import people, signed_in
from tests.casework import outlined, recorded
from tests.casework.recorded import at_work
from tests.pages.sending import fill_in

TILDA, MARY = "tilda teacher/teacher", f"{people.MOTHER.id}/mother"


def held() -> tuple[UUID, UUID, UUID]:
    with at_work(people.CONNIE):
        today = timezone.localdate()
        cora, dan = outlined.brother_and_sister()
        for child in (cora, dan):
            recorded.registration(child, today)
        return outlined.conference(children=[cora, dan], on=today), cora, dan


def path(meeting: UUID) -> str:
    return f"/conferences/{meeting}/core-group"


def names(child: UUID) -> list[str]:
    with at_work(people.CONNIE):
        return sorted(each.name for each in core_groups.of_child(child=child, today=timezone.localdate()))


def name(meeting: UUID, **said: Any) -> Any:
    return fill_in(signed_in.client_as(people.CONNIE), path(meeting), **said)


@pytest.mark.requirement("C-8")
def test_who_came_stands_ticked_and_the_chair_does_not(db: None) -> None:
    meeting, cora, _ = held()
    answer = signed_in.client_as(people.CONNIE).get(path(meeting))
    assert set(answer.context["form"].fields["members"].initial) == {
        TILDA, MARY, f"{people.WINIFRED.account}/social-worker",
    }  # fmt: skip
    assert "Chloe Chair" in answer.content.decode()
    sent = name(meeting, members=[TILDA, MARY])
    assert sent.status_code == 302, sent.content.decode()
    assert names(cora) == ["Mary Example", "Tilda Teacher"]


@pytest.mark.requirement("J-1.8")
def test_the_core_group_of_brother_and_sister_is_named_on_one_page(db: None) -> None:
    meeting, cora, dan = held()
    left_out = {f"not-{cora}": [TILDA]}
    sent = name(meeting, members=[TILDA, MARY], **left_out, **{"name-1": "Nora Nursery", "role-1": "nursery"})
    assert sent.status_code == 302, sent.content.decode()
    assert names(cora) == ["Mary Example", "Nora Nursery"]
    assert names(dan) == ["Mary Example", "Nora Nursery", "Tilda Teacher"]
    form = signed_in.client_as(people.CONNIE).get(path(meeting)).context["form"]
    assert form.fields[f"not-{cora}"].initial == [TILDA]
    assert form.fields[f"not-{dan}"].initial == []


def test_nobody_named_and_a_name_without_a_role_are_shown_again(db: None) -> None:
    meeting, cora, _ = held()
    assert "Name at least one member" in name(meeting).content.decode()
    assert "Say who they are" in name(meeting, **{"name-1": "Nora Nursery"}).content.decode()
    assert names(cora) == []


def test_the_childs_people_show_the_core_group_that_was_named(db: None) -> None:
    with at_work(people.CONNIE):
        meeting = outlined.conference(
            children=[people.ADA.id], on=timezone.localdate(), kind="review-conference"
        )
    client = signed_in.client_as(people.WINIFRED)
    before = client.get(f"/children/{people.ADA.id}/people").content.decode()
    assert "Tilda Teacher" not in before
    assert name(meeting, members=[TILDA, MARY]).status_code == 302
    text = client.get(f"/children/{people.ADA.id}/people").content.decode()
    part = text[text.index('id="core-group"') :]
    assert "Tilda Teacher" in part
    assert "Mary Example" in part[: part.index("</section>")]
