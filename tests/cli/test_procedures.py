"""`holdfast procedures list | show NAME | check [NAME]`."""

from pathlib import Path

import pytest

from holdfast.cli import main
from holdfast.procedures import pack

TESTED = Path(__file__).parent.parent / "procedures" / "packs"


def ask(*asked: str) -> int:
    return main.main(["procedures", *asked])


def test_list_names_every_procedure_with_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(pack.names())
    assert any("2017-03" in line for line in lines)


def test_show_prints_every_duty_with_its_clause(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("show", "jersey") == 0
    out = capsys.readouterr().out
    for duty in pack.load("jersey").duties:
        assert f"{duty.id} ({duty.modality}; {', '.join(duty.requirement)})" in out
        assert f"  {duty.say}\n  {duty.cite}" in out
        if duty.reading:
            assert f"  Reading: {duty.reading}" in out
    assert "within: not stated by this authority" in out


def test_show_needs_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("show") == 2
    assert capsys.readouterr().err.startswith("holdfast procedures: show needs a name: one of ")


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("show", "atlantis") == 2
    err = capsys.readouterr().err
    assert err.startswith('holdfast procedures: no procedure "atlantis"')
    assert len(err.splitlines()) == 1


def test_check_proves_the_examples(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (TESTED / "forward.toml").read_text(encoding="utf-8")
    (tmp_path / "good.toml").write_text(text, encoding="utf-8")
    (tmp_path / "spoilt.toml").write_text(
        text.replace('due = "2025-05-14"', 'due = "2025-05-15"'), encoding="utf-8"
    )
    load, names = pack.load, pack.names
    monkeypatch.setattr(pack, "names", lambda folder=tmp_path: names(folder))
    monkeypatch.setattr(pack, "load", lambda name, **more: load(name, **{"folder": tmp_path} | more))
    assert ask("check", "good") == 0
    assert "examples, none failed" in capsys.readouterr().out
    assert ask("check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("good: ")
    assert lines[-1].startswith("spoilt.toml, duty 'first-core-group', example 2: obligation 1: expected due")


def test_check_refuses_a_pack_that_does_not_load(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "broken.toml").write_text("title = 3", encoding="utf-8")
    load, names = pack.load, pack.names
    monkeypatch.setattr(pack, "names", lambda folder=tmp_path: names(folder))
    monkeypatch.setattr(pack, "load", lambda name, **more: load(name, **{"folder": tmp_path} | more))
    assert ask("check") == 2
    assert capsys.readouterr().err.startswith("holdfast procedures: broken.toml: ")


def test_every_real_procedure_proves_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("check") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(pack.names())
