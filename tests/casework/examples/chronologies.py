"""Examples of the chronology."""

from holdfast.casework import chronologies
from holdfast.records.models import ChronologyEntry
from tests import caseload, people
from tests.casework.step_examples import Call, example
from tests.standings import BEGAN, TODAY

ADA = people.ADA.id


def _entry() -> ChronologyEntry:
    made: ChronologyEntry = caseload.here(
        ChronologyEntry, child_id=ADA, on=BEGAN, text="Alone at night", account_id=people.WINIFRED.account
    )
    return made


@example("chronologies.choose", by=people.WINIFRED)
def choose() -> Call:
    part = caseload.visit([ADA], people.WINIFRED, on=BEGAN)
    return lambda: chronologies.choose(
        child=ADA, part=part, text="Seen alone", significance="She is heard", today=TODAY
    )


@example("chronologies.write_own", by=people.PENNY)
def write_own() -> Call:
    return lambda: chronologies.write_own(child=ADA, on=BEGAN, text="Missed a clinic", today=TODAY)


@example("chronologies.mend", by=people.WINIFRED)
def mend() -> Call:
    entry = _entry()
    return lambda: chronologies.mend(entry=entry.id, text="Alone", significance="Not safe", today=TODAY)


@example("chronologies.take_out", by=people.WINIFRED)
def take_out() -> Call:
    entry = _entry()
    from tests.casework.recorded import NOW  # noqa: PLC0415 - beside its one use

    return lambda: chronologies.take_out(entry=entry.id, why="Twice", now=NOW, today=TODAY)
