"""The words of the authority one is in, for pages and sentences; the field's own word where it has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from holdfast.casework.duty_headings import heading
from holdfast.procedures import near_dates, vocabulary, words
from holdfast.procedures.pack import Pack
from holdfast.procedures.vocabulary import Vocabulary

GROUNDS = {
    "no-longer-at-risk": "no longer at risk",
    "assessment-shows-no-need": "an assessment shows no need",
    "abuser-gone": "whoever harmed the child has gone",
    "looked-after-safely": "looked after and safe",
    "with-relatives-safely": "safe with relatives",
    "eighteen": "turned 18",
    "died": "died",
    "left-for-good": "moved away for good",
    "carried-in-undone": "the carrying in was undone",
}
CATEGORIES = {
    "neglect": "neglect",
    "physical-abuse": "physical abuse",
    "sexual-abuse": "sexual abuse",
    "emotional-abuse": "emotional abuse",
}
OWN_TITLES = {
    "initial-conference": "initial-conference",
    "review-conference": "review-conference",
    "core-group": "core-group",
    "looked-after-review": "looked-after-review",
}
"""Events whose name an authority may have a word of its own for."""


@dataclass(frozen=True)
class Wording:
    """How one authority speaks. `Wording.of(pack=procedure.pack())`."""

    own: Vocabulary

    @classmethod
    def of(cls, *, pack: Pack) -> "Wording":
        """The wording of a pack."""
        return cls(vocabulary.of(pack))

    def one(self, *, term: str) -> str:
        """Name one of them: `key worker`. Raises KeyError for no term of `vocabulary.TERMS`."""
        return self.own.one(term)

    def many(self, *, term: str) -> str:
        """Name several of them: `key workers`."""
        return self.own.many(term)

    def role(self, *, role: str) -> str:
        """Name a role: as the authority does, else in the field's word; one of our own as it is written."""
        if role == words.Role.SOCIAL_WORKER:
            return self.own.one("social-worker")
        return self.own.role_name(role) if role in words.ROLES else role.replace("-", " ")

    def roles(self, *, roles: Iterable[str]) -> str:
        """Name several roles in one breath: `health visitor, teacher and police`."""
        return _listed([self.role(role=each) for each in roles])

    def event(self, *, event: str) -> str:
        """Name an event in a sentence: `the Core Group`, `the visit`."""
        if event in OWN_TITLES and event in self.own.terms:
            return f"the {self.own.one(event)}"
        return words.name(event)

    def title(self, *, event: str) -> str:
        """Name an event as it heads a row: `Core Group`, `Visit`."""
        name = self.event(event=event).removeprefix("the ")
        return name[:1].upper() + name[1:]

    def duty(self, *, duty: str, recipient: str = "") -> str:
        """Name a duty as it heads a row: `Visit at home`; with whom it names, where it tells or sends."""
        return heading(duty=duty, to=self.role(role=recipient) if recipient else "")

    @property
    def standing(self) -> str:
        """What a child is *on*, where there is a register, else *has*: the word for the whole time."""
        return self.own.one("register") if self.own.term("register") else self.own.one("plan")

    @property
    def begun(self) -> str:
        """What happened when the plan began, as it heads a row."""
        on_it = self.own.term("register") is not None
        return f"Put on the {self.standing}" if on_it else f"{_first(self.standing)} began"

    @property
    def ended(self) -> str:
        """What happened when the plan ended, as it heads a row."""
        on_it = self.own.term("register") is not None
        return f"Taken off the {self.standing}" if on_it else f"{_first(self.standing)} ended"

    def categories(self, *, categories: Iterable[str]) -> str:
        """Name the categories of abuse: `neglect and emotional abuse`."""
        return _listed([CATEGORIES.get(each, each) for each in categories])

    def state(
        self,
        *,
        from_on: date | None,
        until_on: date | None = None,
        categories: Iterable[str] = (),
        temporary: bool = False,
        grounds: str = "",
        today: date,
    ) -> str:
        """Say in one sentence whether a child has a plan or is on the register, since when and for what."""
        if from_on is None:
            return f"No {self.own.one('plan')}"
        if until_on is not None and until_on <= today:
            why = f": {GROUNDS.get(grounds, grounds.replace('-', ' '))}" if grounds else ""
            return f"{_first(self.own.one('plan'))} ended {near_dates.day(until_on, today)}{why}"
        on_it = f"On the {self.standing}" if self.own.term("register") else _first(self.own.one("plan"))
        since = f"since {near_dates.day(from_on, today)}"
        what = f" for {named}" if (named := self.categories(categories=categories)) else ""
        return f"{on_it} {since}{what}" + (" (temporarily here)" if temporary else "")


def _first(words_said: str) -> str:
    return words_said[:1].upper() + words_said[1:]


def _listed(names: list[str]) -> str:
    """Put names into one breath: `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
