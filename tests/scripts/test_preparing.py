"""What `make run` and `make test` do first: a real environment, and one line for what is missing."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PREPARE = "import sys; sys.path.insert(0, 'scripts'); import environment, steps; {}"
IN_ONE_LINE = "sys.exit(steps.within_one_line(lambda: environment.prepare('run') or 0))"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository with our scripts and a lock that names nothing, in a path with spaces."""
    house = tmp_path_factory.mktemp("a house") / "with a röof"
    shutil.copytree(ROOT / "scripts", house / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("locks", "holdfast/cli"):
        (house / name).mkdir(parents=True)
    for name in ("run", "dev"):
        (house / "locks" / f"{name}.txt").write_text(f"# {name}: nothing is needed here\n")
    for name in ("holdfast/__init__.py", "holdfast/cli/__init__.py", "holdfast/cli/main.py"):
        shutil.copy(ROOT / name, house / name)
    return house


def prepare(house: Path) -> subprocess.CompletedProcess[str]:
    return inside(house, PREPARE.format(IN_ONE_LINE))


def inside(house: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False
    )


def test_an_environment_is_made_once_mended_and_made_afresh(house: Path) -> None:
    first = prepare(house)
    assert (first.returncode, first.stderr) == (0, "")
    assert "· making the Python environment" in first.stdout
    helped = subprocess.run(
        [house / ".venv/bin/holdfast", "--help"],
        env={**os.environ, "LC_ALL": "POSIX"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Keeps child protection plans from drifting" in helped.stdout

    assert prepare(house).stdout == ""  # nothing to do

    (house / "locks" / "run.txt").write_text("# still nothing\n")
    changed = prepare(house).stdout
    assert "installing the Python packages" in changed
    assert "making the Python environment" not in changed

    (house / ".venv" / "holdfast.making").touch()  # as when it was interrupted
    (house / ".venv" / "holdfast.stamp").unlink()
    afresh = prepare(house).stdout
    assert "broken, half made or moved: making it afresh" in afresh
    assert prepare(house).stdout == ""

    for wrong in (moved, without_python):
        wrong(house / ".venv")
        asked = inside(house, PREPARE.format("print(environment.is_ready('run'), environment.is_whole())"))
        assert asked.stdout == "False False\n"


def moved(venv: Path) -> None:
    """As when the repository was moved after the environment was made."""
    stamp = json.loads((venv / "holdfast.stamp").read_text())
    (venv / "holdfast.stamp").write_text(json.dumps({**stamp, "folder": "elsewhere"}))


def without_python(venv: Path) -> None:
    """As when the Python that it was made with is gone."""
    (venv / "bin" / "python").unlink()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("sys.modules['ensurepip'] = None; environment.check_python()", "Python's ensurepip is missing: "),
        ("import os; os.environ['PATH'] = ''; sys.version_info = (3, 9); environment.check_version()",
         "Python 3.11 or later is needed, this is 3.9: "),
        ("import debian, os; os.environ['PATH'] = ''; os.geteuid = lambda: 1000; debian.bring()",
         "chromium is missing: as root, apt-get install chromium, and try again"),
        ("import debian, os; debian.LIBRARIES = steps.ROOT / 'none'; debian.BROWSERS = ('sh',); "
         "debian.shutil.which = {'sudo': '/', 'sh': '/'}.get; os.geteuid = lambda: 1000; debian.bring()",
         "libatomic1 is missing: sudo apt-get install libatomic1, and try again"),
        ("raise OSError(28, 'No space left on device', 'a file')", "No space left on device (a file)"),
        ("raise PermissionError(13, 'Permission denied', 'a file')", "you may not write a file: use a "),
        ("steps.SCANT = 2**60; steps.run(['false'], doing='trying')", "trying failed: the disk is full: "),
        ("raise KeyboardInterrupt", "stopped; the same command goes on where this one left off"),
    ],
)  # fmt: skip
def test_what_is_missing_is_one_line_with_the_way_on(house: Path, code: str, expected: str) -> None:
    program = (
        f"def trial():\n    {code.replace('; ', chr(10) + '    ')}\nsys.exit(steps.within_one_line(trial))"
    )
    done = inside(house, "import sys\nsys.path.insert(0, 'scripts')\nimport environment, steps\n" + program)
    assert done.returncode in {1, 130}
    said = done.stderr.strip()
    assert said.startswith(f"holdfast: {expected}")
    assert "\n" not in said


def test_a_step_that_fails_says_why_and_where_the_rest_stands(house: Path) -> None:
    failing = "[sys.executable, '-c', 'import sys; print(1); sys.exit(\"ERROR: the moon is full\")']"
    code = f"sys.exit(steps.within_one_line(lambda: steps.run({failing}, doing='trying', hint='wait') or 0))"
    done = inside(house, PREPARE.format(code))
    log = house / ".holdfast" / "trying.log"
    assert done.returncode == 1
    assert done.stderr == f"holdfast: trying failed (ERROR: the moon is full): wait (more in {log})\n"
    assert "1" in log.read_text()


def make(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(  # as at a terminal, though `make test` itself may run us
        [str(shutil.which("make")), *words], cwd=ROOT, env={**ours, **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_make_alone_says_what_there_is() -> None:
    said = make().stdout
    for target in ("run", "test", "check", "bench", "trace", "lock", "calendars", "assets", "help"):
        assert f"make {target} " in said


def test_a_machine_without_python_is_told_what_brings_it() -> None:
    done = make("run", PYTHON="no-such-python")
    assert done.stderr.splitlines()[0] == (
        "holdfast: no-such-python is missing: apt-get install python3 python3-venv"
    )


def test_a_port_in_use_is_found_before_anything_long_begins() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = make("run", f"PORT={port}", PYTHON=sys.executable)
    assert done.stdout == ""
    assert done.stderr.splitlines()[0].startswith(f"holdfast: port {port} is in use by ")
    assert "make run PORT=8001" in done.stderr


def test_every_script_that_make_names_is_there() -> None:
    named = {word for word in (ROOT / "Makefile").read_text().split() if word.startswith("scripts/")}
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_the_machine_that_tests_each_change_can_run_its_script() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
