"""`holdfast devdb` as a person uses it, and by an ordinary user when the suite runs as root."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from holdfast.cli import clusters, places
from holdfast.cli import devdb as cli_devdb
from holdfast.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
NAME = "trial"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("devdb")
    yield folder
    clusters.remove(instance=NAME, folder=folder)


def devdb(folder: Path, *words: str) -> list[str]:
    return ["devdb", *words, "--instance", NAME, "--folder", str(folder)]


def test_from_nothing_to_running_to_stopped(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(devdb(folder, "status")) == 1
    assert "state      absent" in capsys.readouterr().out
    assert main(devdb(folder, "start", "--quick")) == 0
    told = capsys.readouterr()
    assert told.out.startswith("ready: postgresql://holdfast_app@/holdfast?host=")
    assert "making a database with PostgreSQL" in told.err
    assert main(devdb(folder, "status")) == 0
    told = capsys.readouterr()
    assert "state      ready" in told.out
    assert "owner      postgresql://holdfast_owner@/holdfast" in told.out
    assert main(devdb(folder, "stop")) == 0
    assert capsys.readouterr().out == "stopped\n"
    assert main(devdb(folder, "stop")) == 0
    assert capsys.readouterr().out == "was not running\n"
    assert main(devdb(folder, "status")) == 1
    assert "state      stopped" in capsys.readouterr().out


def test_it_is_left_running_while_a_site_works_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(devdb(folder, "start", "--quick")) == 0
    with cli_devdb.used(folder):
        assert main(devdb(folder, "stop", "--unless-used")) == 0
        assert "left running: a site works with it" in capsys.readouterr().out
        assert main(devdb(folder, "status")) == 0
    assert main(devdb(folder, "stop", "--unless-used")) == 0
    assert main(devdb(folder, "status")) == 1


def test_the_addresses_are_what_a_shell_reads(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(devdb(folder, "addresses", "--quick")) == 0
    file = folder / "addresses"
    file.write_text(capfd.readouterr().out)
    shown = subprocess.run(
        ["sh", "-c", '. "$0"; echo "$DATABASE_URL"; echo "$OWNER_DATABASE_URL"', file],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    found = clusters.status(instance=NAME, folder=folder).addresses
    assert found is not None
    assert shown == [found.application, found.owner]


@pytest.mark.parametrize(("words", "role"), [((), "holdfast_app"), (("--owner",), "holdfast_owner")])
def test_psql_looks_in_as_the_application_unless_told(
    folder: Path, words: tuple[str, ...], role: str
) -> None:
    asked = devdb(folder, "psql", "--quick", *words, "--command", "SELECT current_user")
    program = "import sys; from holdfast.cli.main import main; main(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", program, *asked], capture_output=True, text=True, check=True)
    assert role in done.stdout.split()


def test_reset_asks_first_and_deletes_only_then(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(devdb(folder, "start", "--quick")) == 0
    home = places.find(instance=NAME, folder=folder).home
    assert main(devdb(folder, "reset")) == 2
    assert "nothing was deleted (say --yes to delete without being asked)" in capsys.readouterr().err
    assert home.exists()
    assert main(devdb(folder, "reset", "--yes")) == 0
    assert capsys.readouterr().out == "deleted\n"
    assert not home.exists()
    assert main(devdb(folder, "reset", "--yes")) == 0
    assert capsys.readouterr().out == "there was none\n"


def test_a_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(places, "SHELF", tmp_path / "file" / "shelf")
    assert main(devdb(tmp_path / "file" / "below", "start")) == 2
    told = capsys.readouterr().err
    assert "not a directory" in told
    assert told.count("\n") == 1


@pytest.mark.skipif(
    os.geteuid() != 0, reason="the suite runs as an ordinary user: every other test here shows it"
)
def test_an_ordinary_user_keeps_it_in_a_closed_home_of_their_own() -> None:
    python = shutil.which("python3", path="/usr/bin")
    who = pwd.getpwnam("nobody")
    home = Path(f"/var/tmp/holdfast-trial-{os.getpid()}")  # where an ordinary user can have a folder
    home.mkdir(mode=0o700)
    os.chown(home, who.pw_uid, who.pw_gid)
    copy = home / "a repository"
    shutil.copytree(
        ROOT / "holdfast" / "cli", copy / "holdfast" / "cli", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "holdfast" / "__init__.py", copy / "holdfast")
    subprocess.run(["chown", "-R", str(who.pw_uid), home], check=True)

    def ask(*words: str) -> subprocess.CompletedProcess[str]:
        program = "import sys; from holdfast.cli.main import main; sys.exit(main(sys.argv[1:]))"
        return subprocess.run(
            [str(python), "-c", program, "devdb", *words], cwd=copy, user=who.pw_uid, group=who.pw_gid,
            extra_groups=[], capture_output=True, text=True, check=False,
        )  # fmt: skip

    try:
        assert ask("start", "--quick").returncode == 0
        assert "holdfast_app" in ask("psql", "--command", "SELECT current_user").stdout
        data = copy / ".holdfast" / "development" / "data"
        assert data.stat().st_uid == who.pw_uid
        assert (copy / ".holdfast" / "development").stat().st_mode & 0o777 == 0o700
        assert f'holdfast "{who.pw_name}" holdfast_app' in (data / "pg_ident.conf").read_text()
        assert ask("reset", "--yes").stdout == "deleted\n"
    finally:
        ask("stop")
        shutil.rmtree(home)
