"""The tabs of a core group's pages: tabs that are addresses, in the order of the meeting itself."""

from uuid import UUID

from holdfast.pages import tabs as rows

TABS = (
    ("Getting ready", "core-group"),
    ("At the meeting", "core-group-day"),
    ("Complete", "core-group-complete"),
    ("Afterwards", "core-group-after"),
)


def tabs(*, meeting: UUID, here: str) -> list[tuple[str, str, bool]]:
    """What each tab says, where it leads, and whether one is there; `here` is the name of an address."""
    return rows.of(tabs=TABS, about=meeting, here=here)
