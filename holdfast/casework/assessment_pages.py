"""What is shown of an assessment: dimension by dimension for each child, and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import families
from holdfast.procedures.conference_words import FINDING_NATURES
from holdfast.procedures.dimensions import Dimensions
from holdfast.records.models import Assessment, AssessmentUpdate, Finding, Person


@dataclass(frozen=True, kw_only=True)
class FindingShown:
    """What an assessment found of one child in one dimension; words as they are kept, and in words."""

    id: UUID
    child: UUID
    assessment: UUID
    dimension: str
    dimension_name: str
    nature: str
    nature_name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class DimensionShown:
    """One dimension and what was found in it: nothing, where there are no findings."""

    word: str
    name: str
    findings: tuple[FindingShown, ...]


@dataclass(frozen=True, kw_only=True)
class ChildAssessed:
    """One child's part of an assessment, every dimension of the framework in its order."""

    id: UUID
    name: str
    dimensions: tuple[DimensionShown, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the dimensions in which nothing is written yet."""
        return tuple(each.name for each in self.dimensions if not each.findings)


@dataclass(frozen=True, kw_only=True)
class UpdateShown:
    """A day on which the assessment was gone through again, by whom, and what changed."""

    on: date
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AssessmentPage:
    """An assessment: `kind` in the authority's word; `says` where the dimensions come from."""

    id: UUID
    kind: str
    by: str
    started_on: date
    due_on: date | None
    completed_on: date | None
    analysis: str
    services: str
    motivation: str
    children: tuple[ChildAssessed, ...]
    updates: tuple[UpdateShown, ...]
    says: str

    @property
    def names(self) -> tuple[tuple[UUID, str], ...]:
        """The children it is about, as a form offers them."""
        return tuple((each.id, each.name) for each in self.children)


@dataclass(frozen=True, kw_only=True)
class Pages:
    """Shows assessments by one authority's dimensions."""

    dimensions: Dimensions

    def page(self, *, assessment: Assessment, children: Sequence[UUID]) -> AssessmentPage:
        """An assessment with the parts of these children."""
        people = {each.id: each for each in Person.objects.filter(id__in=children)}
        updates = AssessmentUpdate.objects.filter(assessment=assessment).select_related("account")
        return AssessmentPage(
            id=assessment.id, kind=assessment.kind, by=assessment.account.name if assessment.account else "",
            started_on=assessment.started.on, due_on=assessment.due_on,
            completed_on=assessment.completed.on if assessment.completed else None,
            analysis=assessment.analysis, services=assessment.services, motivation=assessment.motivation,
            children=tuple(
                self._child(assessment, people[each]) for each in children if each in people
            ),
            updates=tuple(
                UpdateShown(on=each.on, by=each.account.name if each.account else "", text=each.text)
                for each in updates.order_by("on", "known_from", "id")
            ),
            says=self.dimensions.say,
        )  # fmt: skip

    def findings(self, *, assessment: Assessment, child: UUID) -> tuple[FindingShown, ...]:
        """What was found of one child, by dimension, then in the order in which it was written."""
        rows = Finding.standing.filter(assessment=assessment, child=child).order_by("place", "id")
        order = list(self.dimensions.words)
        shown = [
            FindingShown(
                id=each.id, child=child, assessment=assessment.id, dimension=each.dimension,
                dimension_name=self.dimensions.words.get(each.dimension, each.dimension), nature=each.nature,
                nature_name=FINDING_NATURES.get(each.nature, ""), text=each.text,
            )
            for each in rows
        ]  # fmt: skip
        return tuple(sorted(shown, key=lambda each: _at(order, each.dimension)))

    def _child(self, assessment: Assessment, person: Person) -> ChildAssessed:
        found = self.findings(assessment=assessment, child=person.id)
        # A word that the pack no longer has still shows what was found under it.
        words = dict(self.dimensions.words) | {
            each.dimension: each.dimension_name
            for each in found
            if each.dimension not in self.dimensions.words
        }
        return ChildAssessed(
            id=person.id, name=families.name_of(person=person),
            dimensions=tuple(
                DimensionShown(
                    word=word, name=name, findings=tuple(each for each in found if each.dimension == word)
                )
                for word, name in words.items()
            ),
        )  # fmt: skip


def _at(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)
