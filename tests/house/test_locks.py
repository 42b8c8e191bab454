"""A dependency without a reason, without a hash or without a lock is seen to be named."""

from pathlib import Path

import pytest

from tests.house import locks
from tests.house.made_up import write

PROJECT = (
    '[project]\nname = "x"\ndependencies = [\n    "django>=5",  # pages\n]\n[dependency-groups]\ndev = [\n]\n'
)
LOCK = f"# made by make lock\ndjango==5.2 \\\n    --hash=sha256:{'0' * 64}\n    # via x\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    write(tmp_path, "pyproject.toml", PROJECT)
    write(tmp_path, "locks/run.txt", LOCK)
    return tmp_path


def test_a_sound_house_passes(house: Path) -> None:
    assert list(locks.dependencies_have_reasons(house)) == []
    assert list(locks.locks_have_hashes(house)) == []
    assert list(locks.every_dependency_is_locked(house)) == []


@pytest.mark.parametrize("comment", ["", "  #", "  # "])
def test_a_dependency_without_a_reason(house: Path, comment: str) -> None:
    write(house, "pyproject.toml", PROJECT.replace("  # pages", comment))
    assert list(locks.dependencies_have_reasons(house)) == [
        "pyproject.toml: django>=5 has no comment that says why"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LOCK.replace("sha256", "md5"), "locks/run.txt: django==5.2 has no hash"),
        (LOCK.replace("==", ">="), "locks/run.txt: django>=5.2 is not pinned with =="),
        ("# nothing\n", "locks/run.txt: locks nothing"),
    ],
)
def test_a_package_without_a_pin_or_hash(house: Path, text: str, line: str) -> None:
    write(house, "locks/run.txt", text)
    assert list(locks.locks_have_hashes(house)) == [line]


def test_no_lock_file_at_all(tmp_path: Path) -> None:
    assert list(locks.locks_have_hashes(tmp_path)) == ["locks/: no lock file"]


def test_a_dependency_that_nobody_locked(house: Path) -> None:
    write(house, "pyproject.toml", PROJECT.replace('"django>=5",', '"django>=5", "Granian[x]>=2",'))
    assert list(locks.every_dependency_is_locked(house)) == [
        "locks/run.txt: granian is not there; run make lock"
    ]
