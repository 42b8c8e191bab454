"""How often somebody may try what can be guessed; counted in the log, for all processes together."""

from datetime import datetime, timedelta
from uuid import UUID

from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry

WINDOW = timedelta(minutes=15)
TOO_OFTEN = "There were too many wrong tries. Wait 15 minutes, and try again."


def only_so_often(*, what: str, about_id: UUID, wrong: str, tries: int, now: datetime) -> None:
    """Raises Refused when there were `tries` wrong ones within 15 minutes, and none right since.

    `what` is the step and `wrong` how its refusals of a wrong try begin: being told to wait counts for
    nothing, so nobody can lengthen another's wait by asking again.
    """
    entries = Entry.objects.filter(what=what, about_id=about_id, at__gt=now - WINDOW)
    last = entries.filter(outcome=Entry.DONE).order_by("-at").values_list("at", flat=True).first()
    failed = entries.filter(outcome=Entry.REFUSED, why__startswith=wrong)
    if last is not None:
        failed = failed.filter(at__gt=last)
    if failed.count() >= tries:
        raise Refused(
            TOO_OFTEN, who_can_help="an administrator of your authority", about="account", about_id=about_id
        )
