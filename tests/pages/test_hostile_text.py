"""Hostile text in every field of every form that can be reached comes out as it went in, and does nothing.

The forms are found by walking, the fields by reading the forms: nothing here knows what pages there
are. A text that was taken must be read again, whole, on some page; a field whose text never is stands below,
with why.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import resolve

from tests import people
from tests.pages import addresses, full_house
from tests.pages.form_filling import Filling, cells, spaced
from tests.pages.full_house import House
from tests.pages.read_pages import Page
from tests.pages.walking import KEY, Found, Walk
from tests.people import Member

# Who walks, in this order: a form that somebody before can reach as well is theirs.
WALKERS = (
    *(people.WINIFRED, people.MALCOLM, people.DORA, people.DAN, people.ADAM, people.MARTHA),
    people.CHLOE,
)
# Whose forms are so many that they are tried in several tests, each its share: who has the children has most.
PARTS = {people.WINIFRED: 4}
# What others can open and only this one can send: whoever has the child needs no other way in.
THEIRS = {"emergency": people.MARTHA, "duty-open": people.DORA, "report-authorise": people.MALCOLM}
# Where somebody else reads what the walker wrote, besides the pages that the walker sees.
ELSEWHERE = ((people.MALCOLM, "emergencies"), (people.MALCOLM, "today"), (people.ADAM, "account"))
TURNS = 4  # other choices, so that each box that stands under a choice is filled in

LIKELY = -1
# On which pages what was typed was found; begun with those on which most is.
SHOWN_ON: Counter[str] = Counter(
    {"child-timeline": 9, "child-notes": 8, "child": 7, "child-people": 6, "child-meetings": 5,
     "child-plan": 4,
     "child-history": 3, "child-log": 2}
)  # fmt: skip

# A form that is not filled in here: its name as the address has it, and why.
NOT_FILLED: dict[str, str] = {
    "set-up-app": "its one box takes a code of six figures and nothing else",
    "set-up-passkey": "a browser sends it; its name is tried in tests/pages/test_second_factors.py",
    "sign-in": "what is typed is a password, or whose it is",
    "vary": "few dates can be put off, and this one is not: tests/casework/test_variations.py",
    "looks": "it shows each kind of field, and saves nothing",
    "cover": "a worker who covers for oneself is refused; its words are tried in tests/pages/test_covers.py",
    "support-plan": "for a child whose plan has ended: tests/pages/test_afterwards.py",
    "conference-arrange": "each conference of the house is arranged: tests/pages/test_conferences.py",
    "report-view": "the report of the house is with the manager: tests/pages/test_conference_reports.py",
    "support-plan-end": "the plan of the house is from before: tests/pages/test_afterwards.py",
    "core-group-action-add": "the draft of the house has other outcomes: tests/pages/test_core_group_days.py",
    "carry-in-mend": "the same boxes as one family by hand, which is filled in",
}
# A field whose text never comes out: form and field, and why. Where pages do not show what they should, it
# says so: such a line goes when the page does.
IN_THE_LOG = "it says why something was done, and stands in the log"
NOT_SHOWN_YET = "no page shows it yet, though it is kept"
OF_A_REVIEW = "the house's conference is a looked-after review, whose Decisions show none of it"
OF_ANOTHER = "it is saved for a brother or sister, whose page shows it"
CUT = "the timeline shows its first 160 characters; nothing shows more yet"
NEVER_SHOWN: dict[str, str] = {
    "close-account close-reason": IN_THE_LOG,
    "ask-reset reset-reason": IN_THE_LOG,
    "emergency-see said": IN_THE_LOG,
    "person-correct reason": IN_THE_LOG,
    "registration-end because": IN_THE_LOG,
    "meeting-record because": IN_THE_LOG,
    "core-group-complete because": IN_THE_LOG,
    "meeting-record interpreter": NOT_SHOWN_YET,
    "milestone-record text": CUT,
    "plan-milestone text": CUT,
    "core-group-lead chair_name": "all whom the walk chooses have an account: test_core_group_meetings.py",
    **{
        f"core-group-{name} because": IN_THE_LOG
        for name in ("arrange", "invite", "member-add", "member-leave", "move")
    },
    "other-meeting-arrange because": IN_THE_LOG,
    "allocate note": NOT_SHOWN_YET,
    "tell text": CUT,
    "strategy-record others": "each line is somebody, shown one by one",
    "contribution-ask others": "each line is somebody who is asked, shown one by one",
    **{
        f"{name} because": IN_THE_LOG
        for name in ("conference-arrange-child", "conference-chair", "early-review", "invitations-send")
    },
    "outline-plan *": OF_A_REVIEW,
    "core-group-name *": OF_A_REVIEW,
    "enquiry-begin *": OF_ANOTHER,
    "temporary *": OF_ANOTHER,
    "transfer-in note": OF_ANOTHER,
    "chronology-entry *": "the same form takes the entry out, which the walk does: test_chronologies.py",
    "plan-outcome *": "the same form takes the outcome out, which the walk does; a new one has its boxes",
    "plan-begin why": IN_THE_LOG,  # each child of the house has a draft, and keeps it
    "visit-record done-": "shown where a child was not seen, as the correction of a visit tries",
    # It leads to the review, which shows what decides; the rest is seen on the pages of the child.
    "carry-in-family *": "shown once it is carried in",
}


@pytest.fixture(autouse=True)
def no_failed_attempts_are_left() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def house(db: None) -> House:
    return full_house.build(fullest=False)


@contextmanager
def rolled_back(walk: Walk) -> Iterator[None]:
    """What was saved is taken back; `enter` is durable, so it is a bare savepoint."""
    before, cookie = transaction.savepoint(), walk.client.cookies["sessionid"].value
    yield
    transaction.savepoint_rollback(before)
    walk.client.cookies["sessionid"] = cookie


@dataclass
class Trial:
    """One form: which texts were taken, and which were read again."""

    found: Found
    readers: list[tuple[Walk, str]]
    taken: dict[str, str] = field(default_factory=dict)  # the field → the text
    read: set[str] = field(default_factory=set)
    was_saved: bool = False
    said: list[str] = field(default_factory=list)

    def run(self, walk: Walk) -> None:
        """Fill it in with other choices each time, until every text that was taken was read again."""
        for turn in range(TURNS):
            with rolled_back(walk):
                filling = self._fill(walk, turn)
                if filling is not None:
                    self._look_for(walk, filling, everywhere=turn == TURNS - 1)
            if self.was_saved and not self.never:
                return

    @property
    def name(self) -> str:
        """The name of the address that it is sent to."""
        return self.found.sign[0]

    @property
    def never(self) -> set[str]:
        """The fields whose text was taken and never read, though nothing says why not."""
        if f"{self.name} *" in NEVER_SHOWN:
            return set()
        return {each for each in set(self.taken) - self.read if f"{self.name} {each}" not in NEVER_SHOWN}

    def _fill(self, walk: Walk, turn: int) -> tuple[Filling, str] | None:
        page = walk.look(self.found.page)
        assert page is not None
        same = [form for form in page.forms if {each.name for each in form.typed} == self.names]
        filling = Filling(walk.client, self.found.page, (same or [self.found.form])[0], turn)
        answer = filling.send()
        self.said = filling.said
        if answer is None:
            return None
        self.was_saved = True
        self.taken |= {KEY.sub("", name): text for name, text in filling.typed.items() if "zq" in text}
        if "csv" in answer.headers["Content-Type"]:
            assert [cell for cell in cells(answer) if cell[:1] in {*"=+-@\t\r"}] == []
            return None
        there = answer.headers.get("Location", "") or filling.target
        if not answer.headers.get("Location"):
            self._read(Page(answer.content.decode(), address=there), filling, there)
        return filling, there

    @property
    def names(self) -> set[str]:
        """The fields that somebody fills in."""
        return {each.name for each in self.found.form.typed}

    def _look_for(self, walk: Walk, made: tuple[Filling, str], *, everywhere: bool) -> None:
        """Read where it led, what that leads to, and then every page there is, until all was read."""
        filling, there = made
        first = walk.look(there) if there.startswith("/") else None
        if first is not None:
            self._read(first, filling, there)
        near = dict.fromkeys(first.local_links(walk.host) if first is not None else [])
        ahead = [(walk, path) for path in sorted(near, key=how_likely)]
        if everywhere:
            ahead += [*self.readers, *((walk, path) for path in walk.shown)]
        for reader, path in ahead:
            if not self.never:
                return
            if how_likely(path) > LIKELY and not everywhere:
                return
            page = reader.look(path)
            if page is not None:
                self._read(page, filling, path)

    def _read(self, page: Page, filling: Filling, path: str) -> None:
        assert page.wrong == [], (path, page.wrong)
        assert not {"x-hostile", "b"} & set(page.tags), f"{path}: what {self.found.sign} was given is a tag"
        for name, text in filling.typed.items():
            if text and spaced(text.replace("\0", "")) in page.text:
                self.read.add(KEY.sub("", name))
                SHOWN_ON[resolve(urlsplit(path).path).view_name] += 1


def how_likely(path: str) -> int:
    """What shows most of what is typed is read first: the pages on which it was found before."""
    return -SHOWN_ON[resolve(urlsplit(path).path).view_name]


def is_theirs(walk: Walk, before: list[Walk], found: Found) -> bool:
    """Whether nobody before reaches the same page, or nobody else can send it."""
    if found.sign[0] in THEIRS:
        return walk.member is THEIRS[found.sign[0]]
    return not any(each.client.get(found.page).status_code == 200 for each in before)


def shares() -> Iterator[Any]:
    """Each walker, and which share of their forms."""
    for member in WALKERS:
        parts = PARTS.get(member, 1)
        name = member.name.split()[1].lower()
        for part in range(parts):
            yield pytest.param(member, part, parts, id=f"{name}-{part + 1}" if parts > 1 else name)


@pytest.mark.parametrize(("member", "part", "parts"), list(shares()))
def test_what_is_typed_comes_out_as_it_went_in(house: House, member: Member, part: int, parts: int) -> None:
    walk = Walk(member, house).go()
    before = [Walk(each, house) for each in WALKERS[: WALKERS.index(member)]]
    named = {each.name: each.filled(house) for each in addresses.every()}
    readers = [(Walk(each, house), named[name]) for each, name in ELSEWHERE]
    never: dict[str, str] = {}
    unsaved: dict[tuple[str, ...], list[str]] = {}
    for found in walk.forms():
        name = found.sign[0]
        if crc32(repr(found.sign).encode()) % parts != part:  # by what it is: the same in each of the parts
            continue
        if name in NOT_FILLED or not is_theirs(walk, before, found):
            continue
        trial = Trial(found, readers)
        trial.run(walk)
        if not trial.was_saved:
            unsaved[found.sign] = trial.said
        never |= {f"{name} {each}": trial.taken[each][:40] for each in trial.never}
    assert unsaved == {}
    assert never == {}
