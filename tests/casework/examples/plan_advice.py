"""Examples of what is done with advice on a plan."""

from holdfast.casework import plan_advice, plan_records
from holdfast.records.models import Registration
from tests import people
from tests.casework import whole_plan
from tests.casework.step_examples import Call, example
from tests.standings import TODAY


@example("plan_advice.pass_over", by=people.MONA)
def pass_over() -> Call:
    registration = Registration.objects.get(child_id=people.FINLO.id)
    plan = whole_plan.write(registration=registration, leave_out=["outcomes.by_on"])
    record = plan_records.as_record(plan=plan, today=TODAY)
    advice = next(each for each in plan_records.every_lack(plan=plan, record=record) if each.advice)
    return lambda: plan_advice.pass_over(
        plan=plan.id, content=advice.content, missing=advice.missing, why="It is done once", today=TODAY
    )
