"""What no committed file may hold: credentials, a machine's paths, a registry, a real person's details."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import files

# Each pattern is written so that it does not find itself.
CREDENTIALS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "an access key": r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}|glpat-[\w-]{20,}|xox[abp]-[\w-]{10,})",
    "a registry's token": r"\b(?:npm_\w{30,}|pypi-[\w-]{40,})",
    "an address with a password": r"\w://[^\s/:@'\"{]+:(?!password@)[^\s/:@'\"{]+@(?![\w.-]*\.example\b)",
    "a secret in the text": r"(?i)\b(?:password|secret|token|api_?key)\b['\"]?\s*[:=]\s*['\"][^\s'\"{]{16,}",
}
PATHS = r"(?<![\w./])/(?:work|root|home|Users|tmp)/(?=[\w.-])"
SHARED = r"\.\./(?=shared\b)"
REGISTRY = r"(?i)--(?:extra-)?index-url[= ]\w|\b(?:index-url|registry|find-links)\s*=\s*['\"]?http"
LOCKED_ADDRESS = r"https?://\S+"
NHS_NUMBER = re.compile(r"(?<![\w-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w-])")
PHONE = re.compile(r"(?<![\w.-])(?:\+44 ?\(?0?\)?|0)(?:\d[ -]?){9,10}(?![\w-])")
# Numbers that Ofcom keeps for drama: nobody answers.
DRAMA = re.compile(r"01632960\d{3}|07700900\d{3}|02079460\d{3}|08081570\d{3}")
POSTCODE = re.compile(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\w-])")
EMAIL = re.compile(r"(?<![\w/\\])[\w.+-]+@((?:[\w-]+\.)+[A-Za-z]{2,})\b")
RESERVED = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|org|net))?|localhost|invalid|test)$")


def no_credentials(root: Path) -> Iterator[str]:
    """No committed file holds a key, a token or an address with a password."""
    for place, line in _lines(root):
        for what, pattern in CREDENTIALS.items():
            if re.search(pattern, line):
                yield f"{place}: {what}"


def no_machine_paths(root: Path) -> Iterator[str]:
    """No committed file names a path of one machine, or reads what lies beside the repository."""
    for place, line in _lines(root):
        found = re.search(PATHS, line) or re.search(SHARED, line)
        if found:
            yield f"{place}: {found[0]} is there on one machine only"


def no_registry_addresses(root: Path) -> Iterator[str]:
    """No committed file says which registry to fetch from; a lock file holds no address at all."""
    for place, line in _lines(root, locks=True):
        name = place.partition(":")[0]
        locked = name.startswith("locks/") or name.endswith("package-lock.json")
        found = re.search(REGISTRY, line) or (locked and re.search(LOCKED_ADDRESS, line))
        if found and not (
            locked and '"url"' in line
        ):  # npm names where to give money; nothing is fetched there
            yield f"{place}: {found[0]} is a registry's address"


def no_real_people(root: Path) -> Iterator[str]:
    """No NHS number, telephone number, postcode or e-mail address that could be somebody's."""
    for place, line in _lines(root):
        for found in (*_numbers(line), *_addresses(line)):
            yield f"{place}: {found}"


def _numbers(line: str) -> Iterator[str]:
    for found in NHS_NUMBER.finditer(line):
        digits = found[1] + found[3] + found[4]
        if nhs_number_is_valid(digits) and not digits.startswith("999"):  # 999 is kept for tests
            yield f"{found[0]} is a valid NHS number; invented ones begin with 999"
    for found in PHONE.finditer(line):
        digits = re.sub(r"^\+44(?:\(?0\)?)?", "0", re.sub(r"[ -]", "", found[0]))
        if not DRAMA.fullmatch(digits):
            yield f"{found[0].strip()} may be somebody's; use 01632 960xxx or 07700 900xxx"


def _addresses(line: str) -> Iterator[str]:
    for found in POSTCODE.finditer(line):
        if not found[0].startswith("ZZ"):
            yield f"{found[0]} may be somebody's postcode; invented ones begin with ZZ"
    for found in EMAIL.finditer(line):
        if not RESERVED.search(found[1]):
            yield f"{found[0]} may be somebody's; use a domain that ends in .example"


def nhs_number_is_valid(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of the nine before it (modulus 11)."""
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return 11 - weighed % 11 in ({int(digits[9])} if digits[9] != "0" else {11})


def _lines(root: Path, *, locks: bool = False) -> Iterator[tuple[str, str]]:
    """Each line of each committed file with its place; lock files only where asked for."""
    for name, text in files.committed(root):
        if not locks and (name.startswith("locks/") or name.endswith("package-lock.json")):
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            yield f"{name}:{number}", line
