"""Whether an authority holds anything yet: an example is made only where there is no case."""

from holdfast.casework import steps
from holdfast.casework.steps import read
from holdfast.records.models import Registration


@read
def is_there() -> bool:
    """Whether there is a child with a plan already."""
    steps.log(about="example")
    return Registration.objects.exists()
