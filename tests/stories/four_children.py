"""Where the story of four children takes place, who is in it, and the hands that type."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from playwright.sync_api import Locator, Page

from holdfast.access import actors, entry
from holdfast.cli import example_staff
from holdfast.cli.example_ways import Way
from tests.people import Member
from tests.signed_in import session_of
from tests.stories.clock import Clock
from tests.stories.conftest import Come
from tests.stories.hands import Hand, Keys
from tests.stories.server import Site
from tests.stories.watched import Watched

BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
ASSESSED = date(2026, 3, 4)  # the team asks the day after
ARRANGING = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
THE_DAY = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
PURPOSES = {
    "Risk factors": "Nobody is there in the evenings",
    "Protective factors": "The grandmother lives two streets away",
    "What support does the family need?": "Somebody in the home at night",
    "Who might give it?": "The night support team",
    "What must change for the child to be safe?": "A sober adult every evening",
}


@dataclass
class Writer(Hand):
    """A hand whose every word is noted, so that nothing is typed twice."""

    typed: list[str] = field(default_factory=list)

    def type_into(self, box: Locator, text: str) -> None:
        """Write it, and note it."""
        self.typed.append(text)
        super().type_into(box, text)


class KeyWriter(Writer, Keys):
    """The same by keyboard alone."""


@dataclass(frozen=True)
class Authority:
    """What is so in one authority, and how this story's people work."""

    slug: str
    keys: bool = False
    scripts: bool = True
    width: int = 1280
    checked: bool = False
    after: tuple[tuple[str, str, str], ...] = ()  # what is due after it, under which clause, by when
    today: tuple[str, ...] = ()  # what the social worker's Today has of each child with a plan


MANX = "3.7 Developing and Implementing the Child Protection Plan"

# Thu 12 March and ten working days is Thu 26 March; two weeks, the plan's visits, is that day too.
AUTHORITIES = (
    Authority(
        slug="jersey", checked=True,
        after=(
            ("Begin work on the plan", "Child Protection Plans, 2 Formulation of the", "Thu 12 Mar, today"),
            ("First core group", "Child Protection Plans, 4 The Core Group, Timing", "Thu 26 Mar"),
            ("Visit at home", "Child Protection Plans, 3 The Social Worker Role", "Thu 26 Mar, in 14 days"),
            ("Review conference:", "Child Protection Plans, 6, Review Child Protection", "Fri 12 Jun"),
        ),
        today=("Begin work on the plan", "On the Child Protection Register since Thu 12 Mar for neglect"),
    ),
    Authority(
        slug="isle-of-man", width=375,
        after=(
            ("First core group", f"{MANX}, 2.2", "Thu 26 Mar"),
            ("Visit", f"{MANX}, 3.2", "Thu 26 Mar"),
            ("Review conference:", f"{MANX}, 2.5; 4.1", "no day is stated"),
        ),
        today=("Thu 26 Mar in 14 days", "Visit"),
    ),
    Authority(
        slug="isle-of-wight", keys=True,
        # Core groups every four weeks, as the conference said; the procedure's six weeks are longer.
        after=(
            ("Core group:", "Child Protection, Core group meetings", "Thu 9 Apr, in 28 days"),
            ("Review conference:", "Child Protection, Review child protection conference", "Fri 12 Jun"),
        ),
        today=("Thu 9 Apr in 28 days", "Child protection plan since Thu 12 Mar for neglect"),
    ),
    Authority(
        slug="council", scripts=False,
        after=(
            ("First core group", "Who puts the plan into action", "Thu 26 Mar, in 14 days"),
            ("Visit:", "Reviewing the plan", "Thu 26 Mar, in 14 days"),
            ("Report to the parents", "What to expect from a child protection conference", "Wed 20 May"),
        ),
        today=("Thu 26 Mar in 14 days",),
    ),
)  # fmt: skip


@dataclass
class Story:
    """Where it takes place, who is in it, the family on its way, and what was typed so far."""

    authority: Authority
    site: Site
    clock: Clock
    come: Come
    way: Way
    typed: list[str] = field(default_factory=list)
    desks: dict[str, Watched] = field(default_factory=dict)

    def at(self, name: str, path: str) -> tuple[Page, Hand]:
        """Somebody by name, signed in, on a page."""
        slug, account = self.authority.slug, self.way.staff.by_name[name]
        if name not in self.desks:
            self.desks[name] = self.come(width=self.authority.width, scripts=self.authority.scripts)
        page = self.desks[name].page
        key = session_of(Member(account, slug, name, example_staff.email(name, slug)))
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.site.at(slug)}])
        page.goto(self.site.at(slug, path))
        return page, self.hand(name)

    def hand(self, name: str) -> Hand:
        """Their hand, on the page that they have open."""
        kind = KeyWriter if self.authority.keys else Writer
        return kind(self.desks[name].page, typed=self.typed)

    def check(self, name: str, what: str) -> None:
        """In one authority hold the page to what every page is held to; on a telephone to its width."""
        desk = self.desks[name]
        if self.authority.checked:
            desk.check(f"to-the-conference-{what}")
            return
        assert desk.complaints == []
        if self.authority.width < 600:
            wide = desk.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert wide[0] <= wide[1], f"{what} is {wide[0]} pixels wide in a window of {wide[1]}"

    @contextmanager
    def acting(self, account: UUID) -> Iterator[None]:
        """Somebody does a thing that is not the point of this story, by its step."""
        authority = entry.find_authority(host=f"{self.authority.slug}.localhost")
        assert authority is not None
        with entry.enter(actor=actors.person(account=account), authority=authority.id, reason="prepared"):
            yield
