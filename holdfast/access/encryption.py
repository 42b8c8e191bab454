"""Texts that are unreadable in the database and its backups without the keys of HOLDFAST_KEYS.

AES-GCM with 256 bits (NIST SP 800-38D). The newest key encrypts; each text names the key it needs, so that
older ones still decrypt. `purpose` is bound to the text: one moved to another place does not decrypt.
"""

import base64
import hashlib
import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes, drawn anew for each text


class Undecryptable(ValueError):
    """A text that none of the keys decrypts, or that was changed or moved."""


def encrypt(*, text: str, purpose: str) -> str:
    """The text under the newest key: the key's name, a dot, and nonce and contents in base64."""
    key = _keys()[0]
    nonce = secrets.token_bytes(NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, text.encode(), purpose.encode())
    return f"{_name(key)}.{base64.urlsafe_b64encode(sealed).decode()}"


def decrypt(*, text: str, purpose: str) -> str:
    """What was encrypted for this purpose. Raises Undecryptable."""
    name, _, rest = text.partition(".")
    key = next((each for each in _keys() if _name(each) == name), None)
    if key is None:
        raise Undecryptable("encrypted under a key that HOLDFAST_KEYS no longer holds")
    try:
        sealed = base64.urlsafe_b64decode(rest.encode())
        if base64.urlsafe_b64encode(sealed).decode() != rest:  # bits that base64 itself passes over
            raise ValueError("another text of the same bytes")
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], purpose.encode()).decode()
    except (InvalidTag, ValueError) as fault:
        raise Undecryptable("changed since it was encrypted, or moved from elsewhere") from fault


def is_newest(*, text: str) -> bool:
    """Whether a text is under the newest key."""
    return text.partition(".")[0] == _name(_keys()[0])


def _keys() -> Sequence[bytes]:
    found: Sequence[bytes] = settings.ENCRYPTION_KEYS
    return found


def _name(key: bytes) -> str:
    """A key's name, which tells nothing of it."""
    return hashlib.sha256(b"the name of a key of Holdfast:" + key).hexdigest()[:8]
