"""Forgetting what was begun and never sent, each night, each authority's in a transaction of its own."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from holdfast.access import actors, entry
from holdfast.casework import drafts

KEPT = timedelta(days=30)  # since it was last touched


@app.periodic(cron="10 4 * * *")
@app.task(queueing_lock="drafts.forget", name="drafts.forget")
def forget(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Forget the drafts that nobody has touched for thirty days.

    An authority that fails does not keep the others waiting; raises ExceptionGroup of all that failed, when
    all were tried.
    """
    before, failed = timezone.now() - KEPT, []
    for authority in entry.list_authorities():
        try:
            with entry.enter(
                actor=actors.system(part="drafts"), authority=authority.id, reason="forgetting old drafts"
            ):
                drafts.forget(before=before)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("some authorities' drafts could not be forgotten", failed)
