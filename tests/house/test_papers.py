"""A decision numbered twice, a claim that is not true and a link to nowhere are named."""

from pathlib import Path

import pytest

from tests.house import papers
from tests.house.made_up import ROOT, house, write

README = """# Made up
On Python 3.11, 213 rows for all four authorities, one recipes. `make run` or:

holdfast obligations

```
holdfast/
├── procedures/ audit/ records/ access/ casework/
├── documents/ returns/
├── pages/ api/ jobs/ cli/
└── config/
```
[the tour](docs/tour.md#floors), [out](https://www.example.org/), ![a picture](docs/tour.md)
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    house(tmp_path, holdfast__cli__main="COMMANDS = {'obligations': 'what is due'}\n")
    for file in (ROOT / "requirements").glob("*.toml"):
        write(tmp_path, f"requirements/{file.name}", file.read_text())
    write(tmp_path, "README.md", README)
    write(tmp_path, "CONTRIBUTING.md", "# How\n\n## Recipe 1: a page\n")
    write(tmp_path, "pyproject.toml", '[project]\nrequires-python = ">=3.11"\n')
    write(tmp_path, "Makefile", "run: python\n")
    write(tmp_path, "docs/tour.md", "# The tour\n")
    for number in (1, 2):
        write(tmp_path, f"docs/decisions/000{number}-walls.md", f"# 000{number} Walls\n")
    write(tmp_path, "docs/decisions/README.md", "What was chosen.\n")
    return tmp_path


def test_sound_papers_pass(made_up: Path) -> None:
    assert list(papers.decisions_are_numbered(made_up)) == []
    assert list(papers.readme_claims_are_true(made_up)) == []
    assert list(papers.links_lead_somewhere(made_up)) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("0002-log.md", "# 0002 The log\n", "docs/decisions/: 0002 is there twice"),
        ("0004-log.md", "# 0004 The log\n", "docs/decisions/: 0004 follows 0002"),
        ("0003-log.md", "# The log\n", "docs/decisions/0003-log.md: its title must begin with 0003"),
        (
            "0003-log.md",
            "# 0003 The log\n" * 61,
            "docs/decisions/0003-log.md: 61 lines; a decision is one screen",
        ),
        ("log.md", "# The log\n", "docs/decisions/log.md: its name must be like 0001-words.md"),
    ],
)
def test_a_decision_out_of_order_is_named(made_up: Path, name: str, text: str, line: str) -> None:
    write(made_up, f"docs/decisions/{name}", text)
    assert line in list(papers.decisions_are_numbered(made_up))


@pytest.mark.parametrize(
    ("true", "untrue", "line"),
    [
        ("213 rows", "212 rows", "README.md: says '212 rows'; there are 213"),
        ("all four", "all five", "README.md: says 'all five authorities'; there are 4"),
        ("one recipes", "three recipes", "README.md: says 'three recipes'; there are 1"),
        ("Python 3.11", "Python 3.12", "README.md: says Python 3.12; pyproject.toml wants >=3.11"),
        ("casework/", "", "README.md: the floor plan lacks casework/"),
        ("api/", "api/ utils/", "README.md: the floor plan shows utils/, which is not there"),
        ("make run", "make tea", "README.md: says `make tea`, which does nothing"),
        ("holdfast obligations", "holdfast tea", "README.md: says `holdfast tea`, which does nothing"),
    ],
)
def test_an_untrue_claim_is_named(made_up: Path, true: str, untrue: str, line: str) -> None:
    write(made_up, "README.md", README.replace(true, untrue))
    assert list(papers.readme_claims_are_true(made_up)) == [line]


def test_a_link_to_nowhere_is_named(made_up: Path) -> None:
    write(made_up, "docs/lost.md", "[the way](../way.md) and [there](tour.md)")
    assert list(papers.links_lead_somewhere(made_up)) == [
        "docs/lost.md: links to ../way.md, which is not there"
    ]
