"""The catalogue of roles: what each is, and what it may do to a child to whom one stands in which relation.

Data alone: who holds a role is in `standing.py`, who stands how to a child in `children.py`. The table in
docs/access.md is made from this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What an account may hold, in `RoleHeld.role`; the field's own roles are words of the public form."""

    SOCIAL_WORKER = "social-worker"
    SENIOR_PRACTITIONER = "senior-practitioner"
    TEAM_MANAGER = "team-manager"
    SERVICE_MANAGER = "service-manager"
    CONSULTANT_SOCIAL_WORKER = "consultant-social-worker"
    CHILD_PRACTITIONER = "child-practitioner"
    THERAPEUTIC_WORKER = "therapeutic-worker"
    UNIT_COORDINATOR = "unit-coordinator"
    CONFERENCE_ADMINISTRATOR = "conference-administrator"
    CONFERENCE_CHAIR = "conference-chair"
    REVIEWING_OFFICER = "reviewing-officer"
    SAFEGUARDING_MANAGER = "safeguarding-manager"
    DUTY_SOCIAL_WORKER = "duty-social-worker"
    PARTNER_PROFESSIONAL = "partner-professional"
    DATA_OFFICER = "data-officer"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"


class May(StrEnum):
    """What may be done, to a child or in the whole authority."""

    # To a child.
    SUMMARY = "summary"
    SEE = "see"
    CONTRIBUTE = "contribute"
    TELL = "tell"
    WRITE = "write"
    MEET = "meet"
    DECIDE = "decide"
    # In the whole authority.
    RECORD = "record"
    CARRY_IN = "carry-in"
    EMERGENCY = "emergency"
    ON_DUTY = "on-duty"
    IDENTIFY = "identify"
    REGISTER = "register"
    ENQUIRE = "enquire"
    ADMINISTER = "administer"


MAY_SAY: Mapping[May, str] = {
    May.SUMMARY: "see that there is a record, and its summary",
    May.SEE: "see the record",
    May.CONTRIBUTE: "add a case note or a visit of their own in which the child was not seen",
    May.TELL: "record whom they told, and acknowledge what they were told",
    May.WRITE: "record the work: visits, plan, family, corrections",
    May.MEET: "record meetings and what they decide",
    May.DECIDE: "decide as a manager: allocate, arrange cover, restrict, withdraw what others recorded",
    May.RECORD: "begin the record of a person",
    May.CARRY_IN: "carry in the register of the time before Holdfast",
    May.EMERGENCY: "open a record in an emergency, with a reason, for two hours",
    May.ON_DUTY: "read the duty summary, and open a record on duty with a reason, for a shift",
    May.IDENTIFY: "list every child with a plan by identifiers, dates and categories, with a reason",
    May.REGISTER: "list who has a plan today",
    May.ENQUIRE: "answer an agency that asks whether a child has a plan",
    May.ADMINISTER: "give and end roles, and look after accounts",
}


class Relation(StrEnum):
    """How somebody stands to a child, the nearest first."""

    ALLOCATED = "allocated"
    COVERING = "covering"
    MANAGER = "manager"
    FAMILY = "family"
    UNIT = "unit"
    UNALLOCATED = "unallocated"
    RECORDER = "recorder"
    CONFERENCE = "conference"
    SERVICE = "service"
    TEAM = "team"
    PARTNER = "partner"
    DUTY = "duty"
    ADMITTED = "admitted"
    EMERGENCY = "emergency"
    READER = "reader"
    PLAN = "plan"
    SYSTEM = "system"

    @property
    def say(self) -> str:
        """In words, for a page: “You see this record because …”."""
        return RELATION_SAY[self]


RELATION_SAY: Mapping[Relation, str] = {
    Relation.ALLOCATED: "the child is allocated to you",
    Relation.COVERING: "you cover for the worker to whom the child is allocated",
    Relation.MANAGER: "you lead the team to which the child is allocated",
    Relation.FAMILY: "you work with a child of the same family",
    Relation.UNIT: "you belong to the unit that works with the child",
    Relation.UNALLOCATED: "the child is allocated to nobody, and you lead a team",
    Relation.RECORDER: "you began this record in the last two weeks",
    Relation.CONFERENCE: "the child has or had a plan or conference in the last year, or one is to come",
    Relation.SERVICE: "you manage the service",
    Relation.TEAM: "the child is allocated in your team",
    Relation.PARTNER: "your agency is involved with the child",
    Relation.DUTY: "you opened the record on duty",
    Relation.ADMITTED: "you were admitted to this restricted family",
    Relation.EMERGENCY: "you opened the record in an emergency",
    Relation.READER: "you inspect the records for a period",
    Relation.PLAN: "the child has a plan, and you are on duty",
    Relation.SYSTEM: "a part of the program acts",
}

# Who chairs conferences, and who arranges them, takes what is asked for and sends out what came of it.
CHAIRS = frozenset({Role.CONFERENCE_CHAIR, Role.REVIEWING_OFFICER, Role.SAFEGUARDING_MANAGER})
CONFERENCE_SERVICE = CHAIRS | {Role.CONFERENCE_ADMINISTRATOR, Role.SERVICE_MANAGER}

# What stands when a family is restricted: whoever holds the case, whoever was let in, and duty with a reason.
DESPITE_RESTRICTION = frozenset(
    {
        *(Relation.ALLOCATED, Relation.COVERING, Relation.MANAGER, Relation.FAMILY, Relation.DUTY),
        *(Relation.ADMITTED, Relation.SYSTEM),
    }
)


@dataclass(frozen=True, kw_only=True)
class Catalogued:
    """A role: its name, one sentence, what it may do by relation, and what in the whole authority."""

    name: str
    say: str
    to_a_child: Mapping[Relation, frozenset[May]] = field(default_factory=dict)
    anywhere: frozenset[May] = frozenset()
    in_a_team: bool = False  # whether it is held in a team
    knows_of_restricted: bool = False  # whether a refusal may say that a record is restricted


_SEE = frozenset({May.SUMMARY, May.SEE})
_ADD = _SEE | {May.CONTRIBUTE, May.TELL}
_WORK = _ADD | {May.WRITE, May.MEET}
_MANAGE = _WORK | {May.DECIDE}
_OF_A_CASE = frozenset({May.RECORD, May.EMERGENCY})
_REGISTER = frozenset({May.REGISTER})
_ENQUIRIES = _REGISTER | {May.ENQUIRE}

_PRACTICE: Mapping[Relation, frozenset[May]] = {
    Relation.ALLOCATED: _WORK,
    Relation.COVERING: _WORK,
    Relation.FAMILY: _WORK,
    Relation.UNIT: _WORK,
    Relation.TEAM: _SEE,
    Relation.RECORDER: _WORK,
    Relation.ADMITTED: _ADD,
    Relation.EMERGENCY: _ADD,
}
_LEADING = {**_PRACTICE, Relation.MANAGER: _MANAGE, Relation.UNALLOCATED: _MANAGE}
_STANDING_IN = {**_PRACTICE, Relation.MANAGER: _MANAGE}
_CONFERENCES: Mapping[Relation, frozenset[May]] = {
    Relation.CONFERENCE: _ADD | {May.MEET},
    Relation.RECORDER: _ADD | {May.MEET},
    Relation.ADMITTED: _ADD,
    Relation.EMERGENCY: _ADD,
}
_WHOLE_SERVICE: Mapping[Relation, frozenset[May]] = {
    Relation.SERVICE: _ADD | {May.MEET, May.DECIDE},
    Relation.ADMITTED: _ADD | {May.MEET, May.DECIDE},
}

ROLES: Mapping[Role, Catalogued] = {
    Role.SOCIAL_WORKER: Catalogued(
        name="Social worker",
        say="Works with the children allocated to them and with their families.",
        to_a_child=_PRACTICE, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.SENIOR_PRACTITIONER: Catalogued(
        name="Senior practitioner",
        say="Works with children as a social worker does, and stands in for a manager while covering.",
        to_a_child=_STANDING_IN, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.TEAM_MANAGER: Catalogued(
        name="Team manager",
        say="Leads a team: sees, writes and decides for every child allocated in it.",
        to_a_child=_LEADING, anywhere=_OF_A_CASE | {May.CARRY_IN}, in_a_team=True,
    ),
    Role.SERVICE_MANAGER: Catalogued(
        name="Service manager",
        say="Manages the whole service: sees and decides for every child, save restricted families.",
        to_a_child=_WHOLE_SERVICE, anywhere=_OF_A_CASE | _REGISTER | {May.CARRY_IN}, knows_of_restricted=True,
    ),
    Role.CONSULTANT_SOCIAL_WORKER: Catalogued(
        name="Consultant social worker",
        say="Leads a child protection unit: sees, writes and decides for every child allocated in it.",
        to_a_child=_LEADING, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.CHILD_PRACTITIONER: Catalogued(
        name="Child practitioner",
        say="Belongs to a child protection unit and works with its children.",
        to_a_child=_PRACTICE, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.THERAPEUTIC_WORKER: Catalogued(
        name="Therapeutic worker",
        say="Belongs to a child protection unit and works with its children and their parents.",
        to_a_child=_PRACTICE, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.UNIT_COORDINATOR: Catalogued(
        name="Unit coordinator",
        say="Belongs to a child protection unit and keeps its records.",
        to_a_child=_PRACTICE, anywhere=_OF_A_CASE, in_a_team=True,
    ),
    Role.CONFERENCE_ADMINISTRATOR: Catalogued(
        name="Conference administrator",
        say="Arranges conferences and records what they decide, for children with a plan or a meeting.",
        to_a_child=_CONFERENCES, anywhere=_OF_A_CASE | _ENQUIRIES | {May.CARRY_IN},
    ),
    Role.CONFERENCE_CHAIR: Catalogued(
        name="Conference chair",
        say="Chairs conferences about children with a plan or a meeting, and records what they decide.",
        to_a_child=_CONFERENCES, anywhere=_REGISTER | {May.EMERGENCY},
    ),
    Role.REVIEWING_OFFICER: Catalogued(
        name="Independent reviewing officer",
        say="Reviews the plans of children who have one or whose meeting is arranged.",
        to_a_child=_CONFERENCES, anywhere=_REGISTER | {May.EMERGENCY},
    ),
    Role.SAFEGUARDING_MANAGER: Catalogued(
        name="Safeguarding manager",
        say="Manages the independent service: sees and decides for every child, save restricted families.",
        to_a_child=_WHOLE_SERVICE, anywhere=_OF_A_CASE | _ENQUIRIES | {May.CARRY_IN},
        knows_of_restricted=True,
    ),
    Role.DUTY_SOCIAL_WORKER: Catalogued(
        name="Duty social worker",
        say="Reads a summary of every child with a plan, and opens a record with a reason.",
        to_a_child={
            Relation.PLAN: frozenset({May.SUMMARY}),
            Relation.DUTY: _ADD | {May.WRITE},
            Relation.RECORDER: _WORK,
            Relation.ADMITTED: _ADD,
        },
        anywhere=_OF_A_CASE | _ENQUIRIES | {May.ON_DUTY}, knows_of_restricted=True,
    ),
    Role.PARTNER_PROFESSIONAL: Catalogued(
        name="Partner professional",
        say="Works for another agency: sees the shared part of the record of the children it works with.",
        to_a_child={Relation.PARTNER: _ADD, Relation.EMERGENCY: _ADD},
        anywhere=frozenset({May.EMERGENCY}),
    ),
    Role.DATA_OFFICER: Catalogued(
        name="Data officer",
        say="Lists children by identifiers, dates and categories for returns, and opens no record.",
        anywhere=frozenset({May.IDENTIFY}),
    ),
    Role.INSPECTOR: Catalogued(
        name="Inspector",
        say="Reads every record that is not restricted, for a period, and writes nothing.",
        to_a_child={Relation.READER: _SEE, Relation.ADMITTED: _SEE},
    ),
    Role.ADMINISTRATOR: Catalogued(
        name="Administrator",
        say="Looks after accounts and roles, and sees nothing of any child.",
        anywhere=frozenset({May.ADMINISTER}),
    ),
}  # fmt: skip

# Who leads the team they hold the role in, and who may stand in for somebody who does.
LEADS = frozenset({Role.TEAM_MANAGER, Role.CONSULTANT_SOCIAL_WORKER})
STANDS_IN = LEADS | {Role.SENIOR_PRACTITIONER, Role.SERVICE_MANAGER}
