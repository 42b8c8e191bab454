"""Whatever is done to the log behind its back, by somebody with the owner's power, is found and named."""

from uuid import UUID

import pytest

from holdfast.audit.models import Seal
from holdfast.cli.clusters import Addresses
from tests.audit.writing import REDIGEST, inside, tamper, verdict

TAMPERING = {
    "an entry changed": (
        ["update audit_entry set why = 'nothing to see' where id = %(key)s"],
        "entry {key}, sealed by seal 2, has been changed",
    ),
    "an entry changed with its digest": (
        ["update audit_entry set actor = 'account:somebody-else' where id = %(key)s", REDIGEST],
        "seal 2 does not fit",
    ),
    "an entry's moment changed with its digest": (
        ["update audit_entry set at = at - interval '1 day' where id = %(key)s", REDIGEST],
        "seal 2 does not fit",
    ),
    "an entry removed": (
        ["delete from audit_entry where id = %(key)s"],
        "entry {key}, sealed by seal 2, has been removed",
    ),
    "an entry removed and struck off its seal": (
        [
            "update audit_seal set entries = array_remove(entries, %(key)s), count = 1 where number = 2",
            "delete from audit_entry where id = %(key)s",
        ],
        "seal 2 does not fit",
    ),
    "an entry struck off its seal": (
        ["update audit_seal set entries = array_remove(entries, %(key)s) where number = 2"],
        "seal 2 says it seals 2 entries and names 1",
    ),
    "an entry slipped in": (
        [
            "insert into audit_entry select gen_random_uuid(), authority_id, at, actor, what, about,"
            " about_id, 'forged', outcome, cluster, transaction, digest from audit_entry where id = %(key)s"
        ],
        "is in no seal and waits for none",
    ),
    "an entry slipped into a seal": (
        ["update audit_seal set entries = entries || %(last)s, count = count + 1 where number = 2"],
        "seal 2 does not fit",
    ),
    "entries reordered": (
        ["update audit_seal set entries = array[entries[2], entries[1]] where number = 2"],
        "seal 2 does not fit",
    ),
    "a seal changed": (
        ["update audit_seal set at = at + interval '1 second' where number = 2"],
        "seal 2 does not fit",
    ),
    "a seal's digest changed": (
        ["update audit_seal set digest = sha256('') where number = 2"],
        "seal 2 does not fit",
    ),
    "a seal removed": (["delete from audit_seal where number = 2"], "seal 2 is missing"),
    "the last seal removed": (
        ["delete from audit_seal where number = 3"],
        "is in no seal and waits for none",
    ),
    "two seals exchanged": (
        [
            "update audit_seal set number = -1 where number = 2",
            "update audit_seal set number = 2 where number = 3",
            "update audit_seal set number = 3 where number = -1",
        ],
        "seal 2 does not fit",
    ),
    "an unsealed entry changed": (
        ["update audit_entry set why = 'other' where id = %(last)s"],
        "not yet sealed, has been changed",
    ),
    "an unsealed entry removed": (
        ["delete from audit_entry where id = %(last)s"],
        "not yet sealed, has been removed",
    ),
    "an unsealed entry hidden from the sealer": (
        ["delete from audit_waiting where id = %(last)s"],
        "is in no seal and waits for none",
    ),
}


@pytest.mark.parametrize(("statements", "expected"), TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_is_named(
    sealed: list[UUID], committing: Addresses, statements: list[str], expected: str
) -> None:
    assert verdict().fits
    key = sealed[2]  # the first of the second seal
    for statement in statements:
        tamper(committing, statement, key=key, last=sealed[-1])
    found = verdict()
    assert not found.fits
    assert expected.format(key=key) in str(found.fault)


def test_the_chain_is_told_as_far_as_it_fits(sealed: list[UUID], committing: Addresses) -> None:
    tamper(committing, "delete from audit_seal where number = 3")
    with inside():
        second = bytes(Seal.objects.get(number=2).digest).hex()
    assert (verdict().seals, verdict().newest) == (2, second)
