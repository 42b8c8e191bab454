"""Examples of what is recorded of visits, case notes and tellings."""

from dataclasses import replace
from datetime import date

from holdfast.casework import further_visits, notes, tellings, visits
from holdfast.casework.tellings import To
from holdfast.casework.visit_said import VisitSaid
from tests import people
from tests.casework.field_work import NOW, not_seen, seen, visit
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
ON = date(2026, 2, 27)


@example("visits.record")
def record_visit() -> Call:
    said = visit(ON, seen(ADA, said="I like it here."), seen(BEN))
    return lambda: visits.record(visit=said, today=TODAY, now=NOW)


@example("visits.record_failed", by=people.PENNY)
def record_failed() -> Call:
    return lambda: visits.record_failed(visit=visit(ON, not_seen(ADA)), today=TODAY, now=NOW)


@example("visits.correct")
def correct_visit() -> Call:
    page = visits.record(visit=visit(ON, seen(ADA), seen(BEN)), today=TODAY, now=NOW).page
    part = page.parts[0]
    said = VisitSaid(on=TODAY, place="school", children=(replace(part.said, said="I like it here."),))
    return lambda: visits.correct(
        part=part.id, seen=page.version, reason="the wrong day", visit=said, today=TODAY
    )


@example("notes.record")
def record_note() -> Call:
    return lambda: notes.record(
        kind="school", on=ON, children={ADA: "", BEN: "Late twice."}, text="Both in school.", today=TODAY
    )


@example("tellings.tell")
def tell() -> Call:
    page = visits.record_failed(
        visit=visit(TODAY, not_seen(ADA), not_seen(BEN)), today=TODAY, now=NOW
    ).done.page
    return lambda: tellings.tell(
        children=[ADA, BEN], whom="team-manager", of=str(page.parts[0].id), of_kind="visit", on=TODAY,
        to=[To(account=people.MALCOLM.account)], today=TODAY,
    )  # fmt: skip


@example("tellings.acknowledge")
def acknowledge() -> Call:
    made = tellings.tell(
        children=[ADA, BEN], whom="social-worker", of="a note", of_kind="note", on=TODAY,
        to=[To(account=people.WINIFRED.account)], today=TODAY,
    )  # fmt: skip
    return lambda: tellings.acknowledge(tellings=made, today=TODAY)


@example("further_visits.decide")
def decide() -> Call:
    failed = visit(TODAY, not_seen(ADA), not_seen(BEN))
    page = visits.record_failed(visit=failed, today=TODAY, now=NOW).done.page
    parts = {each.said.child: each.id for each in page.parts}
    return lambda: further_visits.decide(
        children=parts, what="another-visit", decision="The duty social worker, today", by="social-worker",
        on=TODAY, today=TODAY,
    )  # fmt: skip
