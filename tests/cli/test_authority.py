"""`holdfast authority`: setting up an authority as the database's owner."""

import pytest

from holdfast.access import actors, entry
from holdfast.audit.models import Entry
from holdfast.cli import authority
from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main

SARK = ["--slug", "sark", "--name", "Sark", "--procedure", "jersey", "--host", "sark.localhost"]


@pytest.fixture(autouse=True)
def _the_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authority, "procedures", lambda: ["council", "jersey"])


def add(*changes: str) -> int:
    """The arguments above, the later ones over them."""
    return main(["authority", "add", *SARK, *changes])


def test_an_authority_is_added_and_found_by_its_host(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("--host", "sark.example") == 0
    assert capsys.readouterr().out == "sark: added, at sark.localhost, sark.example\n"
    found = entry.find_authority(host="sark.example:8000")
    assert found is not None
    assert (found.slug, found.name, found.procedure) == ("sark", "Sark", "jersey")
    assert entry.find_authority(host="sark.localhost") == found
    with entry.enter(actor=actors.VISITOR, authority=found.id):
        logged = Entry.objects.get()
    assert (logged.what, logged.about_id, logged.actor) == ("authorities.add", found.id, "system:operator")


def test_added_again_it_is_there_already(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert add() == add() == 0
    assert capsys.readouterr().out.splitlines()[1] == "sark: there already, at sark.localhost"


def test_a_further_host_leads_to_it(committing: Addresses) -> None:
    assert add() == 0
    assert add("--host", "another.example") == 0
    assert entry.find_authority(host="another.example") == entry.find_authority(host="sark.localhost")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (["--procedure", "narnia"], "there is no procedure 'narnia': expected one of council, jersey"),
        (["--slug", "Sark!"], "Sark!: a slug is small letters and digits, joined by hyphens"),
        (["--name", ""], "sark: it needs a name"),
        (["--host", "jersey.localhost"], "sark: one of its hosts leads to another authority already"),
        (["--host", "https://sark.example/"], "sark: a host is a bare name"),
        (["--host", "sark.example:8000"], "sark: a host is a bare name"),
        (["--host", "sark.example."], "sark: a host is a bare name"),
        (["--slug", "jersey"], "jersey is there already, as 'Jersey' by the procedure jersey"),
    ],
    ids=[
        "procedure",
        "slug",
        "name",
        "host taken",
        "not a host",
        "a port",
        "a final dot",
        "another authority",
    ],
)
def test_a_mistake_is_one_line_and_leaves_nothing(
    committing: Addresses, capsys: pytest.CaptureFixture[str], changes: list[str], line: str
) -> None:
    assert add(*changes) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"holdfast authority: {line}")
    assert said.count("\n") == 1
    assert [each.slug for each in entry.list_authorities()] == [
        "council", "isle-of-man", "isle-of-wight", "jersey",
    ]  # fmt: skip


def test_they_are_listed(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["authority", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[3] == "jersey              jersey              Jersey"
