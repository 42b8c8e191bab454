"""Where a development cluster lies and as whom its server runs: its folder, its socket, its system user."""

import fcntl
import hashlib
import json
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from holdfast.cli.main import Refused

SYSTEM_USER = "holdfast-devdb"
SHELF = Path("/var/lib/holdfast")  # what root's clusters lie in: a home closed to others cannot hold them
MARKER = "holdfast-cluster.json"
LONGEST_SOCKET = 107  # bytes; the kernel's limit on a socket's path
SOCKET_NAME = "/.s.PGSQL.5432"


@dataclass(frozen=True)
class Account:
    """A user of this machine."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Place:
    """One cluster's folder (`home`), the user that runs its server and the user that works with it."""

    instance: str
    folder: Path
    home: Path
    server: Account
    developer: Account

    @property
    def data(self) -> Path:
        """The data folder; it is there only once it has been made to the end."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server writes while it runs."""
        return self.home / "server.log"

    def asked_for(self) -> dict[str, str]:
        """What the marker says: that the folder is ours, and for what."""
        return {"instance": self.instance, "folder": str(self.folder)}

    def is_ours(self) -> bool:
        """Whether the folder bears our marker for this very instance and belongs to this user."""
        try:
            noted = json.loads((self.home / MARKER).read_text())
            return bool(noted == self.asked_for() and self.home.lstat().st_uid == self.developer.uid)
        except (OSError, ValueError):
            return False


def find(*, instance: str, folder: Path) -> Place:
    """Where an instance of a folder lies; makes nothing. Raises Refused for a name that is no plain word."""
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", instance):
        raise Refused(f"{instance!r} cannot name a cluster: use small letters, digits, - and _")
    folder = folder.absolute()
    developer = account(os.geteuid())
    if developer.uid != 0:
        return Place(instance, folder, folder / instance, developer, developer)
    digest = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]
    try:
        found = pwd.getpwnam(SYSTEM_USER)
        server = Account(found.pw_name, found.pw_uid, found.pw_gid)
    except KeyError:
        server = Account(SYSTEM_USER, -1, -1)
    return Place(instance, folder, SHELF / digest / instance, server, developer)


def account(uid: int) -> Account:
    """The user of a number. Raises Refused when this machine does not know it: the database asks by name."""
    try:
        found = pwd.getpwuid(uid)
    except KeyError:
        raise Refused(f"user number {uid} has no name on this machine: run as a user that has one") from None
    return Account(found.pw_name, found.pw_uid, found.pw_gid)


def prepare(*, instance: str, folder: Path, say: Callable[[str], None]) -> Place:
    """The same place, made: the system user when root asks, and the marked folder.

    Raises Refused when the folder belongs to somebody else or holds something that is not ours.
    """
    place = find(instance=instance, folder=folder)
    if place.server.uid == -1:
        add_system_user(say=say)
        place = find(instance=instance, folder=folder)
    place.home.mkdir(parents=True, exist_ok=True)
    check_owner(place.home, place.developer)
    os.chown(place.home, place.developer.uid, place.server.gid)
    place.home.chmod(0o750 if place.developer.uid == 0 else 0o700)
    if not place.is_ours():
        strangers = [each.name for each in place.home.iterdir() if each.name != MARKER]
        if strangers and not (place.data / "PG_VERSION").exists():
            raise Refused(f"{place.home} holds {strangers[0]}, which is not ours: move it away and try again")
        (place.home / "socket").unlink(missing_ok=True)  # of the place that this one was moved or copied from
        write(place.home / MARKER, json.dumps(place.asked_for()))
    return place


def add_system_user(*, say: Callable[[str], None]) -> None:
    """Make the system user that runs the server for root, for PostgreSQL never runs as root."""
    program = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None:
        raise Refused(
            "the database cannot run as root, and useradd is missing: apt-get install passwd, "
            "or run as another user"
        )
    say(f"making the system user {SYSTEM_USER}: PostgreSQL does not run as root")
    done = subprocess.run(  # noqa: S603 - found above
        [program, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
         "--shell", "/usr/sbin/nologin", "--comment", "Holdfast development database", SYSTEM_USER],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    already_there = 9  # somebody else made it in the same moment
    if done.returncode not in {0, already_there}:
        raise Refused(f"the system user {SYSTEM_USER} could not be made: {done.stderr.strip()}")


def check_owner(path: Path, owner: Account) -> None:
    """Raises Refused unless a folder is a real folder, not a link, of this very user."""
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner.uid:
        raise Refused(f"{path} is not a folder of {owner.name}'s own: remove it, or run as its owner")


def write(path: Path, text: str) -> None:
    """Write a small file whole or not at all."""
    half = path.with_name(f"{path.name}.{os.getpid()}")
    half.write_text(text)
    half.replace(path)


def socket_folder(place: Place) -> Path | None:
    """The folder of the socket, when there is one that only the server's user can write in."""
    try:
        noted = Path((place.home / "socket").read_text())
        found = noted.lstat()
    except OSError:
        return None
    private = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    return noted if private and found.st_uid == place.server.uid else None


def make_socket_folder(place: Place) -> Path:
    """The folder of the socket: beside the data, or in the temporary folder when that path is too long.

    There it has a name that nobody can guess or hold beforehand, noted beside the data. Raises Refused when
    every place is too long for a socket.
    """
    known = socket_folder(place)
    if known is not None:
        return known
    folder = place.home / "s"
    if fits(folder):
        folder.mkdir(exist_ok=True)
        check_owner_in(folder, {place.developer.uid, place.server.uid})
    else:
        folder = Path(tempfile.mkdtemp(prefix="holdfast-"))
        if not fits(folder):
            folder.rmdir()
            raise Refused(f"{folder.parent} is too long for a socket: set TMPDIR to a shorter folder")
    os.chown(folder, place.server.uid, place.server.gid)
    folder.chmod(0o700)
    write(place.home / "socket", str(folder))
    return folder


def check_owner_in(path: Path, owners: set[int]) -> None:
    """Raises Refused unless a folder is a real folder of one of these users."""
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
        raise Refused(f"{path} belongs to somebody else: remove it and try again")


def fits(folder: Path) -> bool:
    """Whether a socket in this folder has a path that the kernel takes."""
    return len(os.fsencode(folder)) + len(SOCKET_NAME) <= LONGEST_SOCKET


@contextmanager
def locked(place: Place, *, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the cluster's lock, so that two starts at once become one after the other.

    The lock lies beside the cluster's folder and stays when that is removed: a removed lock locks nobody out.
    """
    shelves = [SHELF, place.home.parent] if place.developer.uid == 0 else []
    place.home.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    for each in shelves:
        each.chmod(0o755)  # the server's user must reach what lies there, whatever root's umask
    with place.home.with_name(f"{place.instance}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another command is busy with this database: waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
