"""The tabs of a conference's pages: tabs that are addresses, in the order of the conference itself."""

from uuid import UUID

from holdfast.pages import tabs as rows

TABS = (
    ("Getting ready", "conference"),
    ("Who is invited", "conference-people"),
    ("Reports", "conference-reports"),
    ("At the conference", "conference-day"),
    ("Decisions", "conference-decisions"),
    ("Afterwards", "conference-after"),
)


def tabs(*, meeting: UUID, here: str) -> list[tuple[str, str, bool]]:
    """What each tab says, where it leads, and whether one is there; `here` is the name of an address."""
    return rows.of(tabs=TABS, about=meeting, here=here)
