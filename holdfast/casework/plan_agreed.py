"""What each who is to sign a version of a plan said of it, and what follows: signed, waiting, disagrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

ASKED = ("signs", "understands", "accepts", "willing")
OF_PARENTS = ("understands_harm", "understands_change", "understands_expected")
QUESTIONS = (*ASKED, *OF_PARENTS)
"""What is asked of everybody, then what is asked of a parent beside it; each is answered apart."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What one answered once. `reply` keeps the words of the e-mail or letter; `by` is who wrote it down."""

    id: UUID
    on: date
    how: str
    meeting: UUID | None
    meeting_kind: str
    meeting_on: date | None
    signs: bool | None
    understands: bool | None
    understands_harm: bool | None
    understands_change: bool | None
    understands_expected: bool | None
    accepts: bool | None
    willing: bool | None
    why_not: str
    reply: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """Somebody who is to sign; `answers` the newest first. What was said last of each question counts."""

    id: UUID
    plan: UUID
    key: str
    name: str
    role: str
    side: str
    agency: str
    account: UUID | None
    person: UUID | None
    circulated_on: date | None
    circulated_how: str
    not_asked_why: str
    answers: tuple[Answered, ...]

    def said(self, *, of: str) -> bool | None:
        """What they said last of one question: `accepts`; None where they never did."""
        found: Iterable[bool | None] = (getattr(each, of) for each in self.answers)
        return next((each for each in found if each is not None), None)

    @property
    def signed_on(self) -> date | None:
        """The day on which they signed, where they did."""
        last = next((each for each in self.answers if each.signs is not None), None)
        return last.on if last and last.signs else None

    @property
    def dissent(self) -> Answered | None:
        """Their last answer on accepting the plan, where it was no."""
        last = next((each for each in self.answers if each.accepts is not None), None)
        return last if last and not last.accepts else None

    @property
    def agreed_later(self) -> tuple[Answered, Answered] | None:
        """The last no, and the first yes after it, of one who did not accept the plan first."""
        spoken = [each for each in reversed(self.answers) if each.accepts is not None]
        for before, after in zip(reversed(spoken[:-1]), reversed(spoken[1:]), strict=True):
            if after.accepts and not before.accepts:
                return before, after
        return None

    @property
    def state(self) -> str:
        """Where it stands: not-asked, disagrees, signed, refused, waiting."""
        if self.not_asked_why:
            return "not-asked"
        if self.dissent is not None:
            return "disagrees"
        if self.signed_on is not None:
            return "signed"
        return "refused" if self.said(of="signs") is False else "waiting"

    @property
    def agrees(self) -> bool | None:
        """Whether they agree, as the public form has it: accepted or signed; None while nothing is said."""
        accepts = self.said(of="accepts")
        return True if accepts is None and self.signed_on else accepts


@dataclass(frozen=True, kw_only=True)
class Limit:
    """By when the plan is to go round, or to be back: with its clause, and the day on which it was."""

    event: str
    duty: str
    say: str
    cite: str
    key: str
    recipient: str
    by_on: date | None
    met_on: date | None
    late: bool


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """One version of a child's plan and those who are to sign it."""

    plan: UUID
    child: UUID
    signatories: tuple[Signatory, ...]
    limits: tuple[Limit, ...]

    @property
    def asked(self) -> tuple[Signatory, ...]:
        """Those who are to sign."""
        return tuple(each for each in self.signatories if each.state != "not-asked")

    @property
    def signed(self) -> tuple[Signatory, ...]:
        """Those who have."""
        return self._in("signed")

    @property
    def waiting(self) -> tuple[Signatory, ...]:
        """Those who have neither signed nor said that they will not."""
        return self._in("waiting")

    @property
    def disagree(self) -> tuple[Signatory, ...]:
        """Those who do not accept the plan; each has the reasons."""
        return self._in("disagrees")

    @property
    def undiscussed(self) -> tuple[Signatory, ...]:
        """Those whose dissent no core group has talked over yet."""
        return tuple(each for each in self.disagree if each.dissent and each.dissent.meeting is None)

    @property
    def is_answered(self) -> bool:
        """Whether everybody who is to sign has answered."""
        return bool(self.asked) and not self.waiting

    @property
    def circulated_on(self) -> date | None:
        """The day on which the last of those who are to sign had it; None where somebody has not."""
        days = [each.circulated_on for each in self.asked]
        sent = [each for each in days if each is not None]
        return max(sent) if sent and len(sent) == len(days) else None

    @property
    def late_since(self) -> date | None:
        """The first day that has passed by which it was to be sent or back, and was not."""
        return min((each.by_on for each in self.limits if each.late and each.by_on), default=None)

    @property
    def understood(self) -> Mapping[str, bool]:
        """Whether each who said so understands the plan, by the name in lower case."""
        found = ((each.name.casefold(), each.said(of="understands")) for each in self.signatories)
        return {name: said for name, said in found if said is not None}

    def as_rows(self) -> list[dict[str, object]]:
        """As the public form has it (docs/record-form.md, agreement), of those who said anything."""
        found = []
        for each in self.signatories:
            if each.agrees is None:
                continue
            side = {"child": "child", "professional": "professional"}.get(each.side, "family")
            row: dict[str, object] = {"who": each.name, "side": side, "agrees": each.agrees}
            if each.dissent is not None:
                row["why_not"] = each.dissent.why_not
            found.append(row)
        return found

    def _in(self, state: str) -> tuple[Signatory, ...]:
        return tuple(each for each in self.signatories if each.state == state)
