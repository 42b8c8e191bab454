"""The sections of a report to a conference: their headings, what stands in each, and what they still lack.

The authority's procedure says the headings; where it does not, ours stand in, and the page says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from holdfast.casework import procedure
from holdfast.procedures import contents
from holdfast.procedures.conference_words import NATURES, REPORT_HEADINGS
from holdfast.procedures.contents import Lack
from holdfast.records.models import ReportPart

RECORD = "report"
PARTS = {"fact": "facts", "observation": "observations", "allegation": "allegations", "opinion": "opinions"}
"""The parts of the form of the records (docs/record-form.md) that each nature stands in."""
UNSORTED = ""
"""The nature of what was written in one piece."""


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The titles of a report's sections, in order; `ours` where the authority's procedure states none."""

    titles: tuple[str, ...]
    ours: bool


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing said in a section: of which child (None: of all), of which nature, in which words."""

    child: UUID | None
    nature: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section as it stands: `mark` says why it is empty; `version` is that of the newest of its parts."""

    number: int
    title: str
    said: tuple[Said, ...] = ()
    mark: str = ""
    version: datetime
    by_nature: tuple[tuple[str, tuple[Said, ...]], ...] = field(default=())

    def text(self, *, child: UUID | None, nature: str) -> str:
        """What it says of a child in one nature; nothing where it does not."""
        return next((each.text for each in self.said if (each.child, each.nature) == (child, nature)), "")

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it, nor a mark."""
        return not self.said and not self.mark


def headings() -> Headings:
    """The headings by which a report of this authority is written."""
    for rule in contents.of(procedure.pack()):
        if RECORD in rule.record and rule.sections and "sections" not in rule.unset:
            return Headings(titles=tuple(rule.sections), ours=False)
    return Headings(titles=REPORT_HEADINGS, ours=True)


def of(*, parts: Iterable[ReportPart], begun: datetime) -> tuple[Section, ...]:
    """The sections with what stands in each. `begun` is the version of one in which nothing was written yet.

    A section of an earlier form that the authority has given up since still stands, at the end.
    """
    by_title: dict[str, list[ReportPart]] = {title: [] for title in headings().titles}
    for each in parts:
        by_title.setdefault(each.section, []).append(each)
    return tuple(
        _section(number, title, rows, begun) for number, (title, rows) in enumerate(by_title.items(), 1)
    )


def _section(number: int, title: str, rows: Sequence[ReportPart], begun: datetime) -> Section:
    said = tuple(
        Said(child=each.child_id, nature=each.nature, text=each.text)
        for each in rows
        if each.text and not each.left_out
    )
    marked = [each for each in rows if each.not_known or each.not_involved]
    mark = ("not-known" if marked[0].not_known else "not-involved") if marked else ""
    kinds = [*NATURES, UNSORTED]
    return Section(
        number=number, title=title, said=said, mark=mark,
        version=max((each.known_from for each in rows), default=begun),
        by_nature=tuple((kind, own) for kind in kinds if (own := tuple(e for e in said if e.nature == kind))),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Written:
    """A report as the procedure is asked about it; `attends` and `ending` are of a review alone."""

    on: date
    children: str
    by: str
    agency: str
    sections: tuple[Section, ...]
    attends: bool | None
    ending: str


def lacks(*, written: Written) -> tuple[Lack, ...]:
    """What a report lacks by the procedure, each with its clause; nothing of it stops the report."""
    first = written.sections[0] if written.sections else None
    record: dict[str, Any] = {
        "on": written.on.isoformat(),
        "child": written.children,
        "by": written.by,
        "agency": written.agency,
        "involvement": " ".join(each.text for each in first.said) if first else "",
        "attends": written.attends,
        "view_on_ending": written.ending,
        "sections": [_public(each) for each in written.sections],
    }
    return tuple(contents.lacks(procedure.pack(), RECORD, record))


def _public(section: Section) -> dict[str, Any]:
    said = {
        PARTS.get(nature, "text"): "\n".join(each.text for each in own) for nature, own in section.by_nature
    }
    return {"section": section.title, **said, **({"mark": section.mark} if section.mark else {})}
