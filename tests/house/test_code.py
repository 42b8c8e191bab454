"""Each rule of code is seen to fail on purpose in a small made-up house, and to let sound code pass."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import code
from tests.house.made_up import GOOD_DOCSTRING, house, write

Checker = Callable[[Path], Iterator[str]]
LONG_FUNCTION = "def recite():\n" + "    say()\n" * 50

BROKEN: list[tuple[Checker, str, str, str]] = [
    (code.modules_are_short, "holdfast/pages/long.py", "x = 1\n" * 300, "holdfast/pages/long.py: 300 lines"),
    (code.functions_are_short, "tests/long.py", LONG_FUNCTION, "tests/long.py:1 recite: 51 lines"),
    (code.names_say_something, "holdfast/pages/utils.py", "", "'utils' says nothing"),
    (code.names_say_something, "holdfast/pages/form_helpers/dates.py", "", "'helpers' says nothing"),
    (
        code.no_clock_below_the_doors,
        "holdfast/casework/a.py",
        "d = date.today()",
        "a.py:1 reads a clock (date.today)",
    ),
    (code.no_clock_below_the_doors, "holdfast/records/a.py", "x(default=timezone.now)", "(timezone.now)"),
    (code.no_clock_below_the_doors, "holdfast/records/a.py", "x(auto_now_add=True)", "(auto_now_add)"),
    (code.no_clock_below_the_doors, "holdfast/procedures/a.py", "from time import time", "(time)"),
    (
        code.no_clock_below_the_doors,
        "holdfast/access/a.py",
        "import time\ntime.time()",
        "a.py:2 reads a clock",
    ),
    (code.no_clock_below_the_doors, "holdfast/audit/a.py", "q = 'select CURRENT_DATE'", "(CURRENT_DATE)"),
    (
        code.no_clock_below_the_doors,
        "holdfast/audit/sql/a.sql",
        "select clock_timestamp();",
        "(clock_timestamp())",
    ),
    (code.no_clock_below_the_doors, "holdfast/returns/a.py", "from x import Now\nNow()", "(Now)"),
    (
        code.public_functions_take_keywords,
        "holdfast/casework/a.py",
        "def show(child): ...",
        "show: child must be",
    ),
    (
        code.floors_say_what_they_are,
        "holdfast/api/__init__.py",
        '"""API."""',
        "no sentence 'What never does:'",
    ),
    (
        code.floors_say_what_they_are,
        "holdfast/api/__init__.py",
        GOOD_DOCSTRING.replace("first.py", "gone.py"),
        "says to read gone.py first, which is not there",
    ),
    (
        code.casework_is_steps_and_reads,
        "holdfast/casework/a.py",
        "def peek(*, child): ...",
        "neither a @step nor a",
    ),
    (
        code.doors_have_no_models,
        "holdfast/pages/a.py",
        "from django.forms import ModelForm",
        "uses ModelForm",
    ),
    (
        code.doors_have_no_models,
        "holdfast/pages/a.py",
        "class A(forms.ModelForm): ...",
        "a.py:1 uses ModelForm",
    ),
    (code.doors_have_no_models, "holdfast/api/a.py", "from ninja import ModelSchema", "uses ModelSchema"),
    (
        code.doors_have_no_models,
        "holdfast/pages/a.py",
        "from django.contrib import admin",
        "django.contrib.admin",
    ),
    (
        code.doors_have_no_models,
        "holdfast/config/a.py",
        "APPS = ['django.contrib.admin']",
        "django.contrib.admin",
    ),
]


@pytest.mark.parametrize(("checker", "name", "text", "line"), BROKEN)
def test_a_broken_rule_is_named(tmp_path: Path, checker: Checker, name: str, text: str, line: str) -> None:
    write(house(tmp_path), name, text)
    said = list(checker(tmp_path))
    assert any(line in one for one in said), said


SOUND = {
    "holdfast/casework/visits.py": (
        "@step\ndef record(*, child, on): ...\n@steps.read\ndef show(*, child): ...\ndef _inner(child): ...\n"
    ),
    "holdfast/casework/steps.py": "def step(each: Callable[..., object]): ...\ndef is_step(function): ...\n",
    "holdfast/audit/keys.py": "import time\ntime.time_ns()\n",
    "holdfast/audit/sql/walls.sql": "select clock_timestamp();",
    "holdfast/procedures/days.py": '"""Never today() or now()."""\ndef count(start, days): ...\n',
    "holdfast/pages/home.py": "from django.utils import timezone\ntimezone.localdate()\n",
    "holdfast/cli/main.py": "\n" * 299,
    "tests/short.py": LONG_FUNCTION.removesuffix("    say()\n"),
}


@pytest.mark.parametrize("checker", list(dict.fromkeys(checker for checker, *_ in BROKEN)))
def test_sound_code_passes(tmp_path: Path, checker: Checker) -> None:
    house(tmp_path)
    for name, text in SOUND.items():
        write(tmp_path, name, text)
    assert list(checker(tmp_path)) == []
