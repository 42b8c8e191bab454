"""A small invented pack with one guard, as text to be changed, and the loading of it."""

from pathlib import Path

from holdfast.procedures import pack

HEAD = """
title = "Testland"
source = "The Testland procedure"
calendar = "jersey"
"""

GOOD = """
[[guard]]
id = "fixed"
say = "The first core group is fixed."
cite = "1"
requirement = ["J-4.12"]
modality = "must"
step = "complete-conference"
when = {kind = "initial"}
unless = [{plan = false}]
demand = {first_core_group_on = {said = true}}
refuse = true
example = [
    {facts = {plan = true}, refused = true},
    {facts = {first_core_group_on = "2026-01-26"}, refused = false},
]
"""
WHERE = "testland.toml, guard 'fixed'"
DEMAND = "demand = {first_core_group_on = {said = true}}"


def load(folder: Path, text: str, **settings: object) -> pack.Pack:
    """Load a pack of one guard."""
    (folder / "testland.toml").write_text(HEAD + text, encoding="utf-8")
    return pack.load("testland", settings=settings or None, folder=folder)
