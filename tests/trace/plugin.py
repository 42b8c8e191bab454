"""The pytest plugin: one requirement id a test, what each marked test drove, and the file with the results.

Loaded by `-p tests.trace.plugin` before anything of Holdfast is imported. It reads three variables that only
`python -m tests.trace` sets:
HOLDFAST_TRACE_ROWS     `all` or ids with commas: run only the tests of these rows
HOLDFAST_TRACE_SWITCH   `entries` or `calls`: what is switched off for each test's own row (see `prove.py`)
HOLDFAST_TRACE_FILE     where the results go, also of a run of a part of the suite
"""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest

from tests.trace import notes, results, rows, watch

PROPERTY = "holdfast trace"
watch.begin()

DRIVES = pytest.StashKey[notes.Drive]()
STATE = pytest.StashKey["State"]()


class State:
    """What the process that writes the file gathers."""

    def __init__(self, config: pytest.Config) -> None:
        self.rows = _rows(config.rootpath / "requirements")
        asked = os.environ.get("HOLDFAST_TRACE_ROWS", "")
        self.only = set(self.rows) if asked == "all" else set(filter(None, asked.split(",")))
        self.switch = cast(notes.Switch, os.environ.get("HOLDFAST_TRACE_SWITCH", ""))
        self.file = os.environ.get("HOLDFAST_TRACE_FILE", "")
        self.tests: dict[str, results.Test] = {}
        self.part = bool(self.only)


def _rows(folder: Path) -> dict[str, rows.Row]:
    if not folder.is_dir():
        return {}
    try:
        return rows.read(folder)
    except rows.Unreadable as error:
        raise pytest.UsageError(str(error)) from error


def pytest_configure(config: pytest.Config) -> None:
    """Read the rows; a suite whose requirement files are wrong does not start."""
    config.stash[STATE] = State(config)


def mark_of(item: pytest.Item) -> str | None:
    """The one id a test is marked with, or None; raises ValueError for a mark that says anything else."""
    marks = list(item.iter_markers("requirement"))
    ids = [str(id_) for mark in marks for id_ in mark.args]
    if not marks:
        return None
    if len(ids) != 1 or any(mark.kwargs for mark in marks):
        raise ValueError(f"one requirement id a test, here {', '.join(ids) or 'none'}")
    return ids[0]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn an unknown id, or two on one test, into an error of the collection that names it."""
    report = yield
    known = collector.config.stash[STATE].rows
    wrong = []
    for item in report.result or ():
        if isinstance(item, pytest.Item):
            try:
                id_ = mark_of(item)
            except ValueError as error:
                wrong.append(f"{item.nodeid}: {error}")
                continue
            if id_ is not None and id_ not in known:
                wrong.append(f"{item.nodeid}: no requirement {id_!r} in requirements/")
    if wrong:
        report.outcome, report.result, report.longrepr = "failed", [], "\n".join(wrong)
    return report


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep only the tests of the rows asked for, when some are."""
    state = config.stash[STATE]
    if not state.only:
        return
    dropped = [item for item in items if mark_of(item) not in state.only]
    items[:] = [item for item in items if mark_of(item) in state.only]
    if dropped:
        config.hook.pytest_deselected(items=dropped)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """A run that leaves tests out is no picture of the whole suite."""
    if items:
        items[0].config.stash[STATE].part = True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Note for this test from its first fixture to its last."""
    id_ = mark_of(item)
    if id_ is not None:
        drive = notes.Drive(row=id_, switch=item.config.stash[STATE].switch)
        item.stash[DRIVES] = drive
        notes.begin(drive)
    try:
        return (yield)
    finally:
        notes.begin(None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Only the test's own body drives anything."""
    drive = item.stash.get(DRIVES, None)
    if drive is None:
        return (yield)
    drive.in_call = True
    try:
        return (yield)
    finally:
        drive.in_call = False
        item.user_properties.append((PROPERTY, drive.as_json()))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Switch nothing off in a fixture that tests of other rows will share."""
    drive = notes.drive()
    if drive is None or fixturedef.scope == "function":
        return (yield)
    before, drive.in_wide_fixture = drive.in_wide_fixture, True
    try:
        return (yield)
    finally:
        drive.in_wide_fixture = before


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Name the row in the report, also of a test that never came to its body."""
    report = yield
    drive = item.stash.get(DRIVES, None)
    if drive is not None and not any(name == PROPERTY for name, _ in report.user_properties):
        report.user_properties.append((PROPERTY, drive.as_json()))
    return report


class Gather:
    """In the process that writes the file: the reports of all workers."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add what one phase of a test says to what is known of it."""
        state = self.config.stash[STATE]
        for name, seen in report.user_properties:
            if name == PROPERTY:
                known = state.tests.get(report.nodeid)
                state.tests[report.nodeid] = results.joined(known, results.of_report(report, cast(Any, seen)))

    def pytest_sessionfinish(self) -> None:
        """Write what was asked for; else, after a run of the whole suite, `build/trace.json`."""
        state = self.config.stash[STATE]
        if state.file:
            results.write(Path(state.file), state.tests.values())
        elif not state.part and _whole(self.config):
            results.write(self.config.rootpath / results.FILE, state.tests.values())


def _whole(config: pytest.Config) -> bool:
    """Whether the run is of the whole suite: no folder, file or choice of tests was named."""
    source = config.ArgsSource
    options = config.option
    chosen = options.keyword or options.markexpr or options.collectonly or options.maxfail
    return config.args_source in (source.TESTPATHS, source.INVOCATION_DIR) and not chosen


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Gather in the process that started the run, not in its workers."""
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(Gather(session.config), "holdfast trace gather")
