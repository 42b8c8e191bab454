"""A guard of a pack that extends another is as strict as the base's, or stricter; never laxer."""

from pathlib import Path

import pytest

from holdfast.procedures.faults import PackFault
from tests.procedures.guard_texts import DEMAND, GOOD, HEAD, WHERE, load

LAXER = {
    "no refusal": (
        "refuse = true",
        'override_by = "team-manager"',
        "override_by is there: expected refuse = true, as in the base",
    ),
    "a narrower case": (
        'when = {kind = "initial"}',
        'when = {kind = "initial", at_risk = true}',
        "when asks for more: expected no narrower case than the base's",
    ),
    "another exception": (
        "unless = [{plan = false}]",
        "unless = [{plan = false}, {by_reports = true}]",
        "unless excepts more: expected no exception that the base has not",
    ),
    "another way to meet it": (
        DEMAND,
        "demand = [{first_core_group_on = {said = true}}, {core_group_every = {said = true}}]",
        "demand asks for less: expected all that the base demands",
    ),
    "each child apart": (
        "refuse = true",
        "refuse = true\neach_child = true",
        "each_child differs: expected it as in the base",
    ),
}
BASE = HEAD + GOOD


@pytest.mark.parametrize("name", LAXER)
def test_a_pack_that_extends_is_never_laxer(tmp_path: Path, name: str) -> None:
    found, put, line = LAXER[name]
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    with pytest.raises(PackFault) as fault:
        load(tmp_path, 'extends = "base"\n' + GOOD.replace(found, put, 1))
    assert str(fault.value) == f"{WHERE}: {line}"


def test_it_stands_before_every_step_of_the_base(tmp_path: Path) -> None:
    both = GOOD.replace('"complete-conference"', '["complete-conference", "end-plan"]')
    both = both.replace('when = {kind = "initial"}\nunless = [{plan = false}]\n', "")
    both = both.replace(DEMAND, "demand = {attended = {said = true}}").replace("plan = true", "")
    both = both.replace('first_core_group_on = "2026-01-26"', 'attended = "police"')
    (tmp_path / "base.toml").write_text(HEAD + both, encoding="utf-8")
    one = both.replace('["complete-conference", "end-plan"]', '"complete-conference"')
    with pytest.raises(PackFault) as fault:
        load(tmp_path, 'extends = "base"\n' + one)
    assert str(fault.value) == f"{WHERE}: step leaves some out: expected every step of the base"


def test_nobody_else_may_override_it(tmp_path: Path) -> None:
    by_manager = GOOD.replace("refuse = true", 'override_by = "team-manager"')
    (tmp_path / "base.toml").write_text(HEAD + by_manager, encoding="utf-8")
    with pytest.raises(PackFault) as fault:
        load(tmp_path, 'extends = "base"\n' + by_manager.replace("team-manager", "social-worker"))
    assert str(fault.value) == f'{WHERE}: override_by is another: expected "team-manager", as in the base'
    assert load(tmp_path, 'extends = "base"\n' + GOOD)


STRICTER = [
    pytest.param(DEMAND, "demand = {first_core_group_on = {said = true}, core_group_every = {said = true}}"),
    pytest.param('when = {kind = "initial"}\n', ""),
    pytest.param("unless = [{plan = false}]\n", ""),
]


@pytest.mark.parametrize(("found", "put"), STRICTER)
def test_it_may_be_stricter(tmp_path: Path, found: str, put: str) -> None:
    (tmp_path / "base.toml").write_text(BASE, encoding="utf-8")
    own = GOOD.replace(found, put, 1)
    assert len(load(tmp_path, 'extends = "base"\n' + own).carried["guard"]) == 1


LIMITS = [
    pytest.param('{at_most = "4 weeks"}', '{at_most = "3 weeks"}', True),
    pytest.param('{at_most = "4 weeks"}', '{at_most = "20 working days"}', True),
    pytest.param('{at_most = "4 weeks"}', '{at_most = "1 month"}', False),
    pytest.param('{at_most = "unset"}', '{at_most = "6 weeks"}', True),
    pytest.param('{at_most = "6 weeks"}', '{at_most = "unset"}', False),
    pytest.param('{at_least = "2 weeks"}', '{at_least = "3 weeks"}', True),
    pytest.param('{at_least = "2 weeks"}', '{at_least = "1 week"}', False),
]


@pytest.mark.parametrize(("base", "own", "is_stricter"), LIMITS)
def test_a_limit_is_as_strict_or_stricter(tmp_path: Path, base: str, own: str, is_stricter: bool) -> None:
    guard = GOOD.replace(DEMAND, "demand = {core_group_every = LIMIT}")
    (tmp_path / "base.toml").write_text(HEAD + guard.replace("LIMIT", base), encoding="utf-8")
    text = 'extends = "base"\n' + guard.replace("LIMIT", own)
    if is_stricter:
        assert load(tmp_path, text)
    else:
        with pytest.raises(PackFault, match="demand asks for less: expected all that the base demands"):
            load(tmp_path, text)
