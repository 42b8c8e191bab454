"""A PostgreSQL of one's own for development and the tests: made, started, stopped and removed.

`start(instance="test", folder=…, durable=False)` answers the two addresses. It may be called as often as one
likes, from several processes at once, and after the server was killed. No Django; Linux alone, for it looks
for processes in /proc.
"""

import getpass
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from holdfast.cli import binaries as programs
from holdfast.cli import places, servers
from holdfast.cli.binaries import Binaries
from holdfast.cli.main import Refused
from holdfast.cli.places import Place

OWNER = "holdfast_owner"
APPLICATION = "holdfast_app"
DATABASE = "holdfast"
# Words of ours alone, so nothing can be slipped in. The server's log says what went wrong and no more: a
# refused statement, and the row that it would have written, hold names.
ROLES = f"""
SELECT 'CREATE ROLE ' || wanted FROM unnest(ARRAY['{OWNER}', '{APPLICATION}']) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) \\gexec
ALTER ROLE {OWNER} LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE {APPLICATION} LOGIN NOCREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE {OWNER} SET log_error_verbosity = terse;
ALTER ROLE {OWNER} SET log_min_error_statement = panic;
ALTER ROLE {APPLICATION} SET log_error_verbosity = terse;
ALTER ROLE {APPLICATION} SET log_min_error_statement = panic;
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
\\connect template1
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
\\connect {DATABASE}
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
"""  # noqa: S608


@dataclass(frozen=True)
class Addresses:
    """Where the two roles reach a database: what DATABASE_URL and OWNER_DATABASE_URL are to hold."""

    application: str
    owner: str

    def environment(self) -> dict[str, str]:
        """The two variables as the program reads them."""
        return {"DATABASE_URL": self.application, "OWNER_DATABASE_URL": self.owner}


@dataclass(frozen=True)
class Status:
    """What is known of a cluster: `state` is absent, stopped, starting, ready or stopping."""

    state: str
    data: Path
    log: Path
    version: str | None = None
    addresses: Addresses | None = None


def quiet(_line: str) -> None:
    """Say nothing."""


def start(
    *, instance: str, folder: Path, durable: bool = True, say: Callable[[str], None] = quiet
) -> Addresses:
    """Make the cluster where there is none, start it where it does not run, and answer its two addresses.

    `durable=False` gives up safety against power cuts for speed: for tests alone. Raises Refused, one line
    with the way on, when it cannot be made or started.
    """
    with one_line(), places.locked(places.find(instance=instance, folder=folder), say=say):
        place = places.prepare(instance=instance, folder=folder, say=say)
        binaries = find_binaries(place, say=say)
        if not place.data.exists():
            make(place, binaries, durable=durable, say=say)
        socket = places.socket_folder(place)
        if servers.postmaster(place.data) is not None and not is_reachable(socket):
            servers.stop(place.data, say=say)  # its socket was swept away: nobody can reach it any more
        if servers.postmaster(place.data) is None:
            servers.bury(place.data, socket=socket, say=say)
            socket = places.make_socket_folder(place)
            write_who_may(place)
            servers.launch(place, binaries, socket=socket, durable=durable)
        servers.wait_until_ready(place, say=say)
        socket = places.make_socket_folder(place)
        servers.ask(place, binaries, socket=socket, sql=ROLES)
        return addresses(socket)


def is_reachable(socket: Path | None) -> bool:
    """Whether the socket still stands in its folder."""
    return socket is not None and Path(f"{socket}{places.SOCKET_NAME}").exists()


def stop(*, instance: str, folder: Path, say: Callable[[str], None] = quiet) -> bool:
    """Stop the cluster in good order; answers whether it had been running."""
    with one_line():
        place = places.find(instance=instance, folder=folder)
        if not place.is_ours():
            return False
        with places.locked(place, say=say):
            running = bool(servers.processes(place.data))
            servers.stop(place.data, say=say)
            return running


def status(*, instance: str, folder: Path) -> Status:
    """How the cluster stands; changes nothing and makes nothing."""
    place = places.find(instance=instance, folder=folder)
    try:
        version = (place.data / "PG_VERSION").read_text().strip()
    except OSError:
        return Status(state="absent", data=place.data, log=place.log)
    running = servers.postmaster(place.data)
    socket = places.socket_folder(place)
    return Status(
        state=running[1] if running else "stopped",
        data=place.data,
        log=place.log,
        version=version,
        addresses=addresses(socket) if running and socket else None,
    )


def remove(*, instance: str, folder: Path, say: Callable[[str], None] = quiet) -> bool:
    """Stop the cluster and delete it with all it holds; answers whether there was one.

    Raises Refused for a folder that does not bear this instance's mark.
    """
    with one_line():
        place = places.find(instance=instance, folder=folder)
        if not place.home.exists():
            return False
        if not place.is_ours():
            raise Refused(f"{place.home} does not bear the mark of this database: it is left as it is")
        with places.locked(place, say=say):
            servers.stop(place.data, say=say)
            socket = places.socket_folder(place)
            if socket is not None:
                shutil.rmtree(socket)
            shutil.rmtree(place.home)
            return True


def find_binaries(place: Place, *, say: Callable[[str], None] = quiet) -> Binaries:
    """The programs for this cluster's data, where the server's user can run them."""
    try:
        major = int((place.data / "PG_VERSION").read_text())
    except FileNotFoundError:
        major = None
    except ValueError:
        raise Refused(f"{place.data} is not whole: begin afresh with `holdfast devdb reset`") from None
    found = programs.find(major=major, say=say)

    def runs(program: str) -> bool:
        try:
            return servers.run_as(place.server, [program, "--version"]).returncode == 0
        except OSError:
            return False

    return programs.within_reach(found, shelf=places.SHELF, runs=runs)


def make(place: Place, binaries: Binaries, *, durable: bool, say: Callable[[str], None]) -> None:
    """Make the data beside their place and move them there when whole: half-made ones never count."""
    half = place.home / "data.half-made"
    if half.exists():
        say("the last first start did not finish: beginning it afresh")
        shutil.rmtree(half)
    say(f"making a database with PostgreSQL {binaries.version} in {place.home}")
    half.mkdir(mode=0o700)
    os.chown(half, place.server.uid, place.server.gid)
    locale = ["--locale=C.UTF-8"]
    if binaries.major >= 17:  # the same order of letters on every machine, whatever its C library
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command = [binaries.program("initdb"), f"--pgdata={half}", "--data-checksums", "--encoding=UTF8", *locale,
               "--auth=peer", "--auth-host=reject", f"--username={servers.ADMINISTRATOR}",
               "--no-instructions", *([] if durable else ["--no-sync"])]  # fmt: skip
    done = servers.run_as(place.server, command)
    if done.returncode != 0:
        shutil.rmtree(half)
        raise Refused(f"the database could not be made: {servers.first_cause(done.stderr)}")
    half.rename(place.data)


def write_who_may(place: Place) -> None:
    """Write who may come in as whom: by the socket alone, by the name the machine knows them by."""
    developer = f'"{place.developer.name}"'
    lines = {
        "pg_hba.conf": [
            "# written by `holdfast devdb` at each start",
            f"local all {servers.ADMINISTRATOR},{OWNER},{APPLICATION} peer map=holdfast",
        ],
        "pg_ident.conf": [
            "# written by `holdfast devdb` at each start",
            f'holdfast "{place.server.name}" {servers.ADMINISTRATOR}',
            f"holdfast {developer} {OWNER}",
            f"holdfast {developer} {APPLICATION}",
        ],
    }
    for name, text in lines.items():
        path = place.data / name
        path.write_text("\n".join(text) + "\n")
        os.chown(path, place.server.uid, place.server.gid)


def addresses(socket: Path, *, database: str = DATABASE) -> Addresses:
    """The two addresses of a database behind a socket."""
    where = f"/{database}?host={quote(str(socket))}"
    return Addresses(application=f"postgresql://{APPLICATION}@{where}", owner=f"postgresql://{OWNER}@{where}")


@contextmanager
def one_line() -> Iterator[None]:
    """Turn what the machine refuses (a full disk, a closed folder) into one line for the person who asked."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise Refused(
            f"{(error.strerror or str(error)).lower()}{where}: mend that as {getpass.getuser()}"
        ) from error
