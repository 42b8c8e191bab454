"""Examples of what a chair does between conferences."""

from holdfast.casework import chair_checks
from tests import people
from tests.casework.step_examples import Call, example
from tests.standings import TODAY

ADA = people.ADA.id


@example("chair_checks.check", by=people.CHLOE)
def check() -> Call:
    return lambda: chair_checks.check(child=ADA, on=TODAY, on_course=True, text="Moving", today=TODAY)


@example("chair_checks.alert", by=people.CHLOE)
def alert() -> Call:
    return lambda: chair_checks.alert(
        child=ADA, to=people.MALCOLM.account, text="No core group for six weeks", today=TODAY
    )


@example("chair_checks.answer", by=people.MALCOLM)
def answer() -> Call:
    from holdfast.records.models import PracticeAlert  # noqa: PLC0415
    from tests.caseload import here  # noqa: PLC0415 - only inside an authority

    raised = here(
        PracticeAlert, child_id=ADA, raised_on=TODAY, raised_by_id=people.CHLOE.account,
        to_id=people.MALCOLM.account, text="No core group for six weeks",
    )  # fmt: skip
    return lambda: chair_checks.answer(alert=raised.id, text="One is set for Thursday", today=TODAY)
