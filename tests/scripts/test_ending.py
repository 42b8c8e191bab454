"""However a script is ended, it ends in one line and leaves nothing working behind the next one."""

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A step that starts a program of its own; both hold the pipe open for as long as they live.
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
INNER = "import sys, time; told = open({told!r}, 'w', buffering=1); told.write('x\\n'); time.sleep(600)"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/steps.py").write_bytes((ROOT / "scripts/steps.py").read_bytes())
    return tmp_path


def begin(house: Path, *, deep: bool) -> tuple[subprocess.Popen[str], int]:
    """A script in the midst of a step, and a pipe that stays open as long as anything of it lives."""
    told = house / "at work"
    os.mkfifo(told)
    inner = INNER.format(told=str(told))
    step = CHILD.format(inner=inner) if deep else inner
    code = (
        "import sys; sys.path.insert(0, 'scripts'); import steps\n"
        f"trial = lambda: steps.run([sys.executable, '-c', {step!r}], doing='trying') and 0\n"
        "sys.exit(steps.within_one_line(trial))"
    )
    script = subprocess.Popen(
        [sys.executable, "-c", code], cwd=house, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with told.open() as at_work:
        assert at_work.read(1) == "x"
        return script, os.dup(at_work.fileno())


def has_ended(pipe: int) -> bool:
    """Wait until nobody holds the other end of the pipe any more."""
    fcntl.fcntl(pipe, fcntl.F_SETFL, 0)
    return os.read(pipe, 1) == b""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whatever_ends_a_script_ends_all_that_it_started(house: Path, sign: signal.Signals) -> None:
    script, pipe = begin(house, deep=True)
    script.send_signal(sign)
    said = script.communicate()[1]
    assert script.returncode == 130
    assert said == "\nholdfast: stopped; the same command goes on where this one left off\n"
    assert has_ended(pipe)
    os.close(pipe)


def test_a_script_that_is_killed_leaves_no_step_at_work(house: Path) -> None:
    script, pipe = begin(house, deep=False)
    script.kill()
    script.communicate()
    assert has_ended(pipe)
    os.close(pipe)


def test_a_step_that_is_killed_says_so(house: Path) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    asked = f"import steps; steps.run([sys.executable, '-c', {code!r}], doing='trying')"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, 'scripts'); {asked}"],
        cwd=house, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "trying failed (killed by SIGKILL)" in done.stderr
