"""House rule of access: no step or read of casework acts or answers before it has asked whether it may.

Read in the source: from each step one follows the calls within casework until one that asks `access`. What
is about a child must ask of that child (ASKS_OF_A_CHILD); everything else must at least ask who acts.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.house import files

CASEWORK = "holdfast.casework"
ASKS_OF_A_CHILD = {
    f"holdfast.access.children.{name}"
    for name in ("require", "require_all", "require_each", "visible", "allowed", "allowed_each", "relation")
}
ASKS_WHO = {
    "holdfast.access.standing.require",
    "holdfast.access.standing.of",
    "holdfast.access.administrators.only_administrators",
    "holdfast.access.administrators.is_administrator",
}
ABOUT_A_CHILD = {"child", "children", "person", "persons", "people"}

# Steps and reads that ask nothing, and why that opens nothing; of a child's without asking of the child.
BEFORE = "comes before one is signed in: the secret that is given decides"
OWN = "acts upon whoever is signed in alone, and on their own things"
ASK_NOTHING: Mapping[str, str] = {
    **dict.fromkeys(
        [
            *("invitations.accept", "invitations.show", "passkeys.ask", "passkeys.give"),
            *("second_factors.give_code", "sessions.begin", "sign_in.give_password"),
        ],
        BEFORE,
    ),
    **dict.fromkeys(
        [
            *("accounts.change_password", "drafts.discard", "drafts.find", "drafts.forget", "drafts.keep"),
            *("drafts.list_mine", "passkeys.add", "passkeys.offer", "second_factors.add_app"),
            *("second_factors.offer_app", "second_factors.remove", "second_factors.renew_codes"),
            *("second_factors.show", "sendings.send", "sessions.end", "sessions.end_others", "sessions.show"),
            "sign_in.confirm_password",
        ],
        OWN,
    ),
    **dict.fromkeys(
        ["accounts.list_demonstration", "accounts.try_role"],
        "answers in a demonstration alone, where everybody is invented and anybody may be anybody",
    ),
    **dict.fromkeys(
        ["rederivations.check", "rederivations.derive_again", "rederivations.store"],
        "refuses everybody but a part of the system by its own hand",
    ),
    "examples.is_there": "answers whether the example is there, to the command that makes it",
    "second_factors.encrypt_afresh": "the operator's command turns keys over, and shows nothing",
}
NOT_OF_THE_CHILD: Mapping[str, str] = {
    "carry_ins.decide": "the person is one of those whom the register's own search named",
}


@dataclass
class Function:
    """A function, method holder or class of casework: what it takes, is marked with and calls."""

    name: str
    is_step: bool
    takes: set[str]
    calls: set[str] = field(default_factory=set)


def steps_ask_whether_they_may(root: Path) -> Iterator[str]:
    """Each step and read asks `access`, of the child where it is about one; or stands on a list, with why."""
    found = _functions(root)
    steps = {each.name: each for each in found.values() if each.is_step}
    asking = {name: _reached(name, found) for name in steps}
    for name, each in sorted(steps.items()):
        short = name.removeprefix(f"{CASEWORK}.")
        of_a_child = bool(asking[name] & ASKS_OF_A_CHILD)
        if not of_a_child and not asking[name] & ASKS_WHO and short not in ASK_NOTHING:
            yield f"{short} asks nobody whether it may: access.children.require, or ASK_NOTHING with why"
        elif (
            not of_a_child and each.takes & ABOUT_A_CHILD and not {short} & {*NOT_OF_THE_CHILD, *ASK_NOTHING}
        ):
            yield f"{short} takes a child and does not ask of it: access.children.require"
    yield from _spent(steps, asking)


def _spent(steps: Mapping[str, Function], asking: Mapping[str, set[str]]) -> Iterator[str]:
    """What stands on a list without need."""
    for short in (*ASK_NOTHING, *NOT_OF_THE_CHILD):
        name = f"{CASEWORK}.{short}"
        if name not in steps:
            yield f"{short} stands on a list in tests/house/access.py, and is no step any more"
        elif asking[name] & ASKS_OF_A_CHILD or (short in ASK_NOTHING and asking[name] & ASKS_WHO):
            yield f"{short} asks, and stands on a list in tests/house/access.py of those that do not"


def _reached(name: str, found: Mapping[str, Function]) -> set[str]:
    """Every call that a function leads to, within casework."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        here = found.get(waiting.pop())
        new = (here.calls if here else set()) - reached
        reached |= new
        waiting += new
    return reached


def _functions(root: Path) -> dict[str, Function]:
    found = {}
    for module in files.code(root, under="holdfast/casework"):
        name = f"{CASEWORK}.{Path(module.path).stem}"
        known = _imports(module.tree) | {
            node.name: f"{name}.{node.name}"
            for node in module.tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
        }
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[f"{name}.{node.name}"] = _function(f"{name}.{node.name}", node, known)
    return found


def _imports(tree: ast.Module) -> dict[str, str]:
    """What each imported name means, in full."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _function(name: str, node: ast.FunctionDef | ast.ClassDef, known: Mapping[str, str]) -> Function:
    marks = {ast.unparse(each).rpartition(".")[2] for each in node.decorator_list}
    takes = {each.arg for each in node.args.kwonlyargs} if isinstance(node, ast.FunctionDef) else set()
    made = Function(name=name, is_step=bool(marks & {"step", "read"}), takes=takes)
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in known:
            made.calls.add(known[each.id])
        elif isinstance(each, ast.Attribute):
            first, *rest = ast.unparse(each).split(".")
            if first in known:
                full = ".".join([known[first], *rest])
                made.calls |= {full, full.rpartition(".")[0]}
    return made
