"""What is decided when a child could not be seen: kept with who decided and when, for each child of it."""

from datetime import date
from uuid import UUID

import pytest

from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import further_visits, happened, tellings, visits
from tests import people
from tests.casework.field_work import NOW, not_seen, visit
from tests.casework.recorded import at_work
from tests.people import ADA, BEN

TODAY = date(2026, 3, 2)


def failed() -> dict[UUID, UUID]:
    said = visit(TODAY, not_seen(ADA.id), not_seen(BEN.id))
    done = visits.record_failed(visit=said, today=TODAY, now=NOW)
    return {each.said.child: each.id for each in done.done.page.parts}


def decide(parts: dict[UUID, UUID], **changes: str) -> tuple[UUID, ...]:
    said = {
        "what": "another-visit", "decision": "The duty social worker, this evening.", "by": "team-manager",
        "why": "Not seen for three weeks.", **changes,
    }  # fmt: skip
    return further_visits.decide(children=parts, on=TODAY, today=TODAY, **said)


def test_who_goes_again_and_how_soon_is_kept_with_who_decided(db: None) -> None:
    with at_work():
        parts = failed()
        decide(parts)
        decide(parts, what="police-help", decision="Not yet.", by="social-worker", why="")
        found = tellings.of_event(child=ADA.id, of=parts[ADA.id], today=TODAY).decided
        assert [(each.what, each.decision, each.by, each.on) for each in found] == [
            ("Another visit", "The duty social worker, this evening.", "Team Manager", TODAY),
            ("Whether to ask the police to help", "Not yet.", "social worker", TODAY),
        ]
        assert tellings.of_event(child=BEN.id, of=parts[BEN.id], today=TODAY).decided == found
        for child in (ADA, BEN):
            assert Entry.objects.filter(about_id=child.id, what="further_visits.decide").count() == 2


def test_it_is_something_considered_of_that_visit(db: None) -> None:
    with at_work():
        parts = failed()
        decide(parts)
        form = happened.of(children=[BEN.id])[BEN.id]
        (considered,) = [each for each in form["happened"] if each["event"] == "considered"]
        assert (considered["what"], considered["of"]) == ("another-visit", str(parts[BEN.id]))


CANNOT_BE = {
    "nothing": ({"decision": " "}, "what was decided"),
    "about nothing known": ({"what": "a-walk"}, "decided about"),
    "by nobody": ({"by": "neighbour"}, "who decided"),
}


@pytest.mark.parametrize(("said", "why"), CANNOT_BE.values(), ids=CANNOT_BE.keys())
def test_what_cannot_be_is_refused(db: None, said: dict[str, str], why: str) -> None:
    with at_work(), pytest.raises(Refused, match=why):
        decide(failed(), **said)


def test_a_partner_decides_nothing(db: None) -> None:
    with at_work():
        parts = failed()
    with at_work(people.PENNY), pytest.raises(Refused):
        decide({ADA.id: parts[ADA.id]})
