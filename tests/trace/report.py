"""What `make trace` prints: a line a row, then totals by authority and kind; at most 100 columns wide."""

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from tests.trace.needs import AT_FIRST, NEEDS, Standing
from tests.trace.prove import Proof

WIDTH = 100
DRIVEN = 38  # the column of what was driven


def text(
    standings: Sequence[Standing], *, proofs: Mapping[str, Proof] | None = None, in_full: bool = False
) -> str:
    """The whole report; `in_full` adds each row's words, its tests and what each drove."""
    lines = [
        _line(
            "row", "kind", "modality", "driven by its tests", "still needs", "proved" if proofs else "tests"
        )
    ]
    lines.append("─" * WIDTH)
    for standing in standings:
        lines.append(_row(standing, proofs=proofs))
        if in_full:
            lines += _details(standing, proofs=proofs)
    lines += ["", *_totals(standings, proofs=proofs), "", *_failures(standings)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _line(*cells: str) -> str:
    """One line of the table; a cell that is too long is cut, rather than pushing the others."""
    widths = (8, 9, 13, DRIVEN, 19, 8)
    return " ".join(_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True))


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def _row(standing: Standing, *, proofs: Mapping[str, Proof] | None) -> str:
    row = standing.row
    driven = _driven(standing)
    if proofs is None:
        last = f"{len(standing.failed)} fail" if standing.failed else str(len(standing.tests) or "–")
    else:
        last = proofs[row.id].verdict.partition(":")[0]
    return _line(row.id, row.kind, row.modality, driven, _still(standing), last)


def _driven(standing: Standing) -> str:
    """The levels driven, with the names of the commands where there is room for them."""
    commands = "command " + ", ".join(standing.drove.get("command", ()))
    named = ", ".join(commands if level == "command" else level for level in standing.drove)
    return (named if len(named) <= DRIVEN else ", ".join(standing.drove)) or "–"


def _still(standing: Standing) -> str:
    """What the row's kind still needs; where its command is the first stage and is lacking, that too."""
    lacks = list(standing.lacks)
    if lacks and "command" in standing.lacks_at_first:
        lacks.insert(lacks.index("rule") + 1 if "rule" in lacks else 0, "(command)")
    return " ".join(lacks) or "nothing"


def _details(standing: Standing, *, proofs: Mapping[str, Proof] | None) -> list[str]:
    row = standing.row
    lines = [*_wrapped(f"Clause {row.clause}. {row.asks}", indent=10)]
    for file, tests in groupby(standing.tests, key=lambda test: test.test.partition("::")[0]):
        lines += _wrapped(file, indent=10)
        for test in tests:
            lines += _wrapped(f"{test.outcome} {test.test.partition('::')[2]}", indent=12)
            drove = ", ".join(f"{at} {name}" for at, name in test.drove) or "nothing"
            lines += _wrapped(f"drove {drove}", indent=14)
    if proofs is not None:
        proof = proofs[row.id]
        how = f" (switched off: {proof.how})" if proof.how else ""
        lines += _wrapped(f"proved: {proof.verdict}{how}", indent=10)
        lines += [
            line
            for test in proof.noticed
            for line in _wrapped(f"noticed by {test.partition('::')[2]}", indent=12)
        ]
    return lines


def _wrapped(words: str, *, indent: int) -> list[str]:
    """Lines no wider than the page; a long name stays whole, to be copied."""
    blank = " " * indent
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=blank,
        subsequent_indent=blank,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _totals(standings: Sequence[Standing], *, proofs: Mapping[str, Proof] | None) -> list[str]:
    head = ["", "rows", "tested", "at first*", "whole"] + (["held", "not held"] if proofs is not None else [])
    lines = [_total_line(head)]
    for title, group in _groups(standings):
        early = [standing for standing in group if standing.row.kind in AT_FIRST]
        counts = [str(len(group)), str(_count(group, _tested))]
        counts += [
            f"{_count(early, _first)} of {len(early)}" if early else "–",
            str(_count(group, _complete)),
        ]
        if proofs is not None:
            held = sum(proofs[standing.row.id].holds for standing in group)
            counts += [str(held), str(_count(group, _tested) - held)]
        lines.append(_total_line([title, *counts]))
    lines.append("* driven as rule and by its command: deadline, recurring, notify, guard, content")
    return lines


def _groups(standings: Sequence[Standing]) -> Iterable[tuple[str, list[Standing]]]:
    for authority in dict.fromkeys(standing.row.authority for standing in standings):
        yield authority, [standing for standing in standings if standing.row.authority == authority]
    for kind in NEEDS:
        group = [standing for standing in standings if standing.row.kind == kind]
        if group:
            yield kind, group
    yield "all", list(standings)


def _total_line(cells: Sequence[str]) -> str:
    return cells[0].ljust(16) + "".join(cell.rjust(11) for cell in cells[1:])


def _count(group: Iterable[Standing], holds: Callable[[Standing], bool]) -> int:
    return sum(map(holds, group))


def _tested(standing: Standing) -> bool:
    return bool(standing.passed)


def _first(standing: Standing) -> bool:
    return bool(standing.passed) and not standing.lacks_at_first


def _complete(standing: Standing) -> bool:
    return bool(standing.passed) and not standing.lacks


def _failures(standings: Sequence[Standing]) -> list[str]:
    """The rows with tests that fail, and the first of each; `--only` has them all."""
    lines = []
    for standing in standings:
        if standing.failed:
            count = f"{len(standing.failed)} of {len(standing.tests)}"
            name = standing.failed[0].test.rpartition("/")[2]
            lines.append(_cut(f"  {standing.row.id:<8} {count}: {name}", WIDTH))
    return ["These tests fail, and prove nothing until they pass:", *lines] if lines else []
