"""Examples of asking for a conference and arranging it."""

from datetime import date, timedelta
from uuid import UUID

from holdfast.access import entry
from holdfast.casework import chair_contacts, conference_requests, conferences, early_reviews
from holdfast.casework.conference_requests import Asked
from holdfast.casework.conferences import Needs
from holdfast.records.models import ConferenceInvitation
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA, BEN = people.ADA.id, people.BEN.id
FOR = TODAY + timedelta(days=21)
ASKED = Asked(
    kind="review", children=(ADA, BEN), concern="Both went without food again", categories=("neglect",)
)


def _asked() -> UUID:
    with entry.enter(actor=people.WINIFRED.actor, authority=entry.current().authority):
        return conference_requests.ask(asked=ASKED, today=TODAY)


def arranged(*, for_on: date = FOR) -> UUID:
    """A review conference that is arranged for Ada and Ben; one is invited."""
    meeting = conferences.arrange(
        kind="review", children=[ADA, BEN], for_on=for_on, arranged_on=TODAY, today=TODAY
    )
    ConferenceInvitation.objects.create(
        authority_id=entry.current().authority, meeting_id=meeting, name="Tilda Teacher", role="teacher"
    )
    return meeting


@example("conference_requests.ask")
def ask() -> Call:
    return lambda: conference_requests.ask(asked=ASKED, today=TODAY)


@example("conference_requests.mend")
def mend() -> Call:
    made = _asked()
    return lambda: conference_requests.mend(request=made, asked=ASKED, today=TODAY)


@example("conference_requests.accept", by=people.CONNIE)
def accept() -> Call:
    made = _asked()
    return lambda: conference_requests.accept(request=made, today=TODAY)


@example("conference_requests.send_back", by=people.CONNIE)
def send_back() -> Call:
    made = _asked()
    return lambda: conference_requests.send_back(request=made, why="Who is to come?", today=TODAY)


@example("conference_requests.withdraw")
def withdraw() -> Call:
    made = _asked()
    return lambda: conference_requests.withdraw(request=made, why="No longer needed", today=TODAY)


@example("conferences.arrange", by=people.CONNIE)
def arrange() -> Call:
    made = _asked()
    return lambda: conferences.arrange(
        kind="review", children=[ADA, BEN], for_on=FOR, arranged_on=TODAY, request=made, today=TODAY
    )


@example("conferences.say_needs", by=people.CONNIE)
def say_needs() -> Call:
    made = arranged()
    return lambda: conferences.say_needs(meeting=made, needs=Needs(room_needs="A ramp"), today=TODAY)


@example("conferences.move", by=people.CONNIE)
def move() -> Call:
    made = arranged()
    return lambda: conferences.move(
        meeting=made, for_on=FOR - timedelta(days=7), on=TODAY, reason="fresh concerns", today=TODAY,
        why_early="new-concerns",
    )  # fmt: skip


@example("conferences.cancel", by=people.CONNIE)
def cancel() -> Call:
    made = arranged()
    return lambda: conferences.cancel(meeting=made, on=TODAY, reason="held elsewhere", today=TODAY)


@example("chairs.appoint", by=people.CONNIE)
def appoint() -> Call:
    made = arranged()
    return lambda: conferences.appoint(meeting=made, chair=people.CHLOE.account, today=TODAY)


@example("chairs.name_note_taker", by=people.CONNIE)
def name_note_taker() -> Call:
    made = arranged()
    return lambda: conferences.name_note_taker(meeting=made, note_taker=people.CONNIE.account, today=TODAY)


@example("chair_contacts.record", by=people.CHLOE)
def meet() -> Call:
    made = arranged()
    return lambda: chair_contacts.record(
        meeting=made, on=TODAY, person=people.MOTHER.id, explained=True, today=TODAY
    )


@example("early_reviews.consider")
def consider() -> Call:
    arranged()
    return lambda: early_reviews.consider(
        children=[ADA, BEN], why="new-concerns", decision="bring-forward", text="Bruises", today=TODAY,
        for_on=FOR - timedelta(days=7),
    )  # fmt: skip
