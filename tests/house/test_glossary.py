"""A word that the code does not know, and a word of the code that is not explained, are named."""

from pathlib import Path

import pytest

from tests.house import glossary
from tests.house.made_up import write

WORDS = """
EVENTS: dict[str, tuple[str, ...]] = {"visit": ("by",), "core-group": ()}

class Role(StrEnum):
    CHILD = "child"

class Category(StrEnum):
    NEGLECT = "neglect"

class Grounds(StrEnum):
    DIED = "died"
"""
GLOSSARY = """# Words

## What happens

| words | what they mean | in code |
|---|---|---|
| visit, see also `elsewhere` | The child is seen. | `visit` |
| core group | The working group. | `core-group` |

## Who

| words | what they mean | in code |
|---|---|---|
| child | Whom it is all for. | `child` |

## Kinds of harm

| neglect | Needs not met. | `neglect` |

## Why a plan ends

| death | The child died. | `died` |
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    write(tmp_path, str(glossary.WORDS), WORDS)
    write(tmp_path, str(glossary.GLOSSARY), GLOSSARY)
    return tmp_path


def test_a_glossary_that_agrees_passes(house: Path) -> None:
    assert list(glossary.words_are_in_the_vocabulary(house)) == []
    assert list(glossary.the_vocabulary_is_in_the_glossary(house)) == []


def test_a_word_that_the_code_does_not_know_is_named(house: Path) -> None:
    write(house, str(glossary.GLOSSARY), GLOSSARY.replace("| `child` |", "| `kid` |"))
    assert list(glossary.words_are_in_the_vocabulary(house)) == [
        "docs/glossary.md, Who: `kid` is no word of Role"
    ]


@pytest.mark.parametrize(
    ("word", "line"), [("visit", "What happens: EVENTS has `visit`"), ("died", "`died`")]
)
def test_a_word_that_is_not_explained_is_named(house: Path, word: str, line: str) -> None:
    write(house, str(glossary.GLOSSARY), GLOSSARY.replace(f"| `{word}` |", "| |"))
    (said,) = glossary.the_vocabulary_is_in_the_glossary(house)
    assert line in said
    assert said.endswith("not explained")
