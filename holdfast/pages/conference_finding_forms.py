"""The form of what a conference finds and decides for a child: two questions apart, then what goes with them.

The decision follows from the second question, so that nobody says it twice.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from holdfast.casework import procedure
from holdfast.casework.allocations import Worker
from holdfast.casework.conference_cards import Card, Decisions
from holdfast.casework.conference_findings import Finding
from holdfast.casework.wording import CATEGORIES, GROUNDS, Wording
from holdfast.pages.forms import Form
from holdfast.pages.forms.bound import BoundField
from holdfast.pages.meeting_forms import THEN
from holdfast.pages.visit_forms import YES_NO, line, radios, said, ticks, words
from holdfast.procedures import words as public_words

PUT_OFF = "deferred"
NO_GROUNDS_OF_A_CONFERENCE = ("eighteen", "died")
PURPOSES = {
    "risk_factors": "Risk factors",
    "protective_factors": "Protective factors",
    "support_needed": "What support does the family need?",
    "support_by": "Who might give it?",
    "changes_needed": "What must change for the child to be safe?",
}
REVIEWED = {
    "safety": "Safety, against the outcomes",
    "health": "Health, against the outcomes",
    "development": "Development, against the outcomes",
    "welfare": "Welfare, against the outcomes",
    "progress": "Progress on the outcomes",
    "evidence_of_change": "Is there evidence of change?",
    "safeguarded": "Is the child still adequately safeguarded?",
    "needs_met": "Are the child’s needs still met?",
    "current_plan": "The plan as it is now",
    "child_response": "How the child responded to support",
    "family_response": "How the family responded to support",
}
RISK = {
    "assessment_findings": "What the assessment found",
    "related_assessments": "What other assessments found",
    "against_first_risks": "Against the risks of the beginning",
    "risk_changed": "Have the concerns or the risk changed?",
    "risk_diminished": "Has the risk diminished enough to end the plan?",
    "criteria_met": "Are the criteria for ending met?",
    "other_children": "May other children of the household be at risk?",
    "ending_discussed": "What was said of continuing or ending",
    "category_decision": "Is the category kept or changed, and why?",
    "future_action": "What is done from now on",
}
ANSWERS = frozenset(
    {"evidence_of_change", "safeguarded", "needs_met", "risk_diminished", "criteria_met"}
)  # yes or no
FIRST = ("at_risk", "plan_needed")


class DecideForm(Form):
    """What was found and decided for one child, the same for the brothers and sisters chosen."""

    def __init__(
        self, *positional: Any, decisions: Decisions, card: Card, workers: Sequence[Worker], **options: Any
    ) -> None:
        super().__init__(*positional, **options)
        self.card, self.wording = card, Wording.of(pack=procedure.pack())
        self._with(decisions)
        self._questions()
        self._of_a_plan(workers)
        if not card.is_initial:
            self._of_an_ending()
        for name, label in self._written.items():
            known = radios(label, YES_NO, required=False) if name in ANSWERS else words(label, rows=2)
            self.fields[name] = known

    @property
    def _written(self) -> Mapping[str, str]:
        return PURPOSES if self.card.is_initial else {**REVIEWED, **RISK, **PURPOSES}

    def _with(self, decisions: Decisions) -> None:
        """Brothers and sisters for whom it is the same kind of conference."""
        alike = [each for each in decisions.cards if each.is_initial == self.card.is_initial]
        others = [each for each in alike if each.child != self.card.child]
        if others:
            named = [(str(each.child), _named(each)) for each in others]
            self.fields["others"] = ticks(
                "The same for", named, hint="What you write here is written for them too"
            )

    def _questions(self) -> None:
        name, plan = self.card.name, self.wording.one(term="plan")
        self.fields["at_risk"] = radios(f"Is {name} at risk of significant harm?", YES_NO, required=False)
        choices = [*YES_NO, (PUT_OFF, "Not decided today")]
        question = f"Is a {plan} needed?" if self.card.is_initial else f"Is the {plan} still needed?"
        self.fields["plan_needed"] = radios(question, choices, required=False)
        self.fields["decided_why"] = words("Why was it decided so?", rows=2)

    def _of_a_plan(self, workers: Sequence[Worker]) -> None:
        named = [(each, name[:1].upper() + name[1:]) for each, name in CATEGORIES.items()]
        self.fields["categories"] = ticks("Where there is a plan: under which category?", named)
        if not self.card.is_begun and self.card.categories_now:
            self.fields["categories"].initial = list(self.card.categories_now)
        worker = self.wording.one(term="social-worker")
        listed = {str(each.account): f"{each.name}, {each.team_name}" for each in workers}
        self.fields["social_worker"] = forms.ChoiceField(
            label=f"Who is the {worker}?", required=False, choices=[("", "Not named yet"), *listed.items()]
        )
        self.fields["worker_identified_by"] = line("Who named them?", hint="The manager who chose them")
        self.fields["role_explained"] = radios(f"Was the {worker}’s role explained?", YES_NO, required=False)

    def _of_an_ending(self) -> None:
        known = [
            (each, GROUNDS[each][:1].upper() + GROUNDS[each][1:])
            for each in public_words.OPEN["grounds"]
            if each in GROUNDS and each not in NO_GROUNDS_OF_A_CONFERENCE
        ]
        self.fields["grounds"] = ticks(
            "Where it ends: why? One or more", [*known, ("other", "Another reason")]
        )
        self.fields["then"] = forms.ChoiceField(
            label="Where it ends: what follows?", required=False, choices=[("", "Not said"), *THEN.items()]
        )
        self.fields["then_why"] = words("Why?", rows=2)

    @property
    def parts(self) -> list[tuple[str, list[BoundField]]]:
        """The fields under their headings, in the order in which a conference goes through them."""
        ending = [] if self.card.is_initial else [("If it ends", ["grounds", "then", "then_why"])]
        seen = (
            []
            if self.card.is_initial
            else [("How it went", list(REVIEWED)), ("Risk, then and now", list(RISK))]
        )
        names = [
            ("The two questions", [*FIRST, "decided_why"]),
            ("If there is a plan", ["categories", "social_worker", "worker_identified_by", "role_explained"]),
            *ending, *seen, ("Risk, protection and support", list(PURPOSES)),
        ]  # fmt: skip
        return [(heading, [self[name] for name in own if name in self.fields]) for heading, own in names]

    @property
    def children(self) -> list[UUID]:
        """The child, and those for whom it is the same."""
        return [self.card.child, *(UUID(each) for each in self.cleaned_data.get("others", []))]

    def clean(self) -> dict[str, Any]:
        """A plan has its category, an ending its reason and what follows."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        needed = cleaned.get("plan_needed")
        if needed == "yes" and self.card.is_initial and not cleaned.get("categories"):
            self.add_error("categories", "Choose at least one category")
        if needed == "no" and not self.card.is_initial:
            if not cleaned.get("grounds"):
                self.add_error("grounds", "Say why the plan ends")
            if not cleaned.get("then"):
                self.add_error("then", "Say what follows, or that nothing more does")
        return cleaned

    @property
    def finding(self) -> Finding:
        """What was filled in, as the step takes it."""
        cleaned = self.cleaned_data
        written = [name for name in self._written if name in cleaned]
        return Finding(
            at_risk=said(cleaned["at_risk"]), plan_needed=said(cleaned["plan_needed"]),
            decision=self._decision(cleaned["plan_needed"]), decided_why=cleaned["decided_why"],
            categories=cleaned["categories"], grounds=cleaned.get("grounds", []),
            then=cleaned.get("then", ""), then_why=cleaned.get("then_why", ""),
            social_worker=self._worker(cleaned),
            worker_identified_by=cleaned["worker_identified_by"],
            role_explained=said(cleaned["role_explained"]),
            said={name: cleaned[name] for name in written if name not in ANSWERS},
            answered={name: said(cleaned[name]) for name in written if name in ANSWERS},
        )  # fmt: skip

    @staticmethod
    def _worker(cleaned: Mapping[str, Any]) -> UUID | None:
        """Where there is no plan nobody is named for it, whoever stood in the list."""
        is_named = cleaned["social_worker"] and cleaned["plan_needed"] not in ("no", PUT_OFF)
        return UUID(cleaned["social_worker"]) if is_named else None

    def _decision(self, needed: str) -> str:
        made = {"yes": "plan", "no": "no-plan"} if self.card.is_initial else {"yes": "continue", "no": "end"}
        return PUT_OFF if needed == PUT_OFF else made.get(needed, "")


def standing(*, card: Card, worker: str = "") -> dict[str, Any]:
    """A child's card as the form's values; `worker` is offered as long as nothing is written of the child."""
    found, yes_no = card.finding, {True: "yes", False: "no", None: ""}
    needed = PUT_OFF if found.decision == PUT_OFF else yes_no[found.plan_needed]
    values: dict[str, Any] = {
        "at_risk": yes_no[found.at_risk], "plan_needed": needed, "decided_why": found.decided_why,
        "categories": list(found.categories or (card.categories_now if not card.is_begun else ())),
        "grounds": list(found.grounds), "then": found.then, "then_why": found.then_why,
        "social_worker": str(found.social_worker or ("" if card.is_begun else worker)),
        "worker_identified_by": found.worker_identified_by,
        "role_explained": yes_no[found.role_explained], **found.said,
        **{name: yes_no[answer] for name, answer in found.answered.items()},
    }  # fmt: skip
    return values


def _named(card: Card) -> str:
    return f"{card.name} (takes the place of what is written)" if card.is_begun else card.name
