"""A small made-up house with a pack, rules, a command, steps, pages and papers, to try the trace on.

It keeps the real house's contracts (`pack.load`, `Pack.without`, `@step`, `cli.main.main`) in a few lines.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PACK = """
from __future__ import annotations
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

@dataclass(frozen=True)
class Pack:
    duties: tuple[tuple[str, str, int], ...]  # id, requirement, days
    silent: frozenset[str] = frozenset()
    version: str = "1"

    def without(self, requirement: str) -> Pack:
        mine = {duty for duty, row, _ in self.duties if row == requirement}
        return replace(self, silent=self.silent | mine, version=f"{self.version} without {requirement}")

def load(name, *, settings=None, folder=Path("packs")):
    read = tomllib.loads((folder / f"{name}.toml").read_text())
    return Pack(tuple((duty["id"], duty["requirement"], duty["days"]) for duty in read["duty"]))
"""
OBLIGATIONS = """
from holdfast.procedures import pack as packs

def derive(pack: packs.Pack, *, started: int) -> dict[str, int]:
    return {duty: started + days for duty, _, days in pack.duties if duty not in pack.silent}

def _hidden(): ...
"""
COMMAND = """
from holdfast.procedures import obligations, pack

def main(argv=None):
    if argv[0] == "nonsense":
        return 2
    print(obligations.derive(pack.load("small"), started=0))
    return 0
"""
STEPS = """
import functools

def step(function):
    @functools.wraps(function)
    def in_one_transaction(**facts):
        return function(**facts)
    return in_one_transaction
"""
VISITS = """
from holdfast.casework.steps import step
from holdfast.procedures import pack

@step
def record(*, seen): return {"seen": seen, "guarded": bool(pack.load("small"))}

def show(): return "a read"
"""
VIEWS = """
import functools
from django.http import HttpResponse, HttpResponseRedirect, Http404

def home(request): return HttpResponse("Holdfast")

def gone(request): raise Http404

def _signed_in(view):
    @functools.wraps(view)
    def asked(request): return HttpResponseRedirect("/accounts/login/?next=/visits/")
    return asked

@_signed_in
def seen(request): return HttpResponse("seen")
"""
SETTINGS = """
SECRET_KEY = "made up for a made-up house"
ALLOWED_HOSTS = ["testserver"]
ROOT_URLCONF = "small_addresses"
USE_TZ = True
"""
ADDRESSES = """
from django.urls import path
from holdfast.pages import views

urlpatterns = [path("", views.home, name="home"), path("gone", views.gone), path("visits/", views.seen)]
"""
DUTIES = "\n".join(
    f'[[duty]]\nid = "{duty}"\nrequirement = "{row}"\ndays = {days}\n'
    for duty, row, days in (
        ("first", "S-1", 10),
        ("loose", "S-2", 3),
        ("often", "S-4", 28),
        ("shared", "S-12", 5),
    )
)
SUITE = """
import threading

import pytest
from django.test import Client
from holdfast.casework import visits
from holdfast.cli.main import main
from holdfast.documents import plans
from holdfast.procedures import pack
from holdfast.procedures.obligations import derive

AT_IMPORT = pack.load("small")

@pytest.fixture
def arranged():
    return visits.record(seen=True)

@pytest.fixture(scope="session")
def shared():
    return pack.load("small")

@pytest.mark.requirement("S-1")
def test_held_as_a_rule():
    assert derive(pack.load("small"), started=1)["first"] == 11

@pytest.mark.requirement("S-1")
def test_held_by_its_command(capsys):
    assert main(["obligations"]) == 0
    assert "'first': 10" in capsys.readouterr().out

@pytest.mark.requirement("S-2")
def test_that_cannot_fail():
    assert derive(pack.load("small"), started=1) is not None

@pytest.mark.requirement("S-4")
def test_with_a_pack_loaded_at_import():
    assert derive(AT_IMPORT, started=0)["often"] == 28

@pytest.mark.requirement("S-5")
def test_a_step():
    assert visits.record(seen=True)["seen"]

@pytest.mark.requirement("S-6")
def test_a_page_asked_by_a_browser():
    answers = []
    browser = threading.Thread(target=lambda: answers.append(Client(raise_request_exception=False).get("/")))
    browser.start()
    browser.join()
    assert answers[0].status_code == 200

@pytest.mark.requirement("S-7")
def test_a_paper():
    assert plans.print_plan() == b"plan"

@pytest.mark.requirement("S-8")
def test_a_step_whose_failure_is_swallowed():
    try:
        visits.record(seen=True)
    except Exception:
        pass

@pytest.mark.requirement("S-9")
def test_that_fails():
    assert visits.record(seen=True)["alone"]

@pytest.mark.requirement("S-10")
def test_refused_pages_commands_and_reads():
    assert Client().get("/gone").status_code == 404
    assert Client().get("/visits/").status_code == 302
    assert main(["nonsense"]) == 2
    assert visits.show() == "a read"

@pytest.mark.requirement("S-11")
def test_that_only_arranges(arranged):
    assert arranged["seen"]

@pytest.mark.parametrize("days", [pytest.param(5, marks=pytest.mark.requirement("S-12"))])
def test_with_a_shared_pack(shared, days):
    assert derive(shared, started=0)["shared"] == days

def test_without_a_mark():
    assert visits.record(seen=True)["seen"]
"""
KINDS = [
    *("deadline", "deadline", "guard", "recurring", "workflow", "principle"),
    *("document", "record", "role", "workflow", "workflow", "notify"),
]
ROWS = "\n".join(
    f'[[requirement]]\nid = "S-{number}"\nclause = "{number}"\nkind = "{kind}"\n'
    f'modality = "must"\nasks = "Row {number}."\n'
    for number, kind in enumerate(KINDS, start=1)
)
FILES = {
    "pytest.ini": "[pytest]\naddopts = --strict-markers -p tests.trace.plugin\ntestpaths = suite\n"
    "filterwarnings = error\nDJANGO_SETTINGS_MODULE = small_settings\n"
    "markers = requirement(id): the row driven\n",
    "requirements/small.toml": ROWS,
    "packs/small.toml": DUTIES,
    "small_settings.py": SETTINGS,
    "small_addresses.py": ADDRESSES,
    "holdfast/__init__.py": "",
    "holdfast/procedures/__init__.py": "",
    "holdfast/procedures/pack.py": PACK,
    "holdfast/procedures/obligations.py": OBLIGATIONS,
    "holdfast/cli/__init__.py": "",
    "holdfast/cli/main.py": COMMAND,
    "holdfast/casework/__init__.py": "",
    "holdfast/casework/steps.py": STEPS,
    "holdfast/casework/visits.py": VISITS,
    "holdfast/documents/__init__.py": "",
    "holdfast/documents/plans.py": 'def print_plan(): return b"plan"\n',
    "holdfast/pages/__init__.py": "",
    "holdfast/pages/views.py": VIEWS,
    "suite/test_small.py": SUITE,
}


def build(folder: Path) -> Path:
    """Write the small house into a folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the small house, which shadows the real one, with the real trace beside it."""
    left_out = {"DJANGO_SETTINGS_MODULE", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
