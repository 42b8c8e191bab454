"""What Django keeps of a session goes the night after; what we know of it stays."""

from datetime import timedelta

from django.contrib.sessions.models import Session as Kept
from django.utils import timezone

from holdfast.access import entry
from holdfast.jobs.sessions import clear
from holdfast.records.models import Session
from tests import signed_in
from tests.people import WANDA, WINIFRED


def test_what_is_over_is_cleared_away(db: None) -> None:
    over, going_on = signed_in.session_of(WINIFRED), signed_in.session_of(WANDA)
    Kept.objects.filter(session_key=over).update(expire_date=timezone.now() - timedelta(minutes=1))
    clear.func(timestamp=0)
    assert list(Kept.objects.values_list("session_key", flat=True)) == [going_on]
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        assert Session.objects.count() == 2


def test_it_goes_a_day_after_at_the_latest(db: None) -> None:
    kept = Kept.objects.get(session_key=signed_in.session_of(WINIFRED))
    assert timedelta(hours=23) < kept.expire_date - timezone.now() < timedelta(hours=25)
