"""A walk: a day that only moves forward, members of the cast who try steps, and what they may be refused."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.audit.models import Entry
from holdfast.casework import comings_of_age, rederivations
from tests import standings
from tests.casework.walks.cast import JERSEY, NOWHERE, Cast
from tests.people import Member

Any_ = TypeVar("Any_")
Draw = Callable[[st.SearchStrategy[Any]], Any]
Rule = Callable[["Walk"], None]

LONGEST = timedelta(days=240)
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Register something that may happen in a walk."""
    name = f"{function.__module__.rpartition('.')[2]}_{function.__name__}"
    assert name not in RULES, f"two rules {name}"
    RULES[name] = function
    return function


def often(function: Rule) -> Rule:
    """The same for what walks would not get far without."""
    for number in range(3):
        RULES[f"{function.__module__.rpartition('.')[2]}_{function.__name__}_{number}"] = function
    return function


class Walk:
    """What happens to the cast's children, step by step. `draw` answers a value of a strategy."""

    def __init__(self, draw: Draw, cast: Cast = JERSEY) -> None:
        self.draw = draw
        self.cast = cast
        self.today = standings.TODAY
        self.careful = True  # whether nothing wrong is drawn just now
        self.done = self.refused = 0
        self.authorities = {each.slug: each.id for each in entry.list_authorities()}
        self.made: dict[UUID, str] = {}  # what each version of a plan said when it was made
        self.corrected: set[UUID] = set()  # those a step may have changed since the last look
        self.asked: dict[str, int] = {}  # the most queries that each read took
        self.number = 0
        self.story: list[str] = []

    # ------------------------------------------------------------ drawing

    def chance(self, of: int) -> bool:
        """Once in so many times."""
        return bool(self.draw(st.sampled_from(range(of))) == of // 2)

    def slips(self, of: int) -> bool:
        """Once in so many times, save where whoever acts is careful: something is wrong."""
        return not self.careful and self.chance(of)

    def one(self, among: Iterable[Any_]) -> Any_:
        """One of these."""
        found: Any_ = self.draw(st.sampled_from(list(among)))
        return found

    def right(self, right: Any_, *wrong: Any_) -> Any_:
        """Mostly what is right, now and then what is not."""
        return self.one(wrong) if wrong and self.slips(4) else right

    def some(self, among: Iterable[Any_]) -> list[Any_]:
        """One of these, or a few of them."""
        pool = list(among)
        return self.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True)) if pool else []

    def yes(self) -> bool:
        """Yes or no."""
        return bool(self.draw(st.booleans()))

    def unsaid(self) -> bool | None:
        """Yes, no, or not said."""
        return self.one((True, True, False, None))

    def words(self, text: str) -> str:
        """Something said, now and then nothing."""
        return self.right(text, "", "   ")

    def day(self, first: int = -20, last: int = 0) -> date:
        """A day of the last weeks, mostly today; now and then one that lies ahead."""
        if self.slips(5):
            return self.today + timedelta(days=self.draw(st.integers(-120, 40)))
        return self.today + timedelta(days=0 if self.chance(2) else self.draw(st.integers(first, last)))

    def ahead(self, first: int = 1, last: int = 60) -> date:
        """A day to come, now and then one that is past."""
        days = self.draw(st.integers(first, last))
        return self.today + timedelta(days=-days if self.slips(5) else days)

    def hour(self) -> time | None:
        """A time of a day, or none."""
        return self.one((time(10, 0), time(14, 30), None))

    def child(self) -> UUID:
        """A child of the cast, now and then somebody else."""
        return self.right(self.one(self.cast.often), *self.cast.wrong)

    def family(self) -> list[UUID]:
        """Ada and Ben with or without the unborn, mostly; else others, now and then of several families."""
        if self.slips(3):
            return self.some([*self.cast.often, self.cast.wrong[0]])
        if self.chance(5):
            return [self.one(self.cast.often)]
        return list(self.one(self.cast.families))

    def fresh(self) -> int:
        """A number that was not drawn before."""
        self.number += 1
        return self.number

    def reasons(self) -> dict[str, str] | None:
        """A reason for whatever asks for one, mostly."""
        return self.right({"*": "an invented reason"}, None)

    # ------------------------------------------------------------ what is there

    @property
    def now(self) -> datetime:
        """A moment of the day."""
        return datetime.combine(self.today, time(12), tzinfo=UTC)

    def look(self, question: Callable[[], Iterable[Any_]]) -> list[Any_]:
        """What the tables answer, as the system itself in the cast's authority."""
        with self._enter(actors.system(part="tests"), self.cast.slug):
            return list(question())

    def key(self, question: Callable[[], Iterable[UUID]], *, wrong: int = 8) -> UUID:
        """One of the keys that are there, the newest often; now and then one that is nowhere."""
        there = self.look(question)
        if not there or self.slips(wrong):
            return NOWHERE
        return there[-1] if self.yes() else self.one(there)

    # ------------------------------------------------------------ doing

    def somebody(self, mostly: Sequence[Member]) -> Member:
        """Who does it: mostly one of these, now and then anybody at all."""
        return self.one(self.cast.staff) if self.slips(2) else self.one(mostly)

    def do(self, mostly: Sequence[Member], step: Callable[..., Any_], **said: Any) -> Any_ | None:
        """Let somebody try a step; answers what it answers, None where it was refused.

        Whatever else it raises is a fault. A step done left its entry, and so did the attempt.
        """
        return self.do_as(self.somebody(mostly), step, **said)

    def do_as(self, by: Member, step: Callable[..., Any_], **said: Any) -> Any_ | None:
        """The same of one who certainly tries it."""
        name = f"{step.__module__.rpartition('.')[2]}.{step.__name__}"
        for moment in ("today", "now"):
            if moment in inspect.signature(step).parameters:
                said.setdefault(moment, getattr(self, moment))
        self.tell(f"{self.today} {by.name}: {name} {said}".replace("datetime.date", "").replace("UUID", ""))
        before = self._logged(by, name)
        refusal: Refused | None = None
        answer: Any_ | None = None
        try:
            with self._enter(by.actor, by.authority):
                answer = step(**said)
        except Refused as refused:
            refusal = refused
        self.tell(f"    refused: {refusal}" if refusal else "    done")
        self._count(before, self._logged(by, name), name, refusal)
        return answer

    def tell(self, line: str) -> None:
        """Write down what happens, for whoever reads of a walk that failed."""
        self.story.append(line)

    def must(self, by: Member, step: Callable[..., Any_], **said: Any) -> bool:
        """Let somebody do what they may; answers whether it was done."""
        done = self.done
        self.do([by], step, **said)
        return self.done > done

    def pass_time(self, days: int) -> None:
        """Let days go by, and the machine's hourly work with them."""
        last = standings.TODAY + LONGEST
        self.today = min(self.today + timedelta(days=days), last)
        self.tell(f"-- {self.today}")
        with self._enter(actors.system(part="obligations"), self.cast.slug):
            again = rederivations.due_again(today=self.today)
            if again:
                rederivations.derive_again(children=again, today=self.today)
            grown = comings_of_age.due(today=self.today)
            if grown:
                comings_of_age.end_at_eighteen(children=grown, today=self.today)

    def acting(self, by: Member) -> AbstractContextManager[entry.Entered]:
        """As a member, in their authority."""
        return self._enter(by.actor, by.authority)

    def in_authority(self, slug: str) -> AbstractContextManager[entry.Entered]:
        """As whoever checks the log of an authority."""
        return self._enter(actors.system(part="audit"), slug)

    def entries(self, slug: str) -> int:
        """How many entries the log of an authority has; inside it."""
        return Entry.objects.filter(authority_id=self.authorities[slug]).count()

    def as_system(self, part: str) -> AbstractContextManager[entry.Entered]:
        """As a part of the system, in the cast's authority."""
        return self._enter(actors.system(part=part), self.cast.slug)

    def _enter(self, actor: actors.Actor, slug: str) -> AbstractContextManager[entry.Entered]:
        return entry.enter(actor=actor, authority=self.authorities[slug], reason="a walk")

    def _logged(self, by: Member, what: str) -> dict[str, int]:
        """How often this was done and refused so far, by the log."""
        with self._enter(actors.system(part="tests"), by.authority):
            rows = Entry.objects.filter(actor=by.actor.label, authority_id=self.authorities[by.authority])
            found = list(rows.filter(what=what).values_list("outcome", flat=True))
            refused = rows.filter(outcome=Entry.REFUSED).count()
        return {Entry.DONE: found.count(Entry.DONE), Entry.REFUSED: refused}

    def _count(
        self, before: dict[str, int], after: dict[str, int], name: str, refusal: Refused | None
    ) -> None:
        done, refused = (after[each] - before[each] for each in (Entry.DONE, Entry.REFUSED))
        if refusal is None:
            self.done += 1
            assert done >= 1, f"{name} was done and is not in the log"
            assert refused == 0, f"{name} was done, and the log says it was refused"
            return
        self.refused += 1
        assert str(refusal).strip(), f"{name} was refused without a word"
        assert done == 0, f"{name} was refused, and the log says it was done"
        assert refused == 1, f"the refusal of {name} stands {refused} times in the log"
