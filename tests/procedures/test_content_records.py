"""A record that is wrong is one line; what is documented is what is read."""

import json
from typing import Any

import pytest

from holdfast.procedures import content_records
from holdfast.procedures.content_forms import COMMON, FORMS
from holdfast.procedures.content_items import ITEMS, LISTS, Kind, Part
from holdfast.procedures.content_records import RecordFault
from tests.procedures.lacking import FORM, whole

KINDS = "assessment, conference-record, core-group-record, detailed-plan, outline-plan, report, review-record"


@pytest.mark.parametrize("kind", FORMS)
def test_the_documented_example_is_read_whole(kind: str) -> None:
    record = whole(kind)
    assert set(content_records.read(kind, record)) == set(record)


@pytest.mark.parametrize("kind", FORMS)
def test_the_documented_example_comes_through_json(kind: str) -> None:
    assert content_records.parse(json.dumps(whole(kind)).encode()) == whole(kind)


def _row(name: str, part: Part) -> str:
    known = f": {', '.join(part.known)}" if part.known else ""
    return f"| `{name}` | {part.kind.value}{known} | {part.holds} |"


def test_every_part_is_documented_where_it_stands() -> None:
    text = FORM.read_text(encoding="utf-8")
    for name, part in COMMON.items():
        assert (
            _row(name, part) in text.split("\n## Parts that every record can have\n", 1)[1].split("\n## ")[0]
        )
    for kind, parts in FORMS.items():
        section = text.split(f"\n## {kind}\n", 1)[1].split("\n## ", 1)[0]
        assert [_row(name, part) for name, part in parts.items() if name not in COMMON] == [
            line for line in section.splitlines() if line.startswith("| `")
        ]
    for list_name, own in LISTS.items():
        section = text.split(f"\n### {list_name}\n", 1)[1].split("\n### ", 1)[0]
        assert [_row(name, part) for name, part in own.parts.items() if name != "id"] == [
            line for line in section.splitlines() if line.startswith("| `")
        ]


def test_every_list_has_its_form_and_every_item_is_used() -> None:
    lists = {name for parts in FORMS.values() for name, part in parts.items() if part.kind is Kind.LIST}
    assert lists | {"actions"} == set(LISTS)
    assert {name for own in LISTS.values() for name in own.parts} == set(ITEMS)


WRONG: dict[str, tuple[str, Any, str]] = {
    "no such record": ("diary", {}, f'no record "diary": expected one of {KINDS}'),
    "a list": ("report", [], "report is []: expected an object, as {}"),
    "an unknown part": (
        "assessment",
        {"score": 4},
        'assessment has no part "score": expected one of analysis, by, categories, child, child_age, '
        "circumstances, contributions, dimensions, dissent, findings, history, looked_after, needs, on, "
        "protective_factors, risks, sections, unborn, views",
    ),
    "a part of another record": (
        "report",
        {"outcomes": []},
        'report has no part "outcomes": expected one of agency, attends, by, categories, child, child_age, '
        "circumstances, dissent, involvement, looked_after, on, sections, unborn, view_on_ending, views",
    ),
    "words for a list": (
        "detailed-plan",
        {"needs": "sleep"},
        'detailed-plan: needs is "sleep": expected a list of objects',
    ),
    "words in a list of things": (
        "detailed-plan",
        {"needs": ["sleep"]},
        'detailed-plan: needs 1 is "sleep": expected an object, as {}',
    ),
    "an unknown part of a thing": (
        "detailed-plan",
        {"risks": [{}, {"level": "high"}]},
        'detailed-plan: risks 2 has no part "level": expected one of id, protection, risk',
    ),
    "a wrong part of an action of an outcome": (
        "detailed-plan",
        {"outcomes": [{"actions": [{"by": 7}]}]},
        "detailed-plan: outcomes 1: actions 1: by is 7: expected words, or a list of words",
    ),
    "a number for words": ("report", {"agency": 4}, "report: agency is 4: expected words"),
    "words for a flag": ("report", {"attends": "yes"}, 'report: attends is "yes": expected true or false'),
    "a flag for a number": (
        "report",
        {"child_age": True},
        "report: child_age is true: expected a whole number of 0 or more",
    ),
    "no date": ("report", {"on": "2026-02-30"}, 'report: on is "2026-02-30": expected a date ("2026-01-12")'),
    "a date in another form": (
        "report",
        {"on": "12/01/2026"},
        'report: on is "12/01/2026": expected a date ("2026-01-12")',
    ),
    "a date out of reach": (
        "report",
        {"on": "0001-01-01"},
        'report: on is "0001-01-01": expected a date ("2026-01-12")',
    ),
    "a date that is none where words may stand": (
        "detailed-plan",
        {"outcomes": [{"by_when": "2026-13-01"}]},
        'detailed-plan: outcomes 1: by_when is "2026-13-01": expected a date ("2026-01-12") or words',
    ),
    "an unknown word": (
        "review-record",
        {"plan_decision": "stop"},
        'review-record: plan_decision is "stop": expected one of change, continue, end',
    ),
    "an id twice": (
        "detailed-plan",
        {"needs": [{"id": "n1"}, {"id": "n1"}]},
        'detailed-plan: needs: id "n1" is used twice: expected each one\'s own',
    ),
    "a mark of an unknown part": (
        "report",
        {"not_relevant": {"risk": "none"}},
        'report: not_relevant names "risk": expected one of agency, attends, by, categories, child, '
        "child_age, circumstances, dissent, involvement, looked_after, on, sections, unborn, "
        "view_on_ending, views",
    ),
    "a mark that is no table": (
        "report",
        {"not_relevant": ["agency"]},
        'report: not_relevant is ["agency"]: expected an object from part to why, in words',
    ),
    "a mark that is no words": (
        "report",
        {"not_relevant": {"agency": True}},
        'report: not_relevant is {"agency": true}: expected an object from part to why, in words',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_record_is_one_line(name: str) -> None:
    kind, record, line = WRONG[name]
    with pytest.raises(RecordFault) as refused:
        content_records.read(kind, record)
    assert str(refused.value) == line
    assert line.isprintable()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "the record is not JSON: Expecting property name enclosed in double quotes in line 1"),
        (b'{"by": "\xff"}', "the record is not JSON: byte 8 is not UTF-8 text"),
        ('{"by": "a", "by": "b"}', 'the record says "by" twice in one place: expected each part once'),
        ('{"child_age": NaN}', "the record is not JSON: NaN is no JSON value"),
        ("[" * 200_000, "the record is nested too deeply: expected lists of objects at most"),
        (
            '{"child_age": ' + "9" * 5000 + "}",
            "the record has a number with too many digits: expected dates and words",
        ),
        (" " * 2_000_001, "the record is larger than 2 MB: expected one record"),
    ],
    ids=["not JSON", "not UTF-8", "twice", "no value", "deep", "digits", "large"],
)
def test_what_is_no_record_is_one_line(text: str | bytes, line: str) -> None:
    with pytest.raises(RecordFault) as refused:
        content_records.parse(text)
    assert str(refused.value) == line


def test_what_is_unsaid_is_not_there() -> None:
    record: dict[str, Any] = {"by": " ", "agency": None, "sections": [], "attends": False}
    assert content_records.read("report", record) == {"attends": False}
    assert content_records.read("assessment", {"contributions": ["", " "]}) == {}
