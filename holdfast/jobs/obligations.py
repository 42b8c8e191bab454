"""Deriving what is due again where time alone has changed it: a birthday, a least duration that is over.

Lists need no nightly work, for where an obligation stands is a comparison of dates. This is for the few
children a day for whom something new follows, or a plan ends at 18.
"""

from django.utils import timezone
from procrastinate.contrib.django import app

from holdfast.access import actors, entry
from holdfast.casework import rederivations


@app.periodic(cron="10 * * * *")  # hourly, so that midnight here is soon found, in summer and winter
@app.task(queueing_lock="obligations.derive_again", name="obligations.derive_again")
def derive_again(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Derive again for every child whose day has come, authority by authority.

    One that fails does not keep the others waiting; raises ExceptionGroup of all that failed, when all were
    tried, and of every child whose record contradicts itself.
    """
    today = timezone.localdate()
    failed: list[Exception] = []
    for authority in entry.list_authorities():
        try:
            with entry.enter(
                actor=actors.system(part="obligations"), authority=authority.id, reason="the day has come"
            ):
                children = rederivations.due_again(today=today)
                found = rederivations.derive_again(children=children, today=today) if children else ()
            failed += [
                ValueError(f"{each.child}: {each.what}") for each in found if each.what == rederivations.FAULT
            ]
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("what is due could not be derived again", failed)
