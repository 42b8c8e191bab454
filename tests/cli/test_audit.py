"""`holdfast audit`: one clear line an authority, and the exit status."""

import psycopg
import pytest
from django.db import connections

from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main


def test_a_log_that_fits(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": fits: ")[0] for line in lines] == [
        "council", "isle-of-man", "isle-of-wight", "jersey",
    ]  # fmt: skip
    assert lines[3] == "jersey: fits: 0 entries in 0 seals; 1 entry not yet sealed"


def test_sealing_and_checking_one_authority(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "seal", "--authority", "jersey"]) == 0
    assert capsys.readouterr().out == "jersey: 1 seal made\n"
    assert main(["audit", "verify", "--authority", "jersey"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("jersey: fits: 1 entry in 1 seal, newest ")
    assert line.endswith("; 0 entries not yet sealed\n")


def test_whoever_sees_every_authority_is_told_the_same(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    """An auditor as the owner, whom row security does not bind, must not be told that all was falsified."""
    assert main(["audit", "seal"]) == 0
    capsys.readouterr()
    assert main(["audit", "verify"]) == 0
    as_application = capsys.readouterr().out
    connections.close_all()
    connections.settings["default"]["USER"] = "holdfast_owner"  # the fixture puts it back
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out == as_application
    assert "1 entry in 1 seal" in as_application


def test_a_log_that_does_not_fit(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "seal"]) == 0
    with psycopg.connect(committing.owner) as owner:
        owner.execute("alter table audit_entry disable trigger user")
        owner.execute(
            "delete from audit_entry where authority_id ="
            " (select id from records_authority where slug = 'jersey')"
        )
        owner.execute("alter table audit_entry enable trigger user")
    capsys.readouterr()
    assert main(["audit", "verify"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "DOES NOT FIT" in line] == [lines[3]]
    assert lines[3].startswith("jersey: DOES NOT FIT: entry ")
    assert lines[3].endswith("sealed by seal 1, has been removed")


def test_an_unknown_authority_is_one_line(committing: Addresses, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", "--authority", "narnia"]) == 2
    assert capsys.readouterr().err == (
        "holdfast audit: there is no authority 'narnia': "
        "expected one of council, isle-of-man, isle-of-wight, jersey\n"
    )
