"""The book of a procedure: its order, its words, and the Markdown that is committed."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from holdfast.documents import procedures
from holdfast.documents.procedures import Book, Page
from holdfast.procedures import pack

ROOT = Path(__file__).resolve().parents[2]
TESTED = ROOT / "tests" / "procedures" / "packs"

INITIAL = "Initial Child Protection Conference"
MANAGER = "Manager of Independent Safeguarding and Standards"
OFTENER = "as often as the plan says if that is more often"
UNSAID = "not stated by this authority"


def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("book", ROOT / "scripts" / "book.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def entry(book: Book, anchor: str) -> tuple[str, Page]:
    """An entry and the stage at which it stands."""
    return next(
        (chapter.heading, page)
        for chapter in book.chapters
        for group in chapter.groups
        for page in group.pages
        if page.anchor == anchor
    )


def test_what_is_committed_is_what_the_packs_give() -> None:
    assert list(script().stale()) == []


def test_a_page_that_was_changed_is_missing_or_has_no_pack_is_named(tmp_path: Path) -> None:
    book = script()
    for name, text in book.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(book.stale(tmp_path)) == []
    (tmp_path / "jersey.md").write_text("otherwise", encoding="utf-8")
    (tmp_path / "council.md").unlink()
    (tmp_path / "atlantis.md").write_text("sunk", encoding="utf-8")
    named = [line.partition(" ")[0].rpartition("/")[2] for line in book.stale(tmp_path)]
    assert named == ["atlantis.md", "council.md", "jersey.md"]


@pytest.mark.parametrize("folder", [pack.PACKS, TESTED], ids=["published", "of the tests"])
def test_every_entry_of_every_pack_has_one_place(folder: Path) -> None:
    for name in pack.names(folder):
        found = pack.load(name, folder=folder)
        book = procedures.book(procedure=found)
        anchors = [
            page.anchor for chapter in book.chapters for group in chapter.groups for page in group.pages
        ]
        wanted = [f"duty-{each.id}" for each in found.duties]
        wanted += [f"{section}-{each.id}" for section, held in found.carried.items() for each in held]
        assert sorted(anchors) == sorted(wanted)


@pytest.mark.parametrize(
    ("anchor", "stage", "when"),
    [
        ("duty-outline-plan", "The conference", "At once, on the same day"),
        ("duty-first-core-group", "The first weeks", f"Within 10 working days of the {INITIAL}"),
        ("duty-visit-at-home", "Visits", f"At least every 4 weeks, or {OFTENER}"),
        ("duty-bedroom", "Visits", "At 1 or more of any 2 visits in a row"),
        ("duty-missing-told", "Difficulties, and a missing child", "At once, on the same day"),
        ("duty-review", "The review", "First within 3 months, then at least every 6 months"),
        ("duty-report-to-chair", "The review", "At least 3 working days before the Review Conference"),
        ("duty-full-plan", "The review", "At the next Review Conference"),
        (
            "duty-initial-report",
            "Before the conference",
            f"Before the {INITIAL}: how long before is {UNSAID}",
        ),
        ("duty-young-person-consulted", "Ending the plan", "Before the birthday at which the child is 18"),
    ],
)  # fmt: skip
def test_a_duty_stands_where_a_practitioner_looks_for_it(anchor: str, stage: str, when: str) -> None:
    found, page = entry(procedures.book(procedure=pack.load("jersey")), anchor)
    assert (found, dict(page.beside)["When"]) == (stage, when)


@pytest.mark.parametrize(
    ("anchor", "stage", "effect"),
    [
        ("guard-first-core-group-fixed", "The conference", "The step is refused"),
        ("guard-seen-alone", "Visits", "A reason must be recorded"),
        ("guard-move-agreed", "Before the conference", f"A reason must be recorded, by the {MANAGER}"),
        ("guard-quorum-of-conference", "The conference", f"Nothing yet: what it asks is {UNSAID}"),
        ("guard-quorate-to-end", "Ending the plan", "The step is refused"),
    ],
)  # fmt: skip
def test_a_guard_says_what_happens_if_it_is_not_so(anchor: str, stage: str, effect: str) -> None:
    found, page = entry(procedures.book(procedure=pack.load("jersey")), anchor)
    assert (found, dict(page.beside)["If it is not so"]) == (stage, effect)


def test_it_speaks_the_authoritys_own_words() -> None:
    _, page = entry(procedures.book(procedure=pack.load("isle_of_man")), "duty-core-group-minutes")
    assert dict(page.beside)["When"] == "Within 5 working days of the Core Group"
    _, page = entry(procedures.book(procedure=pack.load("isle_of_man")), "duty-child-in-need-meeting")
    assert dict(page.beside)["Who"] == "key worker"


def test_a_worked_example_is_told_in_words() -> None:
    _, page = entry(procedures.book(procedure=pack.load("jersey")), "duty-first-core-group")
    example = next(each for each in page.examples if each.say == "A day late")
    assert example.given[0].startswith("Initial Child Protection Conference, ")
    assert example.given[-1].startswith("Asked on ")
    assert example.follows[0].startswith("Due ")
    assert "done late" in example.follows[0]


def test_what_is_silent_is_left_out() -> None:
    book = procedures.book(procedure=pack.load("jersey").without("J-4.7"))
    with pytest.raises(StopIteration):
        entry(book, "duty-first-core-group")
