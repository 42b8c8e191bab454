"""What a person can be in a case: the roles of the public form."""

from enum import StrEnum


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
