"""Texts that nobody reads without the keys, and that nobody can change or move."""

import pytest
from django.test import override_settings

from holdfast.access import encryption

OLD, NEW = b"o" * 32, b"n" * 32
SAID = "JBSWY3DPEHPK3PXP, an invented secret"


def test_what_was_encrypted_is_decrypted_and_is_never_the_same_twice() -> None:
    first, second = (encryption.encrypt(text=SAID, purpose="a test") for _ in range(2))
    assert first != second
    assert SAID not in first
    assert encryption.decrypt(text=first, purpose="a test") == SAID


def test_a_new_key_encrypts_and_the_old_still_decrypts() -> None:
    with override_settings(ENCRYPTION_KEYS=[OLD]):
        before = encryption.encrypt(text=SAID, purpose="a test")
    with override_settings(ENCRYPTION_KEYS=[NEW, OLD]):
        after = encryption.encrypt(text=SAID, purpose="a test")
        assert [encryption.is_newest(text=each) for each in (before, after)] == [False, True]
        assert encryption.decrypt(text=before, purpose="a test") == SAID
    with override_settings(ENCRYPTION_KEYS=[NEW]):
        assert encryption.decrypt(text=after, purpose="a test") == SAID
        with pytest.raises(encryption.Undecryptable, match="no longer holds"):
            encryption.decrypt(text=before, purpose="a test")


@pytest.mark.parametrize("place", [9, 20, 40, -3])
def test_what_was_changed_is_not_decrypted(place: int) -> None:
    whole = encryption.encrypt(text=SAID, purpose="a test")
    other = "A" if whole[place] != "A" else "B"
    changed = whole[:place] + other + whole[place:][1:]
    with pytest.raises(encryption.Undecryptable):
        encryption.decrypt(text=changed, purpose="a test")


@pytest.mark.parametrize("text", ["", "plain", "a.b", "....", "é.é"])
def test_what_was_never_encrypted_is_not_decrypted(text: str) -> None:
    with pytest.raises(encryption.Undecryptable):
        encryption.decrypt(text=text, purpose="a test")


def test_what_was_moved_elsewhere_is_not_decrypted() -> None:
    with pytest.raises(encryption.Undecryptable):
        encryption.decrypt(text=encryption.encrypt(text=SAID, purpose="one thing"), purpose="another")
