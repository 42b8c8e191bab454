"""The vocabulary of the public form: events and their fields, decisions, categories, grounds, roles, states.

One source for every check of input, for the packs' own checks and for the choices on pages. What is a closed
list is refused when unknown; `grounds` and `reason` are open, and an unknown one counts as *other*. The order
of `EVENTS` is the order in which events of one day are taken.
"""

from enum import StrEnum

from holdfast.procedures.event_names import NAMES
from holdfast.procedures.fields import FIELDS, Takes
from holdfast.procedures.left_unsaid import ARRANGING, ASSUMED, REACHES, RECEIVED_BY, REQUIRED

# The vocabulary is read from here, wherever its tables stand.
__all__ = ["ARRANGING", "ASSUMED", "FIELDS", "REACHES", "RECEIVED_BY", "REQUIRED", "Takes"]


class Modality(StrEnum):
    """How strongly the source itself puts a demand."""

    MUST = "must"
    SHOULD = "should"
    USUALLY = "usually"
    GOOD_PRACTICE = "good-practice"
    STATES = "states"
    MAY = "may"


class State(StrEnum):
    """Where an obligation stands."""

    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met-late"
    VARIED = "varied"
    BREACHED = "breached"
    MISSED = "missed"
    LAPSED = "lapsed"


class Category(StrEnum):
    """A category of abuse under which a child is registered."""

    NEGLECT = "neglect"
    PHYSICAL_ABUSE = "physical-abuse"
    SEXUAL_ABUSE = "sexual-abuse"
    EMOTIONAL_ABUSE = "emotional-abuse"


class Grounds(StrEnum):
    """Why a plan ends."""

    NO_LONGER_AT_RISK = "no-longer-at-risk"
    ASSESSMENT_SHOWS_NO_NEED = "assessment-shows-no-need"
    ABUSER_GONE = "abuser-gone"
    LOOKED_AFTER_SAFELY = "looked-after-safely"
    WITH_RELATIVES_SAFELY = "with-relatives-safely"
    EIGHTEEN = "eighteen"
    DIED = "died"
    LEFT_FOR_GOOD = "left-for-good"
    OTHER = "other"


class Role(StrEnum):
    """What a person is in the case."""

    SOCIAL_WORKER = "social-worker"
    TEAM_MANAGER = "team-manager"
    SENIOR_PRACTITIONER = "senior-practitioner"
    SERVICE_MANAGER = "service-manager"
    CONSULTANT_SOCIAL_WORKER = "consultant-social-worker"
    CHILD_PRACTITIONER = "child-practitioner"
    THERAPEUTIC_WORKER = "therapeutic-worker"
    UNIT_COORDINATOR = "unit-coordinator"
    DUTY_SOCIAL_WORKER = "duty-social-worker"
    CONFERENCE_CHAIR = "conference-chair"
    CONFERENCE_ADMINISTRATOR = "conference-administrator"
    SAFEGUARDING_MANAGER = "safeguarding-manager"
    REVIEWING_OFFICER = "reviewing-officer"
    CHILD_PROTECTION_ADVISER = "child-protection-adviser"
    NOTE_TAKER = "note-taker"
    LEGAL_ADVISER = "legal-adviser"
    HEALTH_VISITOR = "health-visitor"
    SCHOOL_NURSE = "school-nurse"
    DOCTOR = "doctor"
    MIDWIFE = "midwife"
    DESIGNATED_NURSE = "designated-nurse"
    NAMED_DOCTOR = "named-doctor"
    TEACHER = "teacher"
    HEAD_TEACHER = "head-teacher"
    EDUCATION_WELFARE_OFFICER = "education-welfare-officer"
    NURSERY = "nursery"
    POLICE = "police"
    POLICE_SERGEANT = "police-sergeant"
    POLICE_DCI = "police-dci"
    MENTAL_HEALTH_WORKER = "mental-health-worker"
    PROBATION = "probation"
    YOUTH_OFFENDING = "youth-offending"
    DOMESTIC_ABUSE_SERVICE = "domestic-abuse-service"
    ADULT_SERVICES = "adult-services"
    HOUSING = "housing"
    FOSTER_CARER = "foster-carer"
    RESIDENTIAL_WORKER = "residential-worker"
    ADVOCATE = "advocate"
    INTERPRETER = "interpreter"
    LINE_MANAGER = "line-manager"
    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    CARER = "carer"
    CHILD = "child"
    FAMILY_MEMBER = "family-member"
    SUPPORTER = "supporter"
    OTHER_PROFESSIONAL = "other-professional"
    CORE_GROUP = "core-group"
    ALL_INVITED = "all-invited"
    AGENCY_MANAGER = "agency-manager"


ROLES = frozenset(str(role) for role in Role)

FAMILY = frozenset(
    {
        Role.MOTHER,
        Role.FATHER,
        Role.PARENT,
        Role.CARER,
        Role.CHILD,
        Role.FAMILY_MEMBER,
        Role.SUPPORTER,
        Role.ADVOCATE,
        Role.INTERPRETER,
    }
)
"""Roles that write no professional's report: the family, and those who speak or translate for it."""


MEETINGS = ("initial-conference", "review-conference", "core-group", "looked-after-review")

CONFERENCE_DECISIONS = {
    "initial-conference": ("plan", "no-plan", "deferred"),
    "review-conference": ("continue", "end", "deferred"),
}

# A field's own words, where they are a closed list.
CLOSED: dict[str, tuple[str, ...]] = {
    "conference": MEETINGS,
    "kind": ("initial", "pre-birth", "transfer-in", "at-review"),
    "categories": tuple(Category),
    "then": ("close", "child-in-need", "caf", "team-around-child", "legal-planning"),
    "from": ("transfer", "temporary", "before-holdfast"),
    "obstruction": ("refused", "said-unavailable", "absent"),
    "extent": ("part", "significant", "whole"),
    "what": (
        "early-review",
        "strategy-meeting",
        "police-help",
        "legal-planning",
        "legal-intervention",
        "enquiry",
        "possible-move",
        "risk-assessment",
        "ending",
        "support-after",
        "another-visit",
    ),
}

# A field's own words, where the list is open: any other is kept and counts as *other* too.
OPEN: dict[str, tuple[str, ...]] = {
    "grounds": tuple(Grounds),
    "reason": ("before-ending", "year-on-register", "proceedings", "complex-case", "other"),
}

PLAN_INTERVALS = ("core_group_every", "visit_every")
_NEXT = ("core_group_every", "visit_every", "rooms_every", "next_review_on", "next_core_group_on")
_CHANGE = ("with", "significant", "visit_every", "rooms_every", "core_group_every")
_CONCERN = ("significant", "by")
_TELLING = ("whom", "of", "for", "by", "in_writing", "unreached")
_RISK = ("risk_considered", "assessment_needed", "reason")
_COMMENT = ("in_writing", "by")

# Every event, in the order in which events of one day are taken, with its own fields besides `on` and `id`.
EVENTS: dict[str, tuple[str, ...]] = {
    "referral": ("initiates_enquiry",),
    "strategy-discussion": ("initiates_enquiry",),
    "enquiry-started": ("initiates_enquiry",),
    "assessment-started": ("initiates_enquiry",),
    "assessment-completed": ("initiates_enquiry",),
    "conference-arranged": ("conference", "for", "instead_of", "invited", "reason", "agreed_by"),
    "meeting-cancelled": ("conference", "for", "reason"),
    "report-to-parents": ("for", "by", "before_meeting"),
    "report-to-chair": ("for", "by", "before_meeting"),
    "initial-conference": ("kind", "decision", "categories", "quorate", "members", *_NEXT),
    "review-conference": ("decision", "quorate", "grounds", "then", "members", "categories", *_NEXT),
    "plan-carried-in": ("began", "last_review", "from", "categories"),
    "plan-ended": ("grounds", "then"),
    "outline-plan-made": _CHANGE,
    "plan-work-begun": _CHANGE,
    "action-agreed": _CHANGE,
    "full-plan-produced": _CHANGE,
    "plan-changed": _CHANGE,
    "core-group": (
        "decisions_recorded",
        "parents",
        "members",
        "core_group_every",
        "visit_every",
        "rooms_every",
        "next_on",
    ),
    "record-distributed": ("of", "for", "to"),
    "agreement-circulated": ("for", "to"),
    "agreement-returned": ("for", "by"),
    "visit": (
        "by",
        "seen",
        "alone",
        "why_not_alone",
        "awake",
        "at_home",
        "bedroom",
        "other_rooms",
        "announced",
        "obstruction",
    ),
    "appointment-missed": ("with",),
    "access-difficulty": ("by", "obstruction"),
    "implementation-difficulty": ("by", "extent", "overcome"),
    "new-concerns": _CONCERN,
    "circumstances-changed": _CONCERN,
    "not-adhered-to": _CONCERN,
    "missing": _CONCERN,
    "found": _CONCERN,
    "told": _TELLING,
    "acknowledged": _TELLING,
    "considered": ("what", "of", "for", "by", "decision", "reason"),
    "supervision": _RISK,
    "risk-assessment": _RISK,
    "proceedings-considered": ("role",),
    "complex-case": ("role",),
    "legal-planning-meeting": ("role",),
    "young-person-consulted": ("role",),
    "unallocated": ("role",),
    "allocated": ("role",),
    "looked-after-from": (),
    "looked-after-until": (),
    "looked-after-review": (),
    "plan-sent-to-reviewing-officer": (),
    "child-in-need-meeting": ("reason", "agreed_by"),
    "child-in-need-plan-started": ("reason", "agreed_by"),
    "child-in-need-plan-ended": ("reason", "agreed_by"),
    "varied": ("duty", "for", "until", "agreed_by", "reason"),
    "transfer-asked": _COMMENT,
    "receiving-conference": _COMMENT,
    "returned-home": _COMMENT,
    "comment-received": _COMMENT,
    "dissent-raised": _COMMENT,
}

EVENT_ORDER = {event: place for place, event in enumerate(EVENTS)}

# What follows from the child and the plan rather than being written down; a pack names them as it names
# events.
DERIVED = {
    "plan-begins": "the start of the plan",
    "plan-ends": "the end of the plan",
    "meeting-moved": "the moving of the meeting",
    "birth": "the birth",
    "expected-birth": "the expected birth",
    "eighteenth-birthday": "the eighteenth birthday",
    "death": "the child's death",
}


def name(event: str) -> str:
    """Name an event in a sentence: `the initial conference`."""
    if event in DERIVED:
        return DERIVED[event]
    if event.startswith("birthday-"):
        return f"the birthday at which the child is {event.removeprefix('birthday-')}"
    return NAMES.get(event) or f"the {event.replace('-', ' ')}"
