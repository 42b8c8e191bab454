"""Contents that are wrong do not load: one line with file, entry, what was found and expected."""

from pathlib import Path

import pytest

from holdfast.procedures import pack
from holdfast.procedures.faults import PackFault

HEAD = """
title = "Testland"
source = "The Testland procedure"
calendar = "jersey"
"""

CONTENT = """
[[content]]
id = "plan-agreed"
say = "The plan is agreed."
cite = "1"
requirement = ["M-6.1.2a"]
modality = "should"
record = "detailed-plan"
when = {unborn = false}
parts = {concerns = "concerns"}
each = {agreement = {why_not = "reason"}}
each_where = {agreement = {agrees = false}}
some = [{in = "agreement", where = {side = "child"}, missing = "word from the child"}]
linked = [{each = "risks", by = ["outcomes.risks"], missing = "outcome"}]
holds = {dimensions = {home = "word on the home"}}
sections = "unset"
forbidden = {"sections.text" = "loose text"}
not_relevant = ["concerns"]
guidance = [{title = "Neglect", when = {categories = "neglect"}}]
example = [
    {record = {unborn = true}, missing = []},
    {record = {unborn = false}, missing = ["no concerns", "no word from the child", "no word on the home"]},
]
"""

KINDS = "assessment, conference-record, core-group-record, detailed-plan, outline-plan, report, review-record"
DEMANDS = "parts, each, some, linked, holds, starts_with, sections, forbidden"
RISK = "expected one of id, protection, risk"
WHERE = "testland.toml, content 'plan-agreed'"

# What is wrong: what is written in the place of what, and the line.
FAULTS = {
    "no record": ('record = "detailed-plan"', "", f"{WHERE}: record is missing: expected one of {KINDS}"),
    "an unknown record": (
        '"detailed-plan"',
        '"diary"',
        f'{WHERE}: record is "diary": expected one of {KINDS}',
    ),
    "a part that the record has not": (
        "{concerns = ",
        "{worries = ",
        f'{WHERE}: parts: it names "worries": expected a part of detailed-plan',
    ),
    "a part that one of the records has not": (
        'record = "detailed-plan"',
        'record = ["detailed-plan", "report"]',
        f'{WHERE}: parts: it names "concerns": expected a part of report',
    ),
    "parts without words": (
        'concerns = "concerns"',
        "concerns = true",
        f"{WHERE}: parts: concerns is true: expected the authority's words for it, as they follow “no …”",
    ),
    "each of what is no list": (
        "each = {agreement =",
        "each = {concerns =",
        f'{WHERE}: each: it names "concerns": expected a list',
    ),
    "each of an unknown part": (
        "{why_not = ",
        "{whyever = ",
        f'{WHERE}: each: agreement: it names "agreement.whyever": expected a part of detailed-plan',
    ),
    "each that is no table": (
        'each = {agreement = {why_not = "reason"}}',
        'each = {agreement = "reason"}',
        f'{WHERE}: each: agreement is "reason": expected a table',
    ),
    "each_where of another list": (
        "each_where = {agreement = {agrees = false}}",
        "each_where = {needs = {need = {said = true}}}",
        f'{WHERE}: each_where: needs is {{"need": {{"said": true}}}}: expected a list of `each`',
    ),
    "some without where": (
        'where = {side = "child"}, missing = "word',
        'missing = "word',
        f"{WHERE}: some: where is missing: expected a table of what one of them must be",
    ),
    "some of an unknown word": (
        'side = "child"',
        'side = "ours"',
        f'{WHERE}: some: where: side is "ours": expected one of child, family, professional',
    ),
    "some in no list": (
        'in = "agreement"',
        'in = "safety"',
        f'{WHERE}: some: in names "safety": expected a list',
    ),
    "some with more": (
        'missing = "word from the child"',
        'missing = "word from the child", number = 2',
        f"{WHERE}: some: found 'number': expected only in, missing, where",
    ),
    "linked by what holds no words": (
        '"outcomes.risks"',
        '"outcomes.actions"',
        f'{WHERE}: linked: by names "outcomes.actions": expected a part that holds words',
    ),
    "linked by nothing": (
        'by = ["outcomes.risks"], ',
        "",
        f"{WHERE}: linked: by is missing: expected paths to the parts that name it",
    ),
    "holds in what is no list": (
        "holds = {dimensions",
        "holds = {safety",
        f'{WHERE}: holds: safety is {{"home": "word on the home"}}: expected a part that is a list',
    ),
    "starts_with in a list of things": (
        'sections = "unset"',
        'starts_with = {needs = "sleep"}',
        f'{WHERE}: starts_with: it names "needs": expected a part that holds words, or a list of words',
    ),
    "sections twice": (
        'sections = "unset"',
        'sections = ["Health", "Health"]',
        f'{WHERE}: sections is ["Health", "Health"]: expected each once',
    ),
    "no sections": (
        'sections = "unset"',
        "sections = []",
        f'{WHERE}: sections is []: expected titles of sections, or "unset"',
    ),
    "forbidden of an unknown part": (
        '"sections.text" =',
        '"sections.prose" =',
        f'{WHERE}: forbidden: it names "sections.prose": expected a part of detailed-plan',
    ),
    "a mark on what is not demanded": (
        'not_relevant = ["concerns"]',
        'not_relevant = ["sanctions"]',
        f'{WHERE}: not_relevant is ["sanctions"]: expected parts that it demands: '
        "one of agreement, concerns, why_not",
    ),
    "a condition on an unknown part": (
        "when = {unborn = false}",
        "when = {twins = true}",
        f"{WHERE}: when: found 'twins': expected one of ",
    ),
    "a condition of another kind": (
        "when = {unborn = false}",
        'when = {unborn = "no"}',
        f'{WHERE}: when: unborn is "no": expected true or false',
    ),
    "a condition on a date": (
        "when = {unborn = false}",
        'when = {on = "2026-01-12"}',
        f'{WHERE}: when: on is "2026-01-12": expected {{said = true}} or {{said = false}}, since it is no '
        "single known word",
    ),
    "an unknown test": (
        "when = {unborn = false}",
        "when = {unborn = {known = true}}",
        f"{WHERE}: when: unborn: found 'known': expected one of from, not, said, under",
    ),
    "a limit on no number": (
        "when = {unborn = false}",
        "when = {unborn = {from = 1}}",
        f'{WHERE}: when: unborn is {{"from": 1}}: expected a value, a list of them, '
        '{said = …} or {not = "…"}',
    ),
    "guidance without a title": (
        'title = "Neglect", ',
        "",
        f"{WHERE}: guidance: title is missing: expected one line of text",
    ),
    "advice in words": (
        "forbidden =",
        'advice = "yes"\nforbidden =',
        f'{WHERE}: advice is "yes": expected true or false',
    ),
    "one kind of example": (
        "    {record = {unborn = true}, missing = []},\n",
        "",
        f"{WHERE}: example is [",
    ),
    "an example that is no record": (
        "{record = {unborn = true}",
        "{record = {unborn = 1}",
        f"{WHERE}: example 1: record: detailed-plan: unborn is 1: expected true or false",
    ),
    "an example without missing": (
        "{record = {unborn = true}, missing = []}",
        "{record = {unborn = true}}",
        f"{WHERE}: example 1: missing is missing: expected a list of what is missing, [] for nothing",
    ),
    "an unknown key": ("holds =", "wants = true\nholds =", f"{WHERE}: found 'wants': expected only "),
    "no clause": ('cite = "1"\n', "", f"{WHERE}: cite is missing: expected one line of text"),
}


def refused(folder: Path, text: str) -> str:
    (folder / "testland.toml").write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(PackFault) as found:
        pack.load("testland", folder=folder)
    line = str(found.value)
    assert line.isprintable()
    return line


def load(folder: Path, text: str) -> pack.Pack:
    (folder / "testland.toml").write_text(HEAD + text, encoding="utf-8")
    return pack.load("testland", folder=folder)


def test_the_good_ones_load(tmp_path: Path) -> None:
    assert [each.id for each in load(tmp_path, CONTENT).carried["content"]] == ["plan-agreed"]


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_content_does_not_load(tmp_path: Path, name: str) -> None:
    found, instead, line = FAULTS[name]
    assert CONTENT.count(found) == 1
    assert refused(tmp_path, CONTENT.replace(found, instead)).startswith(line)


def test_examples_of_both_kinds_are_wanted(tmp_path: Path) -> None:
    one = CONTENT.replace("    {record = {unborn = true}, missing = []},\n", "")
    wanted = "expected at least one that lacks nothing and one with what is missing"
    assert refused(tmp_path, one).endswith(wanted)


def test_a_content_that_demands_nothing_does_not_load(tmp_path: Path) -> None:
    bare = CONTENT.split("when =", 1)[0]
    assert refused(tmp_path, bare) == f"{WHERE}: parts is missing: expected a demand: one of {DEMANDS}"


def test_settings_that_are_wrong_name_themselves(tmp_path: Path) -> None:
    load(tmp_path, CONTENT)
    with pytest.raises(PackFault) as found:
        pack.load("testland", settings={"plan-agreed": {"sections": 3}}, folder=tmp_path)
    assert str(found.value) == (
        "settings, content 'plan-agreed': sections is 3: expected titles of sections, or \"unset\""
    )
    with pytest.raises(
        PackFault, match=r"settings, entry 'plan-agreed': parts is not left open by testland\.toml"
    ):
        pack.load("testland", settings={"plan-agreed": {"parts": {}}}, folder=tmp_path)
