"""Sealing the log every few minutes, each authority's in a transaction of its own."""

from procrastinate.contrib.django import app

from holdfast.access import actors, entry
from holdfast.audit import seals


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="seals.seal", name="seals.seal")
def seal(timestamp: int) -> None:  # noqa: ARG001 - procrastinate says when it was due
    """Seal what can be sealed, authority by authority.

    One that fails does not keep the others waiting; raises ExceptionGroup of all that failed, when all were
    tried.
    """
    failed = []
    for authority in entry.list_authorities():
        try:
            with entry.enter(
                actor=actors.system(part="seals"), authority=authority.id, reason="sealing the log"
            ):
                seals.seal()
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("some authorities' logs could not be sealed", failed)
