"""A family's timeline written as rows: what the steps would have left behind, without taking them.

tests/benchmarks/test_bulk.py takes the same timelines through the steps and compares every row.
"""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from _families import CORE_GROUP, Family, Happening, child
from _tables import Rows, evening

from holdfast.casework import carry_in_columns, milestone_columns
from holdfast.casework.carry_in_columns import Row
from holdfast.casework.plan_said import ContactSaid, NeedSaid
from holdfast.casework.visit_said import VisitSaid
from holdfast.records import models as tables

WORKING_AS = "social-worker"
NOTE_KIND, NOTE_WITH, NOTE_AT = "call", "the mother", time(11)
TOLD_TEXT, TOLD_AT = "Entry was refused; nobody was seen.", time(16, 20)
REVIEW_VENUE, REVIEW_AT = "Pretend House", time(10)
CORE_GROUP_NOTE = "Looked at each outcome; the alcohol service reports two missed appointments."
SUPERVISION = {"risk_considered": True, "assessment_needed": False}
SENT: dict[str, dict[str, Any]] = {
    "record-distributed": {"of": "core-group", "to": ["core-group", "conference-chair", "team-manager"]},
    "agreement-circulated": {"to": ["core-group", "conference-chair"]},
}
PLAN_AIM = "Home is safe and predictable, with adults who notice and act."
RHYTHM = {"visit_every": "3 weeks", "core_group_every": "4 weeks"}
WORKS_WITH = (("school", "teacher"), ("gp", "doctor"), ("health_visitor", "health-visitor"))


class Writing:
    """Writes one family after the other; `agencies` by name, `carry_in` the register they came in with."""

    def __init__(self, *, rows: Rows, agencies: dict[str, UUID], administrator: UUID, carry_in: UUID) -> None:
        self.rows, self.agencies, self.administrator, self.carry_in = rows, agencies, administrator, carry_in

    def write(self, *, family: Family) -> tuple[UUID, ...]:
        """Write everything of a family; answers the keys of its children."""
        return OneFamily(self, family).write()


class OneFamily:
    """One family being written."""

    def __init__(self, writing: Writing, family: Family) -> None:
        self.writing, self.family = writing, family
        self.children: list[UUID] = []
        self.registrations: list[UUID] = []
        self.outlines: dict[UUID, UUID] = {}  # by registration
        self.arranged: dict[date, UUID] = {}  # core groups by the day they were arranged for
        self.failed: list[UUID] = []
        self.told: list[UUID] = []

    def write(self) -> tuple[UUID, ...]:
        """All of it, in order."""
        self._carried_in()
        for each in self.family.happened:
            _OF_KIND[each.kind](self, each)
        return tuple(self.children)

    def put(self, model: Any, known_on: date, /, **values: Any) -> UUID:
        """A row that is known since the evening of a day."""
        return self.writing.rows.put(model, evening(known_on), **values)

    # ------------------------------------------------------------ the register

    def _carried_in(self) -> None:
        read = [carry_in_columns.read(said=each) for each in self.family.register]
        start, first = self.family.start, read[0]
        family = self.put(tables.Family, start, name=f"{first.get('family_name')} family")
        home = self.put(
            tables.Household, start, address=first.get("address"), postcode=first.get("postcode"),
            protected=first.get("protected"),
        )  # fmt: skip
        parents = {
            kind: self._person(first, kind, family) for kind in ("mother", "father") if first.get(kind)
        }
        for row in read:
            key = self._child(row, family, home)
            for kind, parent in parents.items():
                self.put(tables.Relationship, start, person_id=parent, to_id=key, kind=kind)

    def _person(self, row: Row, kind: str, family: UUID) -> UUID:
        given, _, last = str(row.get(kind)).rpartition(" ")
        key = self.put(
            tables.Person, self.family.start, given_name=given, family_name=last,
            carry_in_id=self.writing.carry_in,
        )  # fmt: skip
        self.put(
            tables.FamilyMember, self.family.start, family_id=family, person_id=key, from_on=self.family.start
        )
        return key

    def _child(self, row: Row, family: UUID, home: UUID) -> UUID:
        start, began, own = (
            self.family.start,
            row.get("plan_began_on"),
            {"carry_in_id": self.writing.carry_in},
        )
        key = self.put(
            tables.Person, start, given_name=row.get("given_name"), family_name=row.get("family_name"),
            born_on=row.get("born_on"), sex=row.get("sex"), warning=row.get("warning") or "", **own,
        )  # fmt: skip
        if row.get("main_language"):
            self.put(tables.Language, start, person_id=key, language=row.get("main_language"), main=True)
        self.put(tables.FamilyMember, start, family_id=family, person_id=key, from_on=start)
        self.put(tables.HouseholdMember, start, household_id=home, person_id=key)
        self.put(
            tables.Allocation, start, child_id=key, account_id=self.family.worker.account,
            team_id=self.family.worker.team, role=WORKING_AS, from_on=began, **own,
        )  # fmt: skip
        for column, role in WORKS_WITH:
            self.put(
                tables.Involvement, start, child_id=key, role=role,
                agency_id=self.writing.agencies[row.get(column)],
                from_on=start, core_group=role != "doctor", **own,
            )  # fmt: skip
        registration = self.put(
            tables.Registration, start, child_id=key, began_as="carried-in", from_on=began,
            carried_in_on=start, carried_from=row.get("carried_from"),
            last_review_on=row.get("last_review_on"), **own,
        )  # fmt: skip
        for category in row.get("categories"):
            self.put(
                tables.RegistrationCategory, start, registration_id=registration, category=category,
                from_on=began, **own,
            )  # fmt: skip
        detailed = next((each.on for each in self.family.happened if each.kind == "plan"), None)
        outline = self.put(
            tables.Plan, start if detailed is None else detailed, registration_id=registration,
            made_on=began, aim=row.get("aim"), recorded_by_id=self.writing.administrator,
            replaced_on=detailed, **own,
        )  # fmt: skip
        self.outlines[registration] = outline
        self.children.append(key)
        self.registrations.append(registration)
        return key

    # ------------------------------------------------------------ what happened

    def _plan(self, each: Happening) -> None:
        needs, contacts = each.said
        for registration in self.registrations:
            plan = self.put(
                tables.Plan, each.on, registration_id=registration, part="detailed", made_on=each.on,
                aim=PLAN_AIM, recorded_by_id=each.by, at="core-group",
                replaces_id=self.outlines[registration], **RHYTHM,
            )  # fmt: skip
            self._needs(plan, each.on, needs, contacts)

    def _needs(
        self, plan: UUID, on: date, needs: Sequence[NeedSaid], contacts: Sequence[ContactSaid]
    ) -> None:
        for place, need in enumerate(needs, 1):
            of_need = self.put(tables.Need, on, plan_id=plan, place=place, text=need.text)
            for number, outcome in enumerate(need.outcomes, 1):
                of_outcome = self.put(
                    tables.Outcome, on, need_id=of_need, place=number, text=outcome.text,
                    how_known=outcome.how_known, by_on=outcome.by_on,
                )  # fmt: skip
                for last, action in enumerate(outcome.actions, 1):
                    self.put(
                        tables.Action, on, outcome_id=of_outcome, place=last, text=action.text,
                        who=action.who, role=action.role, by_on=action.by_on, account_id=action.account,
                    )  # fmt: skip
        for place, contact in enumerate(contacts, 1):
            self.put(
                tables.Contact, on, plan_id=plan, place=place, who=contact.who, role=contact.role,
                every=contact.every, why=contact.why,
            )  # fmt: skip

    def _visit(self, each: Happening) -> list[UUID]:
        said: VisitSaid = each.said
        visit = self.put(
            tables.Visit, each.on, on=said.on, at=said.at, account_id=each.by, recorded_by_id=each.by,
            by_role=WORKING_AS, place=said.place, announced=said.announced,
            how_things_are=said.how_things_are,
        )  # fmt: skip
        return [
            self.put(
                tables.VisitChild, each.on, visit_id=visit, on=said.on,
                child_id=next(key for place, key in enumerate(self.children) if child(place) == part.child),
                **{name: value for name, value in vars(part).items() if name != "child"},
            )
            for part in said.children
        ]  # fmt: skip

    def _not_seen(self, each: Happening) -> None:
        self.failed = self._visit(each)

    def _tell(self, each: Happening) -> None:
        self.told = [
            self.put(
                tables.Telling, each.on, child_id=key, on=each.on, at=TOLD_AT, account_id=each.by,
                by_role=WORKING_AS, whom="team-manager", to_account_id=each.said, of=str(of), of_kind="visit",
                how="call", text=TOLD_TEXT,
            )
            for key, of in zip(self.children, self.failed, strict=True)
        ]  # fmt: skip

    def _acknowledge(self, each: Happening) -> None:
        for telling in self.told:
            self.put(tables.Acknowledgement, each.on, telling_id=telling, account_id=each.by, on=each.on)

    def _core_group(self, each: Happening) -> None:
        held = {
            "held_on": each.on, "members": list(CORE_GROUP), "parents_came": True, "decisions_recorded": True,
            "note": CORE_GROUP_NOTE, "recorded_by_id": each.by,
        }  # fmt: skip
        # What was arranged is the very row that is held now: written once, as it is in the end.
        meeting = self.arranged.pop(each.on, None)
        if meeting is None:
            meeting = self._meeting(each.on)
        self._meeting_row(meeting, each.on, kind="core-group", **held)
        following: date = each.said
        coming = self._meeting(each.on)
        self.put(tables.MeetingDate, each.on, meeting_id=coming, arranged_on=each.on, for_on=following)
        self.arranged[following] = coming
        if not any(later.kind == "core-group" and later.on == following for later in self.family.happened):
            self._meeting_row(coming, each.on, kind="core-group", recorded_by_id=each.by)

    def _meeting(self, on: date) -> UUID:
        """A new meeting's key, with its children; the row itself is put when it is known how it ends."""
        key = self.writing.rows.key()
        for each in self.children:
            self.put(tables.MeetingChild, on, meeting_id=key, child_id=each)
        return key

    def _meeting_row(self, key: UUID, known_on: date, /, **values: Any) -> None:
        self.put(tables.Meeting, known_on, id=key, **values)

    def _review(self, each: Happening) -> None:
        meeting = self._meeting(each.on)
        self._meeting_row(
            meeting, each.on, kind="review-conference", venue=REVIEW_VENUE, recorded_by_id=each.by
        )
        self.put(tables.Conference, each.on, meeting_id=meeting, kind="review")
        self.put(
            tables.MeetingDate,
            each.on,
            meeting_id=meeting,
            arranged_on=each.on,
            for_on=each.said,
            at=REVIEW_AT,
        )

    def _send(self, each: Happening) -> None:
        for event, said in SENT.items():
            self._milestone(each, event, said)

    def _supervise(self, each: Happening) -> None:
        self._milestone(each, "supervision", SUPERVISION)

    def _milestone(self, each: Happening, event: str, said: dict[str, Any]) -> None:
        key = self.put(
            tables.Milestone, each.on, event=event, on=each.on, account_id=each.by,
            **milestone_columns.read(event=event, said=said),
        )  # fmt: skip
        for one in self.children:
            self.put(tables.MilestoneChild, each.on, milestone_id=key, child_id=one, on=each.on)

    def _note(self, each: Happening) -> None:
        note = self.put(
            tables.CaseNote, each.on, kind=NOTE_KIND, on=each.on, at=NOTE_AT, text=each.said,
            account_id=each.by, with_whom=NOTE_WITH, by_role=WORKING_AS,
        )  # fmt: skip
        for one in self.children:
            self.put(tables.CaseNoteChild, each.on, note_id=note, child_id=one, on=each.on)


_OF_KIND: dict[str, Callable[[OneFamily, Happening], Any]] = {
    "plan": OneFamily._plan,
    "visit": OneFamily._visit,
    "failed": OneFamily._not_seen,
    "told": OneFamily._tell,
    "acknowledged": OneFamily._acknowledge,
    "core-group": OneFamily._core_group,
    "review": OneFamily._review,
    "sent": OneFamily._send,
    "supervision": OneFamily._supervise,
    "note": OneFamily._note,
}
