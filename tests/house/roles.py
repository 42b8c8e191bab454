"""The table of roles, made from the catalogue in holdfast/access/roles.py.

python -m tests.house.roles          writes docs/access.md afresh
python -m tests.house.roles --check  says whether it is as it was reviewed
"""

import argparse
import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from holdfast.access.roles import DESPITE_RESTRICTION, MAY_SAY, RELATION_SAY, ROLES, Catalogued, May, Relation

SHEET = Path("docs") / "access.md"
COMMAND = "python -m tests.house.roles"
HEAD = f"""# Who may see or do what

Made by `{COMMAND}` from the catalogue (holdfast/access/roles.py), never by hand. A role alone opens no
record: what somebody may do to a child comes from their role *and* how they stand to that child today.
Every step and read of casework asks (`children.require`), every list is filtered by the same rules
(`children.visible`), and each refusal says why, who can help, and is logged. The sentences in
tests/who_may_what.toml try it.
"""
TIMES = """## What holds when

- Decided for the moment: a role and a cover hold from their first day through their last; an allocation, a
  plan, a membership of a family and an agency's involvement end on their last day, which is the next one's
  first. A leaver has nothing from the moment they leave.
- By the record as it is now, also for reading the past: whoever may not see a child today reads no day of
  the past.
- Cover gives the children of whoever is away. The decisions of a manager who is away go to who covers only
  if they are a manager, a senior practitioner or a consultant social worker themselves.
- Parents, brothers and sisters are seen and written of by whoever may so for a child of the family group,
  save partners.
- Whoever begins the record of a person goes on with it for two weeks, until somebody is allocated.
- An emergency lasts two hours by the database's clock and opens one record; on duty it lasts twelve and
  opens the family's. The manager who decides for the child is shown it at once and says whether it was in
  order; nobody judges their own.
- A restricted family is as if it were not there, in pages, lists, searches and counts, for everybody but
  those marked above. Service and safeguarding managers and duty are told that a record is restricted, when
  they have its address; the duty summary shows the name and whom to ring.
- Of the program itself only the parts named in holdfast/access/standing.py pass: `SYSTEM`.
"""


def sheet() -> str:
    """The whole sheet."""
    lines = [HEAD, "## Roles\n", "| role | who | in the whole authority |", "|---|---|---|"]
    lines += [_row(f"**{each.name}**", each.say, _listed(each.anywhere, each)) for each in ROLES.values()]
    lines += [
        "",
        "## What a role may do to a child\n",
        "| role | stands to the child | may |",
        "|---|---|---|",
    ]
    lines += [_row(*cells) for each in ROLES.values() for cells in _of_a_child(each)]
    lines += ["", "## How one stands to a child\n", "| | you see the record because | though restricted |"]
    lines += ["|---|---|---|"]
    lines += [
        _row(relation, RELATION_SAY[relation], "yes" if relation in DESPITE_RESTRICTION else "no")
        for relation in Relation
    ]
    lines += ["", "## What the words mean\n", "| may | |", "|---|---|"]
    lines += [_row(may, MAY_SAY[may]) for may in May]
    return "\n".join([*lines, "", TIMES])


def _of_a_child(each: Catalogued) -> Iterator[tuple[str, ...]]:
    """A row for each set of things that a role may do, with the relations in which it may."""
    together: dict[frozenset[May], list[Relation]] = {}
    for relation in Relation:
        if relation in each.to_a_child:
            together.setdefault(each.to_a_child[relation], []).append(relation)
    if not together:
        yield each.name, "–", "nothing"
    for may, relations in together.items():
        yield each.name, ", ".join(relations), _ordered(may)


def _listed(may: Iterable[May], each: Catalogued) -> str:
    return "; ".join([_ordered(may), *(["held in a team"] if each.in_a_team else [])]).strip("; ")


def _ordered(may: Iterable[May]) -> str:
    found = set(may)
    return ", ".join(word for word in May if word in found)


def _row(*cells: str) -> str:
    return "| " + " | ".join(str(cell) or "–" for cell in cells) + " |"


def roles_are_reviewed(root: Path) -> Iterator[str]:
    """The committed table is what the catalogue says."""
    file = root / SHEET
    committed = file.read_text() if file.exists() else ""
    if committed != sheet():
        yield f"{SHEET} is not what the catalogue says: run `{COMMAND}` and review the difference"
        changed = difflib.unified_diff(committed.splitlines(), sheet().splitlines(), lineterm="", n=0)
        yield from (line for line in changed if line.startswith(("+|", "-|")))


def main() -> int:
    """Write the sheet, or check it."""
    parser = argparse.ArgumentParser(prog=COMMAND)
    parser.add_argument("--check", action="store_true", help="only say whether the committed sheet is right")
    if not parser.parse_args().check:
        SHEET.write_text(sheet())
        return 0
    found = list(roles_are_reviewed(Path()))
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
