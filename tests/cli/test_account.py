"""`holdfast account add`: the first administrator, and what `holdfast keys rotate` changes."""

import re

import psycopg
import pytest
from django.test import Client, override_settings

from holdfast.access import entry, second_factors
from holdfast.audit.models import Entry
from holdfast.cli.clusters import Addresses
from holdfast.cli.main import main
from holdfast.records.models import Account, RoleHeld
from tests import signed_in
from tests.people import WINIFRED

NORA = [
    "account",
    "add",
    "--authority",
    "jersey",
    "--email",
    "nora@jersey.example",
    "--name",
    "Nora Newcomer",
]


def test_the_first_administrator_gets_an_address_and_the_role(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*NORA, "--role", "administrator", "--site", "https://jersey.example"]) == 0
    printed = capsys.readouterr().out
    found = re.search(r"https://jersey\.example(/invitation/[\w-]{40,})\n", printed)
    assert found is not None
    page = Client(headers={"host": "jersey.localhost"}).get(found[1])
    assert "nora@jersey.example" in page.content.decode()
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        nora = Account.objects.get(email="nora@jersey.example")
        assert RoleHeld.objects.get(account=nora).role == "administrator"
        assert not nora.has_usable_password()
        logged = (
            Entry.objects.filter(about_id=nora.id)
            .exclude(what="invitations.show")
            .values_list("actor", flat=True)
            .distinct()
        )
        assert list(logged) == ["system:operator"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (["--authority", "atlantis"], "there is no authority 'atlantis'"),
        (["--email", WINIFRED.email], "Somebody has an account with this email address already."),
        (["--role", "king"], "king"),
        (["--role", "team-manager"], "team"),
    ],
)
def test_what_cannot_be_is_one_line_and_leaves_nothing(
    committing: Addresses, capsys: pytest.CaptureFixture[str], changes: list[str], said: str
) -> None:
    assert main([*NORA, *changes]) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1
    with entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)):
        assert not Account.objects.filter(email="nora@jersey.example").exists()


def test_no_demonstration_is_made_in_production(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    with override_settings(PRODUCTION=True):
        assert main(["authority", "demonstration"]) == 2
    assert "HOLDFAST_MODE is production" in capsys.readouterr().err


def test_a_real_authority_does_not_become_a_demonstration(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(committing.owner) as owner:
        owner.execute("select set_config('holdfast.actor', 'system:tests', true)")
        owner.execute("update records_authority set demonstration = false")
    assert main(["authority", "demonstration"]) == 2
    assert "has accounts already" in capsys.readouterr().err


def test_secrets_are_encrypted_afresh_under_a_new_key(
    committing: Addresses, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = b"o" * 32, b"n" * 32
    with override_settings(ENCRYPTION_KEYS=[old]):
        signed_in.give_app(WINIFRED)
    with override_settings(ENCRYPTION_KEYS=[new, old]):
        assert main(["keys", "rotate"]) == 0
        assert "jersey: 1 encrypted afresh" in capsys.readouterr().out
        assert main(["keys", "rotate"]) == 0
        assert "jersey: 0 encrypted afresh" in capsys.readouterr().out
    with (
        override_settings(ENCRYPTION_KEYS=[new]),
        entry.enter(actor=WINIFRED.actor, authority=signed_in.authority_of(WINIFRED)),
    ):
        account = Account.objects.get(id=WINIFRED.account)
        assert second_factors.take_code(account=account, code=signed_in.code()) == "totp"
