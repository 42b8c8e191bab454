"""The form of one outcome of a draft: which need it answers, what will be different, who does what for it."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms

from holdfast.casework.plan_draft_pages import PartPage
from holdfast.casework.plan_said import ActionSaid, NeedSaid, OutcomeSaid
from holdfast.pages import child_forms, row_forms
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.outline_forms import PEOPLE
from holdfast.pages.plan_part_forms import PartForm, who_field
from holdfast.pages.row_forms import Column, Rows
from holdfast.pages.visit_forms import line, ticks, words

OTHER = "other"  # in place of a need of the plan: one that is written here
MORE = ("for_how_long", "strategy", "resources", "who", "answers")
TEXTS = ("text", "baseline", "how_known", "when", "for_how_long", "strategy", "resources", "who")
ACTION = ("text", "who", "by_on", "when", "why", "knowledge", "resources")


class OutcomeForm(PartForm):
    """An outcome with its actions. `said` and `need` are what a right one says."""

    def add(self) -> None:
        """What it answers, what it says, and a row for each action."""
        needs = [(str(each.key), each.text) for each in self.page.plan.needs]
        if needs:
            self.fields["need"] = forms.ChoiceField(
                label="Which need does it answer?", choices=[*needs, (OTHER, "Another, which I write below")]
            )
        self.fields |= {
            "new_need": line("The need, if it is not in the plan yet"),
            "text": words("What will be different for the child?", rows=2, required=True,
                          error="Say what will be different for the child"),
            "baseline": words("How it is now", rows=2),
            "how_known": words("How we shall know", rows=2, hint="What will be seen, and by whom"),
            "by_on": child_forms.day("By which day", past=False, required=False),
            "when": line("Or by when in words"),
            "for_how_long": line("For how long it must be seen, such as 12 weeks"),
            "who": line("Who answers for it"),
            "strategy": words("How it is to be reached", rows=2),
            "resources": words("What it needs, one on each line", rows=2),
        }  # fmt: skip
        self.fields["who"].widget.attrs["list"] = PEOPLE
        if choices := self._answers():
            self.fields["answers"] = ticks("It answers these too", choices)
        self.own = Rows(
            form=self, name="actions", needs={"text": "Say what is done", "who": "Say who does it"}, first=4,
            columns=[
                Column(name="text", label="What is done", made=partial(words, rows=2)),
                Column(name="who", label="Who does it", made=who_field),
                Column(name="by_on", label="By which day", made=_day),
                Column(name="when", label="Or by when in words", made=line),
                Column(name="why", label="Why", made=line),
                Column(name="knowledge", label="What shows that it helps", made=line),
                Column(name="resources", label="What it needs", made=line),
            ],
        )  # fmt: skip
        if self.page.outcome is not None:
            self.fields["leave_out"] = forms.BooleanField(
                label="Take this outcome and its actions out of the plan", required=False
            )

    def _answers(self) -> list[tuple[str, str]]:
        """The other needs, and the risks."""
        plan = self.page.plan
        needs = [(str(each.key), each.text) for each in plan.needs if each.key != self.page.need]
        return needs + [(str(each.key), f"Risk: {each.text}") for each in plan.lines_of("risks")]

    @property
    def rows(self) -> Rows:
        """The actions."""
        return self.own

    @property
    def boxes(self) -> list[BoundField]:
        """What every outcome says."""
        own = [name for name in ("need", "new_need", *TEXTS, "by_on") if name in self.fields]
        return [self[name] for name in self.fields if name in own and name not in MORE]

    @property
    def more(self) -> list[BoundField]:
        """What some say."""
        return [self[name] for name in MORE if name in self.fields]

    @property
    def more_open(self) -> bool:
        """Whether any of it is written, or wrong."""
        return any(each.value() or each.errors for each in self.more)

    def clean(self) -> dict[str, Any]:
        """An outcome answers a need; an action says what is done and who does it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("need", OTHER) == OTHER and not cleaned.get("new_need"):
            self.add_error("new_need", "Say which need it answers")
        self.own.clean(cleaned)
        return cleaned

    @property
    def need(self) -> NeedSaid:
        """The need chosen, or written."""
        chosen = self.cleaned_data.get("need", OTHER)
        if chosen == OTHER:
            return NeedSaid(text=self.cleaned_data["new_need"])
        return NeedSaid(text="", key=UUID(chosen))

    @property
    def said(self) -> OutcomeSaid:
        """What the outcome says; what an action answered and who it was by stays with it."""
        cleaned = self.cleaned_data
        before = {each.key: each for each in self.page.outcome.actions} if self.page.outcome else {}
        actions = []
        for row in self.own.said():
            old = before.get(row[row_forms.KEY])
            actions.append(ActionSaid(**row, answers=old.answers if old else ()))
        return OutcomeSaid(
            **{name: cleaned[name] for name in TEXTS}, by_on=cleaned["by_on"], actions=actions,
            answers=tuple(cleaned.get("answers", ())),
        )  # fmt: skip


def values(*, page: PartPage) -> dict[str, Any]:
    """An outcome as it stands, as its form begins with it."""
    also = {"also": [str(each) for each in page.shared]}
    if page.outcome is None:
        return also
    said = page.outcome
    found: dict[str, Any] = {name: getattr(said, name) for name in (*TEXTS, "by_on")}
    found |= {"need": str(page.need), "answers": list(said.answers), **also}
    for row, each in enumerate(said.actions, 1):
        found |= row_forms.values(name="actions", row=row, said=each, columns=ACTION)
    return found


def _day(label: str) -> Any:
    return child_forms.day(label, past=False, required=False)
