"""The language of contents: what each key asks, which version judges, what is silent, what is left open."""

from pathlib import Path
from typing import Any

import pytest

from holdfast.procedures import contents, pack
from holdfast.procedures.contents import Lack
from holdfast.procedures.faults import PackFault

HEAD = 'title = "Testland"\nsource = "Invented"\ncalendar = "jersey"\n'

ENTRY = """
[[content]]
id = "it"
say = "It is there."
cite = "1"
requirement = ["T-1"]
modality = "should"
"""


def invented(folder: Path, body: str) -> pack.Pack:
    (folder / "testland.toml").write_text(f"{HEAD}{body}", encoding="utf-8")
    return pack.load("testland", folder=folder)


def entry(asks: str, *, full: str, missing: str, record: str = "detailed-plan", empty: str = "{}") -> str:
    examples = f'[{{record = {full}, missing = []}}, {{record = {empty}, missing = ["{missing}"]}}]'
    return f'{ENTRY}record = "{record}"\n{asks}\nexample = {examples}\n'


def named(found: list[Lack]) -> list[str]:
    return [each.missing for each in found]


CONCERNS = entry('parts = {concerns = "concerns"}', full='{concerns = "Alone"}', missing="no concerns")


def test_the_answer_has_the_public_form(tmp_path: Path) -> None:
    (found,) = contents.lacks(invented(tmp_path, CONCERNS), "detailed-plan", {})
    assert found.as_dict() == {
        "content": "it",
        "say": "It is there.",
        "cite": "1",
        "requirements": ["T-1"],
        "modality": "should",
        "missing": "no concerns",
        "advice": False,
        "letter": None,
    }


def test_another_record_is_asked_for_nothing(tmp_path: Path) -> None:
    assert contents.lacks(invented(tmp_path, CONCERNS), "report", {}) == []


def test_a_silent_requirement_asks_for_nothing(tmp_path: Path) -> None:
    own = invented(tmp_path, CONCERNS)
    assert named(contents.lacks(own.without("T-2"), "detailed-plan", {})) == ["no concerns"]
    assert contents.lacks(own.without("T-1"), "detailed-plan", {}) == []


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2025-12-31", []),
        ("2026-01-01", ["no concerns"]),
        ("2026-05-31", ["no concerns"]),
        ("2026-06-01", []),
    ],
)
def test_the_version_in_force_judges(tmp_path: Path, on: str, found: list[str]) -> None:
    dated = CONCERNS.replace(
        'modality = "should"', 'modality = "should"\nfrom = "2026-01"\nuntil = "2026-06-01"'
    )
    assert named(contents.lacks(invented(tmp_path, dated), "detailed-plan", {"on": on})) == found


def test_where_no_day_is_said_the_newest_version_judges(tmp_path: Path) -> None:
    old = CONCERNS.replace('modality = "should"', 'modality = "should"\nuntil = "2026-06-01"')
    assert contents.lacks(invented(tmp_path, old), "detailed-plan", {}) == []
    new = CONCERNS.replace('modality = "should"', 'modality = "should"\nfrom = "2026-06-01"')
    assert named(contents.lacks(invented(tmp_path, new), "detailed-plan", {})) == ["no concerns"]


@pytest.mark.parametrize(
    ("when", "record", "asked"),
    [
        ("{looked_after = true}", {"looked_after": True}, True),
        ("{looked_after = true}", {"looked_after": False}, False),
        ("{looked_after = true}", {}, False),
        ("{looked_after = {not = true}}", {}, True),
        ("{looked_after = {not = true}}", {"looked_after": True}, False),
        ("{child_age = {under = 2}}", {"child_age": 1}, True),
        ("{child_age = {under = 2}}", {"child_age": 2}, False),
        ("{child_age = {under = 2}}", {}, False),
        ("{child_age = {from = 2, under = 5}}", {"child_age": 2}, True),
        ("{child_age = {from = 2, under = 5}}", {"child_age": 5}, False),
        ("{child_age = [1, 3]}", {"child_age": 3}, True),
        ('{categories = ["neglect", "sexual-abuse"]}', {"categories": ["physical-abuse", "neglect"]}, True),
        ('{categories = ["neglect", "sexual-abuse"]}', {"categories": "physical-abuse"}, False),
        ("{outcomes = {said = true}}", {"outcomes": [{"outcome": "Ada eats"}]}, True),
        ("{outcomes = {said = true}}", {}, False),
        ("{outcomes = {said = false}}", {}, True),
        ("{unborn = true, looked_after = true}", {"unborn": True}, False),
    ],
)
def test_when_it_is_asked(tmp_path: Path, when: str, record: dict[str, Any], asked: bool) -> None:
    body = CONCERNS.replace("parts =", f"when = {when}\nparts =")
    # The examples are of the plain entry: they are not proved here.
    found = contents.lacks(invented(tmp_path, body), "detailed-plan", record)
    assert named(found) == (["no concerns"] if asked else [])


def test_one_of_several_is_enough(tmp_path: Path) -> None:
    body = entry(
        'each = {outcomes = {"measure or seen" = "measure"}}',
        full='{outcomes = [{seen = "Bed made"}]}',
        missing="outcome 1: no measure",
        empty='{outcomes = [{outcome = "Bed"}]}',
    )
    own = invented(tmp_path, body)
    assert contents.prove(own) == []
    outcomes = [{"measure": "Register"}, {"seen": "Bed made"}, {"by": "Mother"}]
    assert named(contents.lacks(own, "detailed-plan", {"outcomes": outcomes})) == ["outcome 3: no measure"]


def test_a_mark_in_one_thing_of_a_list_is_for_that_one_alone(tmp_path: Path) -> None:
    body = entry(
        'each = {needs = {service = "service"}}\nnot_relevant = ["service"]',
        full='{needs = [{need = "Sleep", service = "Nurse"}]}',
        missing="need 1: no service",
        empty='{needs = [{need = "Sleep"}]}',
    )
    needs = [{"need": "Sleep", "not_relevant": {"service": "Sleeps well"}}, {"need": "Food"}]
    found = contents.lacks(invented(tmp_path, body), "detailed-plan", {"needs": needs})
    assert named(found) == ["need 2: no service"]


def test_what_is_linked_is_found_by_id_number_or_words(tmp_path: Path) -> None:
    body = entry(
        'linked = [{each = "needs", by = ["outcomes.needs"], missing = "outcome for it"}]',
        full="{}",
        missing="need 1: no outcome for it",
        empty='{needs = [{need = "Sleep"}]}',
    )
    needs = [{"id": "n1", "need": "Sleep"}, {"need": "Food"}, {"need": "A bed"}, {"need": "Play"}]
    outcomes = [{"outcome": "Ada sleeps", "needs": ["N1", "2"]}, {"outcome": "Bed", "needs": "a  BED"}]
    found = contents.lacks(invented(tmp_path, body), "detailed-plan", {"needs": needs, "outcomes": outcomes})
    assert named(found) == ["need 4: no outcome for it"]


def test_an_item_of_a_list_that_has_a_name_alone_is_not_there(tmp_path: Path) -> None:
    body = entry(
        'holds = {dimensions = {home = "word on the home"}}',
        full='{dimensions = [{dimension = "Home", finding = "Damp"}]}',
        missing="no word on the home",
    )
    own = invented(tmp_path, body)
    assert contents.prove(own) == []
    for bare in ({"dimension": "home"}, {"dimension": "home", "id": "d1"}, {"finding": "Damp"}):
        assert named(contents.lacks(own, "detailed-plan", {"dimensions": [bare]})) == ["no word on the home"]


def test_advice_is_said_or_follows_from_may(tmp_path: Path) -> None:
    for body, advice in (
        (CONCERNS, False),
        (CONCERNS.replace('"should"', '"may"'), True),
        (CONCERNS.replace("parts =", "advice = true\nparts ="), True),
    ):
        (found,) = contents.lacks(invented(tmp_path, body), "detailed-plan", {})
        assert found.advice is advice


def test_what_is_left_open_is_listed_as_not_stated() -> None:
    listed = {each.content: each for each in contents.listed(pack.load("jersey"), "report")}
    assert listed["report-contents"].as_dict()["unset"] == {"sections": "not stated by this authority"}
    filled = pack.load("jersey", settings={"report-contents": {"sections": ["Health"]}})
    listed = {each.content: each for each in contents.listed(filled, "report")}
    assert listed["report-contents"].unset == ()
    assert "plan-work" not in listed


BASE = f"{HEAD}{CONCERNS}"


def extended(folder: Path, own: str) -> pack.Pack:
    (folder / "base.toml").write_text(BASE, encoding="utf-8")
    (folder / "own.toml").write_text(
        f'title = "Own"\nsource = "Invented"\ncalendar = "jersey"\nextends = "base"\n{own}', encoding="utf-8"
    )
    return pack.load("own", folder=folder)


def test_a_pack_asks_for_what_the_one_it_extends_asks_for(tmp_path: Path) -> None:
    assert named(contents.lacks(extended(tmp_path, ""), "detailed-plan", {})) == ["no concerns"]


def test_an_entry_of_the_same_id_may_ask_for_more(tmp_path: Path) -> None:
    more = entry(
        'parts = {concerns = "worries", objective = "aim"}',
        full='{concerns = "Alone", objective = "Safe"}',
        missing="no aim",
        empty='{concerns = "Alone"}',
    )
    own = extended(tmp_path, more)
    assert named(contents.lacks(own, "detailed-plan", {})) == ["no worries", "no aim"]


LAXER = {
    "it asks for less: expected all that the base asks": ("parts = {concerns =", "parts = {objective ="),
    "when asks for more: expected no narrower case than the base's": (
        "parts =",
        "when = {unborn = true}\nparts =",
    ),
    "advice is there: expected a demand, as in the base": ("parts =", "advice = true\nparts ="),
    "not_relevant allows more: expected no mark that the base does not allow": (
        "parts =",
        'not_relevant = ["concerns"]\nparts =',
    ),
    "record leaves some out: expected every record of the base": ('"detailed-plan"', '"outline-plan"'),
}


@pytest.mark.parametrize("line", LAXER)
def test_an_entry_of_the_same_id_is_never_laxer(tmp_path: Path, line: str) -> None:
    found, instead = LAXER[line]
    with pytest.raises(PackFault) as refused:
        extended(tmp_path, CONCERNS.replace(found, instead).replace('{concerns = "Alone"}', "{}"))
    assert str(refused.value) == f"own.toml, content 'it': {line}"


def test_each_where_never_asks_of_fewer_than_the_base(tmp_path: Path) -> None:
    base = entry(
        'each = {agreement = {why_not = "reason"}}',
        full="{}",
        missing="agreement 1: no reason",
        empty='{agreement = [{who = "Father", agrees = false}]}',
    )
    (tmp_path / "base.toml").write_text(HEAD + base, encoding="utf-8")
    fewer = base.replace("each =", "each_where = {agreement = {agrees = false}}\neach =")
    own = f'title = "Own"\nsource = "Invented"\ncalendar = "jersey"\nextends = "base"\n{fewer}'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    with pytest.raises(
        PackFault, match="each_where asks of fewer: expected every thing that the base asks of"
    ):
        pack.load("own", folder=tmp_path)


def test_what_the_base_leaves_open_may_be_stated(tmp_path: Path) -> None:
    asks = entry(
        'sections = "unset"\nparts = {concerns = "concerns"}',
        full='{concerns = "Alone"}',
        missing="no concerns",
    )
    (tmp_path / "base.toml").write_text(HEAD + asks, encoding="utf-8")
    stated = asks.replace('"unset"', '["Health"]')
    own = f'title = "Own"\nsource = "Invented"\ncalendar = "jersey"\nextends = "base"\n{stated}'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    found = contents.lacks(pack.load("own", folder=tmp_path), "detailed-plan", {"concerns": "Alone"})
    assert named(found) == ["section Health: not there, or empty"]
    assert contents.lacks(pack.load("base", folder=tmp_path), "detailed-plan", {"concerns": "Alone"}) == []
