"""Examples of deriving everything again."""

from datetime import date

from holdfast.casework import rederivations
from tests.casework import recorded
from tests.casework.step_examples import Call, example

DAY = date(2025, 1, 13)


@example("rederivations.store", system="rederive")
def store() -> Call:
    """Of a child for whom nothing was derived yet."""
    recorded.carried_in(recorded.person(), DAY, DAY)
    return lambda: rederivations.store(today=DAY)


@example("rederivations.derive_again", system="obligations")
def derive_again() -> Call:
    """Of a child whose day has come."""
    child = recorded.person()
    recorded.carried_in(child, DAY, DAY)
    return lambda: rederivations.derive_again(children=[child], today=DAY)
