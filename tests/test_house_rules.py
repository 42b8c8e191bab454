"""The house rules, held by the real house. `tests/house/test_*.py` sees each of them fail on purpose.

A rule that is broken says where, and what it wants. Rules of tables are in `tests/house/tables.py`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from holdfast.config import urls
from tests.house import (
    access,
    code,
    glossary,
    imports,
    leaks,
    locks,
    matrix,
    migrations,
    packs,
    papers,
    roles,
)

ROOT = Path(__file__).resolve().parents[1]
RULES: list[Callable[[Path], Iterator[str]]] = [
    access.steps_ask_whether_they_may,
    roles.roles_are_reviewed,
    code.modules_are_short,
    code.functions_are_short,
    code.names_say_something,
    code.no_clock_below_the_doors,
    code.public_functions_take_keywords,
    code.floors_say_what_they_are,
    code.casework_is_steps_and_reads,
    code.doors_have_no_models,
    imports.contracts_are_whole,
    imports.contracts_are_kept,
    leaks.no_credentials,
    leaks.no_machine_paths,
    leaks.no_registry_addresses,
    leaks.no_real_people,
    locks.dependencies_have_reasons,
    locks.locks_have_hashes,
    locks.every_dependency_is_locked,
    packs.requirements_are_whole,
    packs.entries_cite,
    packs.entries_are_as_firm_as_their_source,
    packs.duties_prove_themselves,
    papers.decisions_are_numbered,
    papers.readme_claims_are_true,
    papers.links_lead_somewhere,
    glossary.words_are_in_the_vocabulary,
    glossary.the_vocabulary_is_in_the_glossary,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_it(rule: Callable[[Path], Iterator[str]]) -> None:
    """Nothing in the house breaks the rule."""
    broken = list(rule(ROOT))
    assert not broken, "\n" + "\n".join(broken)


def test_every_model_has_its_migration() -> None:
    assert not list(migrations.models_are_migrated())


def test_migrations_are_one_line() -> None:
    assert not list(migrations.migrations_are_one_line())


def test_who_may_do_what_was_reviewed() -> None:
    broken = list(matrix.sheet_is_reviewed(ROOT, addresses=urls.urlpatterns))
    assert not broken, "\n" + "\n".join(broken)


def test_each_rule_is_seen_to_fail_once() -> None:
    """Each checker here is named by a test of its own, in which it is broken on purpose."""
    tests = "".join(file.read_text() for file in (ROOT / "tests" / "house").glob("test_*.py"))
    assert not [rule.__name__ for rule in RULES if f".{rule.__name__}" not in tests]


def test_each_checker_is_held_here() -> None:
    """A checker that nobody runs on the real house holds nothing."""
    here = {rule.__name__ for rule in RULES}
    modules = (access, code, glossary, imports, leaks, locks, packs, papers, roles)
    checkers = {
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__
        and getattr(value, "__annotations__", {}) == {"root": Path, "return": Iterator[str]}
        and not name.startswith("_")
    }
    assert {name.rpartition(".")[2] for name in checkers} == here
