"""How the suite is spread over the workers of `make test`: the dearest first, and some of it test by test.

pytest-xdist gives whole files to its workers, those with the most tests first; but the dearest have few,
would come last and leave a core idle. Here they come first. Of some files each test goes by itself: what
those share is made anew by every worker, so it must be cheap beside them.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

# The dearest first, as `--durations=0` says; the rest follows as it is collected. The files of a folder stay
# together, for they share what the first of them makes.
DEAREST = (
    "tests/pages/test_hostile_text.py",
    "tests/casework/test_random_walks.py",
    "tests/cli/test_example.py",
    "tests/stories/test_walk.py",
    "tests/stories/",
    "tests/cases/",
    "tests/pages/test_every_address.py",
    "tests/casework/test_failing_writes.py",
    "tests/cli/",
    "tests/trace/",
)
ONE_BY_ONE = (
    "tests/pages/test_hostile_text.py",
    "tests/stories/test_walk.py",
    "tests/cases/",
    "tests/pages/test_every_address.py",
)


class DearestFirst(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Files as pytest-xdist spreads them, in the order in which they were collected; some test by test."""

    def _split_scope(self, nodeid: str) -> str:
        """What goes to one worker together."""
        return nodeid if nodeid.startswith(ONE_BY_ONE) else super()._split_scope(nodeid)


def rank(nodeid: str) -> int:
    """How early a test is to begin: the dearest are 0."""
    return next((place for place, each in enumerate(DEAREST) if nodeid.startswith(each)), len(DEAREST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """Ours where `--dist loadfile` is asked for; any other stays."""
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return DearestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a worker the dearest are collected first; one process alone keeps the order of the files."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))
