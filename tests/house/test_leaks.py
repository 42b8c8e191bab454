"""Each leak is seen to be found; what is invented, reserved or kept for drama passes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import leaks
from tests.house.made_up import write

Checker = Callable[[Path], Iterator[str]]
# Put together from pieces: this file is itself searched.
BROKEN: list[tuple[Checker, str, str]] = [
    (leaks.no_credentials, "-----BEGIN " + "RSA PRIVATE KEY-----", "a private key"),
    (leaks.no_credentials, "AKIA" + "ABCDEFGHIJKLMNOP", "an access key"),
    (leaks.no_credentials, "ghp_" + "a" * 36, "an access key"),
    (leaks.no_credentials, "npm_" + "a" * 36, "a registry's token"),
    (leaks.no_credentials, "postgresql://holdfast:" + "hunter2" + "@db/x", "an address with a password"),
    (leaks.no_credentials, "api_key = '" + "0123456789abcdef'", "a secret in the text"),
    (leaks.no_machine_paths, "see /ro" + "ot/notes.txt", "one machine only"),
    (leaks.no_machine_paths, "cd /wo" + "rk/main", "one machine only"),
    (leaks.no_machine_paths, "Path('/ho" + "me/ada')", "one machine only"),
    (leaks.no_machine_paths, "open('../sha" + "red/design.md')", "one machine only"),
    (leaks.no_registry_addresses, "--index-url " + "https://pypi.example/simple", "a registry's address"),
    (leaks.no_registry_addresses, "registry=" + "https://npm.example/", "a registry's address"),
    (leaks.no_real_people, "NHS 943 476 " + "5919", "is a valid NHS number"),
    (leaks.no_real_people, "943476" + "5919", "is a valid NHS number"),
    (leaks.no_real_people, "ring 01534 " + "445500", "may be somebody's; use 01632"),
    (leaks.no_real_people, "ring +44 1534 " + "445500", "may be somebody's; use 01632"),
    (leaks.no_real_people, "lives at PO30 " + "1UD", "somebody's postcode"),
    (leaks.no_real_people, "write to ada@gov" + ".je", "use a domain that ends in .example"),
]
SOUND = """
See https://docs.djangoproject.com/ and postgresql://holdfast_app@/holdfast?host=/run/holdfast
postgresql://role:{password}@host/name, token = get_token(), password: "too short"
Ada Example, 999 123 4567, 01632 960123, 07700 900 123, +44 7700 900123, 020 7946 0123, ZZ1 1ZZ
ada@example.org, ben@social-care.example, git@localhost, 2026-03-01, 0123456789abcdef0123, holdfast@1.2.3
/visits/, tests/home/ada.py, 943 476 5918
"""


@pytest.mark.parametrize(("checker", "text", "line"), BROKEN)
def test_a_leak_is_named_with_its_place(tmp_path: Path, checker: Checker, text: str, line: str) -> None:
    write(tmp_path, "docs/leak.md", f"# Title\n{text}\n")
    (said,) = checker(tmp_path)
    assert said.startswith("docs/leak.md:2: ")
    assert line in said


@pytest.mark.parametrize("checker", list(dict.fromkeys(checker for checker, *_ in BROKEN)))
def test_what_is_invented_passes(tmp_path: Path, checker: Checker) -> None:
    write(tmp_path, "docs/sound.md", SOUND)
    assert list(checker(tmp_path)) == []


def test_a_lock_file_holds_no_address_at_all(tmp_path: Path) -> None:
    write(
        tmp_path,
        "locks/run.txt",
        "django==5.2 \\\n    --hash=sha256:00\n# from https://files.example/django\n",
    )
    write(
        tmp_path,
        "package-lock.json",
        '"resolved": "https://npm.example/a.tgz"\n"url": "https://fund.example/a"\n',
    )
    assert [said.partition(": ")[0] for said in leaks.no_registry_addresses(tmp_path)] == [
        "locks/run.txt:3",
        "package-lock.json:1",
    ]
