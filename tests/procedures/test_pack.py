"""Reading a pack: what it extends, what is filled in, what is made silent, and its version."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from holdfast.procedures import obligations, pack
from holdfast.procedures.faults import PackFault

TESTED = Path(__file__).parent / "packs"
CASE = {
    "child": {"born": "2018-05-04"},
    "happened": [
        {"event": "initial-conference", "on": "2026-01-12", "decision": "plan"},
        {"event": "core-group", "on": "2026-01-20"},
    ],
}


def derive(procedure: pack.Pack) -> dict[str, Any]:
    return {each.duty: each for each in obligations.derive(procedure, CASE, date(2026, 2, 1))}


def test_every_pack_of_a_folder_is_found_by_being_there() -> None:
    assert pack.names(TESTED) == tuple(sorted(path.stem for path in TESTED.glob("*.toml")))
    assert {"jersey", "isle_of_man"} <= set(pack.names())


def test_a_pack_says_where_it_comes_from() -> None:
    found = pack.load("jersey")
    assert (found.name, found.source_date, found.calendar.nation) == ("jersey", "2017-03", "jersey")
    assert found.title
    assert found.source


def test_the_same_pack_is_read_once_and_afresh_when_it_changes(tmp_path: Path) -> None:
    text = (TESTED / "dated.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    first = pack.load("mine", folder=tmp_path)
    assert pack.load("mine", folder=tmp_path) is first
    path.write_text(text.replace("Every 2 weeks.", "Every fortnight."), encoding="utf-8")
    again = pack.load("mine", folder=tmp_path)
    assert again.version != first.version
    duty = again.duty("visit-2")
    assert duty is not None
    assert duty.say == "Every fortnight."


def test_a_silent_entry_makes_nothing_due_but_can_be_referred_to() -> None:
    found = pack.load("backward", folder=TESTED)
    silent = found.without("T-6")
    assert silent.version != found.version
    assert {each for each in derive(found) if found.duty(each).requirement == ("T-6",)}  # type: ignore[union-attr]
    assert not {each for each in derive(silent) if found.duty(each).requirement == ("T-6",)}  # type: ignore[union-attr]
    assert silent.duty("review") is not None
    assert found.without("T-99").duties == found.duties


def test_another_entry_still_leans_on_a_silent_one(tmp_path: Path) -> None:
    text = (TESTED / "backward.toml").read_text(encoding="utf-8")
    place = text.index('id = "review"')
    split = text[:place] + text[place:].replace('["T-6"]', '["T-7"]', 1)
    (tmp_path / "mine.toml").write_text(split, encoding="utf-8")
    found = derive(pack.load("mine", folder=tmp_path).without("T-7"))
    assert "review" not in found
    assert found["full-plan"].due == date(2026, 4, 12)


def test_what_is_open_is_listed_and_filled() -> None:
    found = pack.load("forward", folder=TESTED)
    assert found.unset() == {"minutes-by": ("within",)}
    assert derive(found)["minutes-by"].when == "not stated"
    filled = pack.load("forward", folder=TESTED, settings={"minutes-by": {"within": "5 working days"}})
    assert filled.unset() == {}
    assert derive(filled)["minutes-by"].due == date(2026, 1, 27)
    assert filled.version != found.version


def test_a_run_whose_length_is_open_is_filled_within_its_trigger() -> None:
    filled = pack.load("notices", folder=TESTED, settings={"pattern": {"run": 2}})
    duty = filled.duty("pattern")
    assert duty is not None
    assert duty.after[0].run == 2


def test_settings_may_be_a_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[minutes-by]\nwithin = "5 working days"\n', encoding="utf-8")
    assert derive(pack.load("forward", folder=TESTED, settings=own))["minutes-by"].due == date(2026, 1, 27)


def test_a_pack_has_what_it_extends_and_its_own_words_for_it() -> None:
    base, own = pack.load("recurring", folder=TESTED), pack.load("stricter", folder=TESTED)
    assert [each.id for each in own.duties] == [each.id for each in base.duties]
    assert own.extends == "recurring"
    assert own.calendar.nation == "isle_of_man"
    assert own.duty("review") == base.duty("review")
    assert own.duty("visit") != base.duty("visit")


def test_a_setting_fills_what_the_base_leaves_open() -> None:
    filled = pack.load("stricter", folder=TESTED, settings={"supervision": {"every": "4 weeks"}})
    assert derive(filled)["supervision"].due == date(2026, 2, 9)
    with pytest.raises(PackFault, match=r"settings: found 'tea': expected the id of an entry"):
        pack.load("stricter", folder=TESTED, settings={"tea": {"every": "4 weeks"}})


STRICT = (TESTED / "stricter.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("found", "put", "line"),
    [
        ('"10 working days"', '"29 days"', 'every is "29 days": expected "4 weeks" or shorter'),
        ('"10 working days"', '"unset"', "the interval is unset: expected one at least as strict"),
        ('modality = "must"', 'modality = "must"\nfrom = "2020"', "from is"),
        ('modality = "must"', 'modality = "must"\nfrom = "2020-01"', "from is 2020-01-01: expected none"),
        ('modality = "must"', 'modality = "must"\nuntil = "2030-01"', "until is 2030-01-01: expected none"),
        ("seen = true, ", "", "met_by asks for less"),
        ("from_birth = true\n", "", "from_birth is not that of the entry it stands for"),
        ('plan = "visit_every"\n', "", "plan_field is not that of the entry it stands for"),
    ],
)
def test_a_laxer_entry_is_refused(tmp_path: Path, found: str, put: str, line: str) -> None:
    base = (TESTED / "recurring.toml").read_text(encoding="utf-8")
    (tmp_path / "recurring.toml").write_text(base, encoding="utf-8")
    assert found in STRICT
    (tmp_path / "mine.toml").write_text(STRICT.replace(found, put, 1), encoding="utf-8")
    with pytest.raises(PackFault) as refused:
        pack.load("mine", folder=tmp_path)
    assert str(refused.value).startswith("mine.toml, duty 'visit': ")
    assert line in str(refused.value)


@pytest.mark.parametrize("interval", ["4 weeks", "28 days", "27 days", "19 working days", "2 weeks"])
def test_an_interval_as_strict_in_another_unit_is_taken(tmp_path: Path, interval: str) -> None:
    base = (TESTED / "recurring.toml").read_text(encoding="utf-8")
    (tmp_path / "recurring.toml").write_text(base, encoding="utf-8")
    text = STRICT.replace('"10 working days"', f'"{interval}"', 1)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert pack.load("mine", folder=tmp_path).duty("visit") is not None
