"""Closing the registrations of those who have turned 18. No list waits for it: they end on the birthday."""

from django.utils import timezone
from procrastinate.contrib.django import app

from holdfast.access import actors, entry
from holdfast.casework import comings_of_age


@app.periodic(cron="20 * * * *")  # hourly, so that midnight here is soon found, in summer and winter
@app.task(queueing_lock="comings_of_age.end_at_eighteen", name="comings_of_age.end_at_eighteen")
def end_at_eighteen(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """End the plans of those who are 18, authority by authority.

    One that fails does not keep the others waiting; raises ExceptionGroup of all that failed.
    """
    today = timezone.localdate()
    failed: list[Exception] = []
    for authority in entry.list_authorities():
        try:
            with entry.enter(
                actor=actors.system(part="obligations"), authority=authority.id, reason="the child is 18"
            ):
                children = comings_of_age.due(today=today)
                if children:
                    comings_of_age.end_at_eighteen(children=children, today=today)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("plans could not be ended at 18", failed)
