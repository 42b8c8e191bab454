"""What others are asked for and answer before a conference, as pages."""

from datetime import date

import pytest
from django.utils import timezone

from holdfast.casework import contributions
from holdfast.records.models import (
    Assessment,
    Contribution,
    SpecialistAssessment,
)
from tests import people, signed_in
from tests.casework.recorded import at_work
from tests.pages.before import ADA, BEN, BOTH, ON, WHERE, begun, in_order, read, sent
from tests.pages.sending import fill_in
from tests.pages.test_allocations import dated
from tests.standings import TODAY


@pytest.mark.requirement("J-3.2")
def test_others_are_asked_and_those_who_are_late_are_shown(db: None) -> None:
    begun([ADA, BEN])
    path = f"{WHERE}/contribution"
    text = fill_in(signed_in.client_as(people.WINIFRED), path).content.decode()
    assert "Say who is asked" in text
    text = fill_in(signed_in.client_as(people.WINIFRED), path, others="x" * 255).content.decode()
    assert "A name is longer than 254 letters" in text
    sent(
        path, children=BOTH, others="Example School, teacher", purpose="assessment",
        asked="How they are in class", **dated("asked_on", ON), **dated("wanted_by_on", date(2026, 2, 16)),
    )  # fmt: skip
    with at_work():
        rows = {each.child_id: each for each in Contribution.objects.all()}
        assert {each.assessment_id for each in rows.values()} == {Assessment.objects.get().id}
    text = read()
    assert "1 late" in text
    assert "Asked of Example School:" in text
    receive = f"{WHERE}/contributions/{rows[ADA].id}"
    assert receive in text
    sent(
        receive, of=[str(rows[ADA].id), str(rows[BEN].id)], text="They come late and tired",
        **dated("on", timezone.localdate()),
    )  # fmt: skip
    text = read()
    assert "They come late and tired" in text
    assert "1 late" not in text
    assert "They come late and tired" in read(path=f"/children/{BEN}/before")


def test_a_partner_answers_what_is_asked_of_them_and_sees_no_more(db: None) -> None:
    with at_work():
        asked = contributions.ask(
            children=[ADA], who="Penny Partner", asked="How she grows", asked_on=ON, today=TODAY,
            account=people.PENNY.account,
        )[0]  # fmt: skip
        other = contributions.ask(children=[ADA], who="Example School", asked_on=ON, today=TODAY)[0]
    text = read(people.PENNY, "/contributions")
    assert "How she grows" in text
    assert f"/contributions/{other}" not in text
    led_to = sent(
        f"{WHERE}/contributions/{asked}", people.PENNY, text="She grows well",
        **dated("on", timezone.localdate()),
    )  # fmt: skip
    assert led_to == "/contributions"
    assert "Nothing is asked of you" in read(people.PENNY, "/contributions")
    client = signed_in.client_as(people.PENNY)
    assert client.get(f"{WHERE}/contributions/{other}").status_code == 403
    assert client.get(f"{WHERE}/before").status_code == 403
    assert "/before" not in client.get(WHERE).content.decode()
    assert "She grows well" in read()


def test_a_specialist_is_asked_and_answers(db: None) -> None:
    sent(
        f"{WHERE}/specialist", children=[str(ADA)], kind="Parenting assessment", of_whom="Mary Example",
        **dated("asked_on", ON),
    )  # fmt: skip
    with at_work():
        key = SpecialistAssessment.objects.get().id
    sent(f"{WHERE}/specialists/{key}", text="She can, with help", **dated("on", TODAY))
    assert in_order(read(), "Parenting assessment", "of Mary Example", "She can, with help")
