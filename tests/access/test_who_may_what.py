"""Who may do what: the sentences of tests/who_may_what.toml, each tried as a step, an address or raw SQL."""

import importlib
import inspect
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from psycopg import errors

from holdfast.access import actors, entry
from holdfast.access.refusals import NotHere, Refused
from holdfast.audit.models import Entry
from holdfast.records.models import (
    Admitted,
    Conference,
    ConferenceNote,
    Cover,
    EmergencyAccess,
    Family,
    Meeting,
    MeetingChild,
    MeetingDate,
    MemberRecord,
    Plan,
    Registration,
)
from tests import people, signed_in, standings
from tests.people import Member, Someone
from tests.standings import TODAY

SENTENCES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "who_may_what.toml").read_text()
)["sentence"]
KEYS = {"say", "who", "step", "args", "address", "method", "sql", "expect", "given", "shows", "hides"}
# A right that is missing or a row of another authority; a trigger; a constraint.
WALLS = (errors.InsufficientPrivilege, errors.RestrictViolation, errors.CheckViolation)
STATUSES = {200: "ok", 302: "ok", 403: "refused", 404: "not-here"}


def covering(until_on: int) -> Callable[[UUID], object]:
    return lambda authority: Cover.objects.create(
        authority_id=authority, away_id=people.WINIFRED.account, covering_id=people.WANDA.account,
        from_on=TODAY - timedelta(days=7), until_on=timezone.localdate() + timedelta(days=until_on)
        if until_on > 0 else TODAY + timedelta(days=until_on),
    )  # fmt: skip


def opening(hours: int) -> Callable[[UUID], object]:
    return lambda authority: EmergencyAccess.objects.create(
        authority_id=authority, child_id=people.ADA.id, account_id=people.SASHA.account, kind="emergency",
        why="a call from the police", until_at=timezone.now() + timedelta(hours=hours),
    )  # fmt: skip


def confiding(authority: UUID) -> None:
    """A review for Ada which Chloe chairs and Wanda minutes, with a confidential part."""
    own: dict[str, Any] = {"authority_id": authority}
    Meeting.objects.create(**own, id=standings.CONFERENCE, kind="review-conference")
    MeetingChild.objects.create(**own, meeting_id=standings.CONFERENCE, child_id=people.ADA.id)
    Conference.objects.create(
        **own, meeting_id=standings.CONFERENCE, kind="review", chair_id=people.CHLOE.account,
        note_taker_id=people.WANDA.account,
    )  # fmt: skip
    ConferenceNote.objects.create(
        **own, meeting_id=standings.CONFERENCE, item="confidential", confidential=True,
        text="The police told the chair alone",
    )  # fmt: skip


def planning(authority: UUID) -> None:
    """A core group of Ada's that is to come, a draft of her plan, and what her worker wrote for herself."""
    own: dict[str, Any] = {"authority_id": authority}
    Meeting.objects.create(**own, id=standings.CORE_GROUP, kind="core-group", venue="Example School")
    MeetingChild.objects.create(**own, meeting_id=standings.CORE_GROUP, child_id=people.ADA.id)
    MeetingDate.objects.create(
        **own, meeting_id=standings.CORE_GROUP, arranged_on=standings.BEGAN, for_on=TODAY
    )
    MemberRecord.objects.create(
        **own, meeting_id=standings.CORE_GROUP, account_id=people.WINIFRED.account,
        text="What Winifred noted for herself",
    )  # fmt: skip
    Plan.objects.create(
        **own, id=standings.DRAFT, part="detailed", state="draft", made_on=TODAY,
        registration=Registration.standing.get(child=people.ADA.id), aim="Safe at night in the draft",
    )  # fmt: skip


# What a sentence may have arranged before.
GIVEN: Mapping[str, Callable[[UUID], object]] = {
    "WANDA covers for WINIFRED": covering(30),
    "WANDA covered for WINIFRED until yesterday": covering(-1),
    "SASHA opened ADA in an emergency": opening(2),
    "SASHA opened ADA in an emergency long ago": opening(-1),
    "a conference of ADA has a confidential part": confiding,
    "a core group and a draft are begun for ADA": planning,
    "the examples are restricted": lambda _: Family.objects.filter(id=standings.EXAMPLES).update(
        restricted_from_on=standings.BEGAN, restricted_why="threats"
    ),
    "CHLOE is admitted to the hidden family": lambda authority: Admitted.objects.create(
        authority_id=authority, family_id=standings.HIDDEN, account_id=people.CHLOE.account,
        why="chairs the conference", from_on=standings.BEGAN,
    ),
}  # fmt: skip


def trials(way: str) -> list[Any]:
    found = [each for each in SENTENCES if way in each]
    return [pytest.param(each, id=re.sub(r"\W+", "-", each["say"].lower())) for each in found]


def member_of(sentence: Mapping[str, Any]) -> Member | None:
    return None if sentence["who"] == "VISITOR" else cast(Member, getattr(people, sentence["who"]))


def authority_of(member: Member | None) -> UUID:
    return signed_in.authority_of(member or people.WINIFRED)


def key(name: str) -> Any:
    """What `@ADA` means: the key of somebody of the cast, of a team, or the moment it is."""
    if name == "NOW":
        return timezone.now()
    found = getattr(people, name, None) or getattr(standings, name)
    return found.account if isinstance(found, Member) else found.id if isinstance(found, Someone) else found


def meant(value: Any) -> Any:
    if isinstance(value, str):
        return key(value[1:]) if value.startswith("@") else value
    if isinstance(value, list):
        return [meant(each) for each in value]
    if isinstance(value, dict):
        return {meant(name): meant(each) for name, each in value.items()}
    return value


def arrange(sentence: Mapping[str, Any], authority: UUID) -> None:
    if "given" in sentence:
        with entry.enter(actor=actors.system(part="tests"), authority=authority, reason="given"):
            GIVEN[sentence["given"]](authority)


def check_words(sentence: Mapping[str, Any], text: str) -> None:
    assert not [words for words in sentence.get("shows", []) if words not in text], text
    assert not [words for words in sentence.get("hides", []) if words in text], text


@pytest.mark.parametrize("sentence", trials("step"))
def test_as_a_step(db: None, sentence: dict[str, Any]) -> None:
    member = member_of(sentence)
    authority = authority_of(member)
    arrange(sentence, authority)
    actor = member.actor if member else actors.VISITOR
    with entry.enter(actor=actor, authority=authority, reason="tried") as entered:
        found, text = try_step(sentence)
    assert found == sentence["expect"], text
    check_words(sentence, text)
    if found != "ok":
        with entry.enter(actor=actor, authority=authority):
            (refused,) = Entry.objects.filter(outcome="refused", actor=entered.actor.label)
            assert refused.why == text, "the attempt is not in the log"


def try_step(sentence: Mapping[str, Any]) -> tuple[str, str]:
    module, _, name = sentence["step"].partition(".")
    function = getattr(importlib.import_module(f"holdfast.casework.{module}"), name)
    parameters = inspect.signature(function).parameters
    said = {name: (value if value != "" else None) for name, value in meant(sentence["args"]).items()}
    said |= {"today": TODAY} if "today" in parameters else {}
    said |= {"now": timezone.now()} if "now" in parameters else {}
    try:
        return "ok", repr(function(**said))
    except NotHere as refusal:
        return "not-here", str(refusal)
    except Refused as refusal:
        return "refused", str(refusal)


@pytest.mark.parametrize("sentence", trials("address"))
def test_as_an_address(db: None, sentence: dict[str, Any]) -> None:
    member = member_of(sentence)
    address = sentence["address"].format_map(Keys())
    try:
        resolve(address.partition("?")[0])
    except Resolver404:
        pytest.fail(f"no page answers at {address}")
    arrange(sentence, authority_of(member))
    client = signed_in.client_as(member) if member else Client(headers={"host": "jersey.localhost"})
    answer = (
        client.post(address, sentence["args"]) if sentence.get("method") == "POST" else client.get(address)
    )
    text = answer.content.decode()
    assert outcome(answer) == sentence["expect"], (answer.status_code, text)
    check_words(sentence, text)


def outcome(answer: Any) -> str:
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in"):
        return "sign-in"
    return STATUSES.get(answer.status_code, str(answer.status_code))


class Keys(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return str(key(name))


@pytest.mark.parametrize("sentence", trials("sql"))
def test_as_sql(db: None, sentence: dict[str, Any]) -> None:
    member = member_of(sentence)
    authority = authority_of(member)
    with entry.enter(actor=member.actor if member else actors.VISITOR, authority=authority):
        Entry.objects.exists()
        assert try_sql(sentence["sql"]) == sentence["expect"]


def try_sql(statement: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return "rows" if cursor.rowcount > 0 else "nothing"
    except DatabaseError as error:
        return "refused" if isinstance(error.__cause__, WALLS) else str(error)


def test_there_are_sixty_sentences_and_each_is_tried() -> None:
    assert len(SENTENCES) >= 60
    assert len({each["say"] for each in SENTENCES}) == len(SENTENCES)
    for each in SENTENCES:
        assert set(each) <= KEYS, each["say"]
        assert {"step", "address", "sql"} & set(each), each["say"]
        assert each["who"] == "VISITOR" or isinstance(getattr(people, each["who"]), Member)


def test_every_role_says_something_it_may_and_something_it_may_not() -> None:
    """Every role of the catalogue stands in a sentence either way."""
    held: dict[str, set[str]] = {}
    for member, role, _ in standings.ROLES:
        names = [name for name, each in vars(people).items() if each is member]
        for each in SENTENCES:
            if each["who"] in names:
                held.setdefault(role, set()).add("yes" if each["expect"] in {"ok", "rows"} else "no")
    assert {role for role, said in held.items() if said != {"yes", "no"}} == set()


def test_an_address_that_nobody_answers_fails() -> None:
    with pytest.raises(Resolver404):
        resolve("/no-such-page")
