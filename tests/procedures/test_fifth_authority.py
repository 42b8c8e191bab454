"""A fifth authority is one file and no code: an invented one, asked of the rules and of the commands.

The commands are those of a copy of the program to whose packs the one file was added, and nothing else. Dates
were counted by hand; the comment beside each is the count.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import holdfast
from holdfast.procedures import contents, examples, guards, obligations, pack, vocabulary
from holdfast.procedures.faults import PackFault
from tests.procedures.timelines import case, event

NAME = "inventshire"
FIFTH = """
title = "Inventshire: plans for children"
source = "The Inventshire handbook, invented for this test"
source_date = "2026-01"
calendar = "england_and_wales"

[words]
plan = {one = "safety plan", many = "safety plans", sentence = "The child has a safety plan.", cite = "1"}
register = "unset"
social-worker = {one = "case worker", many = "case workers", sentence = "The case worker visits.", cite = "1"}
enquiry = "unset"
conference = {one = "safety talk", many = "safety talks", sentence = "A safety talk is held.", cite = "2"}
assessment = "unset"

[roles]
social-worker = {name = "case worker", held_by = "Inventshire", cite = "1"}

[[duty]]
id = "first-core-group"
say = "The first core group meets within 7 working days of the conference."
cite = "Handbook, 3"
requirement = ["X-1"]
modality = "must"
responsible = "social-worker"
within = "7 working days"
after = {event = "initial-conference", where = {decision = "plan"}}
met_by = {event = "core-group"}

[[duty.example]]
say = "Mon 12 Jan 2026: 13-16 is 4, 19-21 is 7."
happened = [{event = "initial-conference", on = "2026-01-12", decision = "plan"}]
as_of = "2026-01-22"
expect = [{due = "2026-01-21", state = "overdue"}]

[[duty]]
id = "visit"
say = "The case worker sees the child, as often as Inventshire sets."
cite = "Handbook, 4"
requirement = ["X-2"]
modality = "should"
every = "unset"
met_by = {event = "visit", where = {seen = true}}

[[duty.example]]
say = "Mon 12 Jan and 7 days, once it is set."
settings = {every = "1 week"}
happened = [{event = "initial-conference", on = "2026-01-12", decision = "plan"}]
as_of = "2026-01-12"
expect = [{due = "2026-01-19", state = "due"}]

[[guard]]
id = "chair-not-involved"
say = "Whoever chairs the safety talk knows nothing of the family."
cite = "Handbook, 2"
requirement = ["X-3"]
modality = "must"
step = "appoint-chair"
when = {meeting = "initial-conference"}
demand = {involved_with_family = false}
refuse = true
example = [
    {facts = {meeting = "initial-conference", involved_with_family = true}, refused = true},
    {facts = {meeting = "initial-conference", involved_with_family = false}, refused = false},
]

[[content]]
id = "plan-says-how-safe"
say = "A safety plan says how the child is kept safe."
cite = "Handbook, 5"
requirement = ["X-4"]
modality = "must"
record = "detailed-plan"
parts = {safety = "account of how the child is kept safe"}
example = [
    {record = {safety = "The grandmother is there every night."}, missing = []},
    {record = {}, missing = ["no account of how the child is kept safe"]},
]
"""
# Wed 25 Mar 2026: 26 and 27 is 2, 30 Mar - 2 Apr is 6, Good Friday 3 and Easter Monday 6 off, Tue 7 Apr is 7
CASE = case(event("initial-conference", "2026-03-25", decision="plan"))
INVOLVED = {"meeting": "initial-conference", "involved_with_family": True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / f"{NAME}.toml").write_text(FIFTH, encoding="utf-8")
    return tmp_path


def test_its_duties_are_reckoned_and_its_examples_proved(folder: Path) -> None:
    own = pack.load(NAME, folder=folder)
    assert pack.names(folder) == (NAME,)
    assert examples.prove(own) == []
    found = {each.duty: each for each in obligations.derive(own, CASE, date(2026, 4, 8))}
    assert (found["first-core-group"].due, found["first-core-group"].state) == (date(2026, 4, 7), "overdue")
    assert (found["visit"].due, found["visit"].when) == (None, "not stated")
    filled = pack.load(NAME, settings={"visit": {"every": "1 week"}}, folder=folder)
    visit = next(each for each in obligations.derive(filled, CASE, date(2026, 4, 8)) if each.duty == "visit")
    assert visit.due == date(2026, 4, 1)


def test_its_guards_contents_and_words_are_its_own(folder: Path) -> None:
    own = pack.load(NAME, folder=folder)
    (refused,) = guards.check(own, "appoint-chair", INVOLVED)
    assert (refused.guard, refused.effect, refused.cite) == ("chair-not-involved", "refuse", "Handbook, 2")
    assert guards.check(own, "appoint-chair", {**INVOLVED, "involved_with_family": False}) == []
    (lack,) = contents.lacks(own, "detailed-plan", {})
    assert (lack.content, lack.missing) == ("plan-says-how-safe", "no account of how the child is kept safe")
    assert contents.lacks(own, "detailed-plan", {"safety": "The grandmother is there every night."}) == []
    said = vocabulary.of(own)
    assert (said.one("plan"), said.many("social-worker")) == ("safety plan", "case workers")
    assert said.term("register") is None


def test_a_sixth_that_extends_it_may_be_stricter_and_never_laxer(folder: Path) -> None:
    head, _, duties = FIFTH.partition("[[duty]]")
    first = "[[duty]]" + duties.split("[[duty.example]]")[0]
    stricter = f'{head}extends = "{NAME}"\n'.replace("[words]", "").split("plan = ")[0]
    stricter += f'extends = "{NAME}"\n' + first.replace("7 working days", "3 working days")
    (folder / "sixth.toml").write_text(stricter, encoding="utf-8")
    # Wed 25 Mar 2026: 26 and 27 is 2, Mon 30 is 3
    found = obligations.derive(pack.load("sixth", folder=folder), CASE, date(2026, 3, 26))
    assert next(each.due for each in found if each.duty == "first-core-group") == date(2026, 3, 30)
    laxer = stricter.replace("3 working days", "9 working days")
    (folder / "sixth.toml").write_text(laxer, encoding="utf-8")
    with pytest.raises(PackFault, match=r"sixth\.toml, duty 'first-core-group'"):
        pack.load("sixth", folder=folder)


# ------------------------------------------------------------------ the commands, with one file more


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the rules and the commands, and add the one file."""
    copied = tmp_path_factory.mktemp("program")
    source = Path(str(holdfast.__file__)).parent
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("procedures", "cli"):
        shutil.copytree(source / name, copied / "holdfast" / name, ignore=ignored)
    shutil.copy(source / "__init__.py", copied / "holdfast")
    (copied / "holdfast" / "procedures" / "packs" / f"{NAME}.toml").write_text(FIFTH, encoding="utf-8")
    return copied


def said_by(program: Path, *arguments: str, given: object = None) -> str:
    """Run a command of the copied program; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-c", "from holdfast.cli.main import run; run()", *arguments],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        input=json.dumps(given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def test_it_is_found_listed_shown_and_proved_by_being_there(program: Path) -> None:
    listed = said_by(program, "procedures", "list").splitlines()
    assert [line.split()[0] for line in listed] == sorted([*pack.names(), NAME])
    assert "Inventshire: plans for children" in said_by(program, "procedures", "show", NAME)
    assert "none failed" in said_by(program, "procedures", "check", NAME)


def test_its_obligations_guards_and_contents_are_asked_for_by_command(program: Path) -> None:
    asked = ["obligations", "--procedure", NAME, "--as-of", "2026-04-08", "--format", "json", "-"]
    found = {each["duty"]: each for each in json.loads(said_by(program, *asked, given=CASE))}
    assert (found["first-core-group"]["due"], found["first-core-group"]["state"]) == ("2026-04-07", "overdue")
    assert "Good Friday" in found["first-core-group"]["because"]
    asked = ["guards", "--procedure", NAME, "--step", "appoint-chair", "--format", "json", "-"]
    (refused,) = json.loads(said_by(program, *asked, given=INVOLVED))
    assert (refused["guard"], refused["effect"]) == ("chair-not-involved", "refuse")
    asked = ["lacks", "--procedure", NAME, "--record", "detailed-plan", "--format", "json", "-"]
    (lack,) = json.loads(said_by(program, *asked, given={}))
    assert (lack["content"], lack["missing"]) == (
        "plan-says-how-safe",
        "no account of how the child is kept safe",
    )
