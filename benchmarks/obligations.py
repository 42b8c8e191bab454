"""How long it takes to derive what is due, beside reading the same facts with `json.loads`; `make bench`.

    python benchmarks/obligations.py [--children 3000] [--procedure jersey]

Times are of this process and this run alone: the ratios to `json.loads`, which is not our code, are what can
be compared between machines.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from holdfast.procedures import case, obligations, pack

START = date(2023, 1, 9)
LENGTHS = (10, 100, 1_000)


def timeline(events: int, number: int = 0) -> dict[str, Any]:
    """Make a child with so many events: one plan, with its visits, core groups, notes and reviews."""
    start = START + timedelta(days=number % 5)
    happened: list[dict[str, Any]] = [
        {"event": "initial-conference", "on": start.isoformat(), "decision": "plan", "visit_every": "2 weeks"}
    ]
    for event in _later(start, events - 1):
        happened.append(event)
    return {"child": {"born": "2016-05-04"}, "happened": happened}


def _later(start: date, wanted: int) -> Iterator[dict[str, Any]]:
    days, made = 0, 0
    while made < wanted:
        days += 1
        on = (start + timedelta(days=days // _crowded(wanted))).isoformat()
        for event in _of_day(days, on):
            if made == wanted:
                return
            made += 1
            yield event


def _crowded(wanted: int) -> int:
    # About a hundred events fill three years; ten times as many stand ten times as close.
    return max(1, wanted // 100)


def _of_day(day: int, on: str) -> Iterator[dict[str, Any]]:
    if day % 14 == 0:
        seen = {"seen": True, "at_home": True, "alone": True, "bedroom": day % 28 == 0}
        yield {"event": "visit", "on": on, **seen}
    if day % 28 == 0:
        yield {"event": "core-group", "on": on}
        yield {"event": "agreement-circulated", "on": on, "to": ["core-group", "conference-chair"], "for": on}
    if day % 42 == 0:
        yield {"event": "supervision", "on": on, "risk_considered": True}
    if day % 180 == 0:
        yield {"event": "review-conference", "on": on, "decision": "continue"}


def timed(run: Callable[[], object], *, least: float = 0.5) -> float:
    """Give the seconds of this process that one run takes, the mean of as many as fill half a second."""
    runs, began = 0, time.process_time()
    while time.process_time() - began < least:
        run()
        runs += 1
    return (time.process_time() - began) / runs


def by_length(procedure: pack.Pack) -> None:
    """Show what an event costs on a short and on a long timeline."""
    print(f"{'events':>8}{'json.loads':>14}{'derive':>14}{'an event':>14}{'ratio':>9}")
    as_of = START + timedelta(days=1_200)
    for events in LENGTHS:
        text = json.dumps(timeline(events))
        loads = timed(partial(json.loads, text))
        derive = timed(partial(_derive, procedure, text, as_of))
        print(
            f"{events:>8}{loads * 1e3:>11.3f} ms{derive * 1e3:>11.3f} ms"
            f"{derive / events * 1e6:>11.1f} µs{derive / loads:>9.0f}"
        )


def _derive(procedure: pack.Pack, text: str, as_of: date) -> int:
    return len(obligations.derive(procedure, case.parse(text), as_of))


def by_children(procedure: pack.Pack, children: int) -> None:
    """Show what a whole authority's children cost, three years and about a hundred events each."""
    texts = [json.dumps(timeline(100, number)) for number in range(children)]
    as_of = START + timedelta(days=1_100)
    began = time.process_time()
    for text in texts:
        json.loads(text)
    loads = time.process_time() - began
    began = time.process_time()
    found = sum(_derive(procedure, text, as_of) for text in texts)
    took = time.process_time() - began
    print(f"{children} children, 100 events each: {took:.1f} s, {took / loads:.0f} × json.loads, {found} due")


def main(argv: list[str]) -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=3_000)
    parser.add_argument("--procedure", default="jersey")
    asked = parser.parse_args(argv)
    procedure = pack.load(asked.procedure)
    by_length(procedure)
    by_children(procedure, asked.children)


if __name__ == "__main__":
    main(sys.argv[1:])
