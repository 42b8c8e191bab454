"""What the suite needs of the machine itself: Debian's packages, brought by root, named to anybody else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import environment
import steps

LIBRARIES = Path("/usr/lib")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def bring() -> None:
    """See that a browser and, for root, PostgreSQL are there. Raises Stopped with the command for them.

    An ordinary user without PostgreSQL needs nothing: `devdb` fetches it as a Python package.
    """
    missing = []
    if not any(shutil.which(name) for name in BROWSERS):
        missing.append("chromium")
    if not any(LIBRARIES.glob("*/libatomic.so.1")):
        missing.append("libatomic1")  # the browser's driver wants it, and a bare Debian lacks it
    if os.geteuid() == 0 and not has_postgresql():
        missing.append("postgresql")
    if not missing:
        return
    packages = " ".join(missing)
    is_missing = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    if os.geteuid() != 0:
        raise steps.Stopped(f"{is_missing}: {environment.apt(packages)}, and try again")
    if shutil.which("apt-get") is None:
        raise steps.Stopped(f"{is_missing}, and this is not Debian: install that, and try again")
    install(missing)


def has_postgresql() -> bool:
    """Whether a PostgreSQL is where `devdb` looks for one."""
    installed = list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return bool(installed or os.environ.get("PG_BIN") or shutil.which("postgres"))


def install(packages: list[str]) -> None:
    """Install Debian packages; the lists of packages are fetched only when they are too old to do."""
    quiet = steps.with_environment({"DEBIAN_FRONTEND": "noninteractive"})
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    doing = f"installing {' and '.join(packages)}"
    try:
        steps.run(command, doing=doing, env=quiet)
    except steps.Stopped:
        steps.run(["apt-get", "update"], doing="fetching the lists of packages", env=quiet)
        steps.run(command, doing=doing, hint="is the network there?", env=quiet)
