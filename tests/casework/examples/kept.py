"""Examples of what is no record of a child: drafts, sendings, roles, accounts, sessions, emergencies."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from holdfast.access import entry
from holdfast.casework import accounts, drafts, emergencies, invitations, roles, sendings, sessions
from holdfast.records.models import EmergencyAccess, RoleHeld
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TEAM_NORTH, TODAY

PASSWORD = "a rather long and quiet sentence"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ONCE = UUID("01900000-0000-7000-8000-000000009001")
CONTENT = {"text": ["half a sentence"]}


def _keep() -> bool:
    return drafts.keep(form="note-record", about="x", content=CONTENT, address="/x", now=NOW, once=ONCE)


@example("drafts.keep")
def keep() -> Call:
    return _keep


@example("drafts.discard")
def discard() -> Call:
    _keep()
    return lambda: drafts.discard(form="note-record", about="x")


@example("drafts.forget", system="drafts")
def forget() -> Call:
    with entry.enter(actor=people.WINIFRED.actor, authority=entry.current().authority):
        _keep()
    return lambda: drafts.forget(before=NOW + timedelta(days=1))


@example("sendings.send")
def send() -> Call:
    return lambda: sendings.send(
        form="note-record", once=ONCE, content=CONTENT, now=NOW, save=lambda: "/children/x"
    )


@example("roles.give", by=people.ADAM)
def give() -> Call:
    return lambda: roles.give(
        account=people.NOBODY.account, role="social-worker", team=TEAM_NORTH, from_on=TODAY, until_on=None,
        today=TODAY,
    )  # fmt: skip


@example("roles.end", by=people.ADAM)
def end() -> Call:
    held = RoleHeld.objects.get(account=people.WANDA.account)
    return lambda: roles.end(held=held.id, on=TODAY, today=TODAY)


@example("emergencies.open", by=people.SASHA)
def open_record() -> Call:
    return lambda: emergencies.open(
        child=people.ADA.id, kind="emergency", why="a call at night", now=NOW, today=TODAY
    )


@example("emergencies.see", by=people.MALCOLM)
def see() -> Call:
    with entry.enter(actor=people.SASHA.actor, authority=entry.current().authority):
        open_record()()
    found = EmergencyAccess.objects.get()
    return lambda: emergencies.see(emergency=found.id, in_order=True, said="", today=TODAY)


@example("accounts.create", by=people.ADAM)
def create() -> Call:
    return lambda: accounts.create(name="Invented Newcomer", email="newcomer@jersey.example", now=NOW)


@example("accounts.close", by=people.ADAM)
def close() -> Call:
    return lambda: accounts.close(account=people.WANDA.account, reason="has left", now=NOW)


@example("accounts.change_password")
def change_password() -> Call:
    mine = sessions.begin(browser="A test", now=NOW)
    sessions.begin(browser="Another", now=NOW)
    return lambda: accounts.change_password(password=PASSWORD, session=mine, now=NOW)


@example("invitations.make", by=people.ADAM)
def invite() -> Call:
    made = accounts.create(name="Invented Newcomer", email="newcomer@jersey.example", now=NOW)
    return lambda: invitations.make(account=made.account, now=NOW)


@example("invitations.accept", by=people.ADAM)
def accept() -> Call:
    made = accounts.create(name="Invented Newcomer", email="newcomer@jersey.example", now=NOW)
    return lambda: invitations.accept(token=made.token, password=PASSWORD, now=NOW)


@example("sessions.begin")
def begin() -> Call:
    return lambda: sessions.begin(browser="A test", now=NOW)


@example("sessions.end")
def end_session() -> Call:
    mine = sessions.begin(browser="A test", now=NOW)
    return lambda: sessions.end(session=mine, now=NOW, why="signed out")


@example("sessions.end_others")
def end_others() -> Call:
    mine = sessions.begin(browser="A test", now=NOW)
    sessions.begin(browser="Another", now=NOW)
    return lambda: sessions.end_others(session=mine, now=NOW)


@example("sessions.end_all", by=people.ADAM)
def end_all() -> Call:
    with entry.enter(actor=people.WANDA.actor, authority=entry.current().authority):
        sessions.begin(browser="A test", now=NOW)
    return lambda: sessions.end_all(account=people.WANDA.account, now=NOW, why="a lost telephone")
