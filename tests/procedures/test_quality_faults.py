"""Rules of plan quality that are wrong do not load: one line with file, entry, found and expected."""

from pathlib import Path

import pytest

from tests.procedures.test_content_faults import load, refused

QUALITY = """
[[quality]]
id = "dated"
say = "The outcome has a date."
cite = "2"
requirement = ["M-6.1.4"]
modality = "should"
record = "detailed-plan"
of = "outcomes"
letter = "time"
why = "it has no date"
dated = {in = "by_when", any = ["review"], after = "agreed_on"}
example = [
    {outcome = {by_when = "2026-01-12"}, sound = true},
    {outcome = {by_when = "soon"}, sound = false},
]
"""

RULE = "testland.toml, quality 'dated'"
TESTS = "said, phrases, evidence, refers, dated, lasts, least"
DATED = 'dated = {in = "by_when", any = ["review"], after = "agreed_on"}'
LASTS = 'lasts = {for = "for_how_long", until = "by_when", start = "on", starts_within = "3 weeks"}'

QUALITY_FAULTS = {
    "no list": ('of = "outcomes"\n', "", f"{RULE}: of is missing: expected one of "),
    "a list that the record has not": (
        'of = "outcomes"',
        'of = "members"',
        f'{RULE}: of is "members": expected one of ',
    ),
    "an unknown letter": (
        '"time"',
        '"T"',
        f'{RULE}: letter is "T": expected one of achievable, measurable, related, specific, time',
    ),
    "no reason": ('why = "it has no date"\n', "", f"{RULE}: why is missing: expected one line of text"),
    "no test": (DATED, "", f"{RULE}: said is missing: expected one test alone: one of {TESTS}"),
    "two tests": (DATED, f'said = "by"\n{DATED}', f"{RULE}: dated is "),
    "an unknown part": ('in = "by_when"', 'in = "when"', f'{RULE}: dated: in is "when": expected one of '),
    "no phrases": (
        'any = ["review"], ',
        "",
        f'{RULE}: dated: any is missing: expected phrases, each `*` at a word\'s end, or "unset"',
    ),
    "a star within a word": (
        '["review"]',
        '["recogni*e"]',
        f'{RULE}: dated: any is ["recogni*e"]: expected phrases, each `*` at a word\'s end, or "unset"',
    ),
    "another start": (
        '"agreed_on"',
        '"born"',
        f'{RULE}: dated: after is "born": expected agreed_on, on or both',
    ),
    "more in the test": (
        'after = "agreed_on"',
        'after = "on", before = "on"',
        f"{RULE}: dated: found 'before': expected only after, any, in",
    ),
    "said of what is not there": (
        DATED,
        'said = "by or whom"',
        f'{RULE}: said is "by or whom": expected one of ',
    ),
    "no interval": (
        DATED,
        LASTS.replace("3 weeks", "soon"),
        f'{RULE}: lasts: starts_within is "soon": expected "N days|working days|weeks|months"',
    ),
    "refers to no list": (
        DATED,
        'refers = {part = "needs", to = "wishes"}',
        f'{RULE}: refers: to is "wishes": expected one of ',
    ),
    "an example without sound": (
        ", sound = true}",
        "}",
        f"{RULE}: example 1: sound is missing: expected true or false",
    ),
    "an example of the wrong form": (
        'by_when = "soon"',
        "by_when = 3",
        f'{RULE}: example: detailed-plan: outcomes 1: by_when is 3: expected a date ("2026-01-12") or words',
    ),
    "one kind of example": (
        '    {outcome = {by_when = "soon"}, sound = false},\n',
        "",
        f"{RULE}: example is ",
    ),
}


@pytest.mark.parametrize("name", QUALITY_FAULTS)
def test_a_wrong_rule_of_quality_does_not_load(tmp_path: Path, name: str) -> None:
    found, instead, line = QUALITY_FAULTS[name]
    assert QUALITY.count(found) == 1
    assert refused(tmp_path, QUALITY.replace(found, instead)).startswith(line)


def test_the_good_one_loads(tmp_path: Path) -> None:
    assert [each.id for each in load(tmp_path, QUALITY).carried["quality"]] == ["dated"]
