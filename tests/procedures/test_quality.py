"""Plan quality: eighty outcomes written by hand before the rules, and each rule by itself."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from holdfast.procedures import content_phrases, contents, pack, quality
from tests.procedures.lacking import ask, changed, whole, without

Outcome = dict[str, Any]

FOLDER = Path(__file__).parent / "outcomes"
LETTERS = ("specific", "measurable", "achievable", "related", "time")


class Tried(NamedTuple):
    """One of the eighty: where it stands, the letter its writer faults (None: sound), the letters found."""

    where: str
    fault: str | None
    letters: frozenset[str]


def tried() -> Iterator[Tried]:
    own = pack.load("isle_of_man")
    for path in sorted(FOLDER.glob("*.toml")):
        plan = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, written in enumerate(plan["outcome"], 1):
            outcome = {key: value for key, value in written.items() if key not in {"sound", "fault", "why"}}
            record = {"agreed_on": plan["agreed_on"], "needs": plan["needs"], "outcomes": [outcome]}
            found = contents.lacks(own, "detailed-plan", record)
            letters = frozenset(each.letter for each in found if each.letter is not None)
            yield Tried(f"{path.stem} {number}", written.get("fault"), letters)


def test_there_are_forty_sound_ones_and_forty_with_a_named_fault() -> None:
    written = [
        each for path in FOLDER.glob("*.toml") for each in tomllib.loads(path.read_text("utf-8"))["outcome"]
    ]
    assert sum(each.get("sound") is True for each in written) == 40
    assert sum(each.get("fault") in LETTERS and bool(each["why"]) for each in written) == 40
    assert {each["fault"] for each in written if "fault" in each} == set(LETTERS)
    assert len({each["outcome"] for each in written}) == len(written) == 80


@pytest.mark.requirement("M-6.1.4")
def test_at_most_four_sound_outcomes_are_faulted_and_thirty_two_of_the_others_caught() -> None:
    found = list(tried())
    faulted = [each for each in found if each.fault is None and each.letters]
    caught = [each for each in found if each.fault is not None and each.fault in each.letters]
    assert len(faulted) <= 4, faulted
    assert len(caught) >= 32, [each for each in found if each.fault and each.fault not in each.letters]


PLAN = whole("detailed-plan")


def advice(record: dict[str, Any], *, settings: str | None = None) -> list[str]:
    found = ask("isle_of_man", "detailed-plan", record, settings=settings)
    return [each["missing"] for each in found if each["letter"] is not None]


def of(**parts: object) -> list[str]:
    """Change parts of a sound outcome, and ask how it falls short."""
    record = PLAN
    for part, value in parts.items():
        record = changed(record, f"outcomes.0.{part}", value)
    return advice(record)


@pytest.mark.requirement("M-6.1.4")
@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"by": None}, "outcome 1: specific: nobody is named who answers for it"),
        (
            {"outcome": "Mother to engage with services"},
            "outcome 1: specific: it does not say what will be different for the child (“engage”)",
        ),
        (
            {"outcome": "Referral to the night team"},
            "outcome 1: specific: it is something that is done or given, not what will be different for the "
            "child (“Referral”)",
        ),
        (
            {"seen": None, "for_how_long": None},
            "outcome 1: measurable: nothing says how it will be known that it is reached",
        ),
        ({"for_how_long": None}, "outcome 1: measurable: it is not said for how long it must be seen"),
        (
            {"seen": "To be monitored by the core group"},
            "outcome 1: measurable: the measure has no number and names nothing that can be looked at, "
            "counted or told (“To be monitored by the core group”)",
        ),
        (
            {"resources": ["Night support, waiting list"]},
            "outcome 1: achievable: it depends on what is known to be scarce or unavailable (“waiting”)",
        ),
        (
            {"for_how_long": "six months"},
            "outcome 1: achievable: the date comes before it can have been seen for so long (6 months from "
            "Thu 22 Jan 2026 do not end by Mon 20 Apr 2026)",
        ),
        (
            {"outcome": "Ada is never alone at night again"},
            "outcome 1: achievable: it promises what nobody can promise (“never alone at night again”)",
        ),
        ({"needs": None}, "outcome 1: related: it answers no need that the plan names"),
        ({"needs": ["n9"]}, "outcome 1: related: it answers no need that the plan names (“n9”)"),
        ({"by_when": None}, "outcome 1: time: it has no date by which it is to be reached (none is said)"),
        ({"by_when": "ongoing"}, "outcome 1: time: it has no date by which it is to be reached (“ongoing”)"),
        (
            {"by_when": "2026-01-05"},
            "outcome 1: time: it has no date by which it is to be reached (Mon 5 Jan 2026 is before Thu 22 "
            "Jan 2026)",
        ),
    ],
)
def test_the_letter_that_falls_short_is_named_with_why(parts: dict[str, object], line: str) -> None:
    assert advice(PLAN) == []
    assert line in of(**parts)


@pytest.mark.requirement("M-6.1.4")
@pytest.mark.parametrize(
    ("outcome", "sound"),
    [
        ("A consistent bedtime on school nights", False),
        ("A consistent bedtime of half past 7 on school nights", True),
        ("A consistent bedtime: Ada is in bed when the news begins", True),
        ("Mother to attend 10 sessions", False),
    ],
)
def test_what_is_meant_stands_beside_a_vague_word(outcome: str, sound: bool) -> None:
    assert (of(outcome=outcome) == []) is sound


@pytest.mark.requirement("M-6.1.4")
def test_what_is_quoted_is_one_short_line() -> None:
    (line,) = of(seen="To be monitored\nby the core group " + "and others " * 20)
    quoted = line.split("(", 1)[1].removesuffix(")")
    assert quoted.startswith("“To be monitored by the core group and others ")
    assert quoted.endswith("…”")
    assert len(quoted) == 82


@pytest.mark.requirement("M-6.1.4")
def test_advice_says_so_and_bears_its_clause() -> None:
    found = ask("isle_of_man", "detailed-plan", without(PLAN, "outcomes.0.by"))
    assert [(each["content"], each["advice"], each["letter"], each["modality"]) for each in found] == [
        ("smart-owner", True, "specific", "should")
    ]
    assert found[0]["cite"].startswith("3.7, 6.1.4")


@pytest.mark.requirement("M-6.1.2a")
@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({"resources": "Trauma therapy: no funding"}, "smart-scarce"),
        ({"outcome": "Mum is sober at all times"}, "smart-promise"),
        ({"for_how_long": "9 months"}, "smart-long-enough"),
        ({"outcome": "Mum has stopped drinking at home", "by_when": "2026-01-26"}, "smart-habit"),
        ({"needs": ["n2"]}, "smart-child-first"),
    ],
)
def test_what_is_not_reasonable_is_named(parts: dict[str, object], rule: str) -> None:
    record = PLAN
    for part, value in parts.items():
        record = changed(record, f"outcomes.0.{part}", value)
    assert rule in [each["content"] for each in ask("isle_of_man", "detailed-plan", record)]


@pytest.mark.requirement("M-6.1.2a")
def test_an_authority_lists_what_is_scarce_with_it() -> None:
    settings = '[smart-scarce-here]\nany = ["night support"]\n'
    assert advice(PLAN) == []
    assert advice(PLAN, settings=settings) == [
        "outcome 1: achievable: it depends on what this authority lists as scarce (“Night support”)"
    ]


@pytest.mark.requirement("M-3.2b")
@pytest.mark.parametrize(
    ("outcome", "letter"),
    [
        ("Improve the home", "specific"),
        ("Mother to attend a parenting course", "specific"),
        ("Ada never cries again", "achievable"),
    ],
)
def test_outcomes_are_specific_achievable_and_about_the_child(outcome: str, letter: str) -> None:
    (line,) = of(outcome=outcome)
    assert line.startswith(f"outcome 1: {letter}: ")


def test_a_pack_without_rules_gives_no_advice() -> None:
    assert quality.of(pack.load("jersey")) == ()
    vague = changed(PLAN, "outcomes.0.outcome", "Mother to engage")
    assert ask("jersey", "detailed-plan", vague) == []


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("engag*", "She ENGAGES well", "ENGAGES"),
        ("engag*", "re-engaged", "engaged"),
        ("engag*", "disengaged", None),
        ("never … again", "He never hits her again", "never hits her again"),
        ("never … again", "Never. And again", None),
        ("no", "no one", "no"),
        ("no", "not", None),
        ("100%", "is 100% safe", "100%"),
        ("don't", "we don’t know", "don't"),
        (":", "Home: warm", ":"),
        ("as needed", "as  needed", "as needed"),
    ],
)
def test_phrases_are_whole_words(phrase: str, text: str, found: str | None) -> None:
    assert content_phrases.first(text, [phrase]) == found


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("8 weeks", (8, "weeks")),
        ("for three months in a row", (3, "months")),
        ("a month", (1, "months")),
        ("Twelve Weeks", (12, "weeks")),
        ("0 weeks", None),
        ("until the review", None),
        ("ten contacts in a row", None),
    ],
)
def test_a_duration_is_found_in_words(text: str, length: tuple[int, str] | None) -> None:
    assert content_phrases.duration(text) == length
