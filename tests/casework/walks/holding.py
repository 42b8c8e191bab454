"""What holds of the record after every step: nothing overlaps, dangles or contradicts, and the log fits."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Count, Exists, F, ForeignKey, OuterRef, Q

from holdfast.audit import seals
from holdfast.casework import rederivations
from holdfast.records.models import (
    Conference,
    Meeting,
    MeetingChild,
    Plan,
    Registration,
    RegistrationCategory,
)
from tests.casework.walks.walk import Walk

CONFERENCES = ("initial-conference", "review-conference")


def check_rows(walk: Walk) -> None:
    """What is cheap: asked after each step."""
    with walk.as_system("tests"):
        for says, rows in _wrong(walk):
            found = list(rows[:3])
            assert not found, f"{says}: {[each.pk if hasattr(each, 'pk') else each for each in found]}"


def _wrong(walk: Walk) -> Iterable[tuple[str, Any]]:
    """Rows that must not be, and what is wrong with them."""
    other = Registration.standing.filter(child=OuterRef("child"), from_on__lte=OuterRef("from_on")).filter(
        Q(until_on=None) | Q(until_on__gt=OuterRef("from_on"))
    )
    yield (
        "two plans at once",
        Registration.standing.filter(Exists(other.exclude(id=OuterRef("id")))).exclude(until_on=F("from_on")),
    )
    yield "a plan ends before it begins", Registration.standing.filter(until_on__lt=F("from_on"))
    yield "a plan begins ahead", Registration.standing.filter(from_on__gt=walk.today)
    yield "held and cancelled", Meeting.objects.filter(held_on__isnull=False, cancelled_on__isnull=False)
    yield "held ahead", Meeting.objects.filter(held_on__gt=walk.today)
    completed = Conference.objects.filter(completed_on__isnull=False)
    yield "completed and not held", completed.filter(meeting__held_on=None)
    decided = MeetingChild.standing.filter(meeting__in=completed.values("meeting"))
    yield "completed without a decision", decided.filter(decision="", meeting__kind__in=CONFERENCES)
    yield (
        "a plan of no registration",
        Plan.objects.exclude(Exists(Registration.objects.filter(id=OuterRef("registration_id")))),
    )
    categories = RegistrationCategory.objects.filter(registration__withdrawn_at=None)
    yield (
        "a category outside its registration",
        categories.filter(
            Q(from_on__lt=F("registration__from_on"))
            | Q(until_on__gt=F("registration__until_on"))
            | Q(until_on=None, registration__until_on__isnull=False)
        ),
    )
    mine = RegistrationCategory.objects.filter(registration=OuterRef("id"))
    yield "registered under nothing", Registration.standing.exclude(Exists(mine))
    lasting = mine.filter(until_on=None)
    yield "registered under nothing now", Registration.standing.filter(until_on=None).exclude(Exists(lasting))
    begun = Registration.objects.filter(child=OuterRef("child"), from_on=OuterRef("meeting__held_on"))
    yield (
        "a plan decided and not begun",
        decided.filter(decision="plan", meeting__kind="initial-conference").exclude(Exists(begun)),
    )
    yield (
        "two conferences of a kind are arranged for one child",
        MeetingChild.standing.filter(meeting__held_on=None, meeting__cancelled_on=None)
        .exclude(meeting__kind="core-group")
        .values("child", "meeting__kind")
        .annotate(found=Count("id"))
        .filter(found__gt=1),
    )


def check_obligations(walk: Walk) -> None:
    """What is stored of what is due equals what is derived afresh."""
    with walk.as_system("rederive"):
        found = rederivations.check(today=walk.today)
    assert not found, "stored differs from derived: " + "; ".join(
        f"{each.child} {each.key} {each.what}: {each.old!r} → {each.new!r}; {each.because}"
        for each in found[:3]
    )


def check_log(walk: Walk) -> None:
    """The log fits, sealed and unsealed; then it is sealed further."""
    for slug in ("jersey", "isle-of-man"):
        with walk.in_authority(slug):
            verdict = seals.verify()
            assert verdict.fits, verdict.fault
            assert verdict.sealed + verdict.unsealed == walk.entries(slug)
            seals.seal()


def check_links(walk: Walk) -> None:
    """Every link of the record leads to a row of the same authority."""
    questions = list(_links())
    with walk.as_system("tests"), connection.cursor() as cursor:
        for says, question in questions:
            cursor.execute(question)
            assert cursor.fetchone() is None, f"a link leads nowhere: {says}"


def _links() -> Iterable[tuple[str, str]]:
    for model in apps.get_app_config("records").get_models():
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not isinstance(field, ForeignKey) or target is None or target is model:
                continue
            table, to = model._meta.db_table, target._meta.db_table
            yield (
                f"{table}.{field.column}",
                f'select 1 from "{table}" a where a."{field.column}" is not null and not exists '
                f'(select from "{to}" b where b.id = a."{field.column}") limit 1',
            )
