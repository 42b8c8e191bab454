"""The fields that events can have, and what kind of value each takes."""

from enum import StrEnum


class Takes(StrEnum):
    """What kind of value a field takes."""

    YES_NO = "true or false"
    ROLE = "a role"
    ROLES = "a role or a list of roles"
    DATE = "a date (YYYY-MM-DD)"
    REFERENCE = "a date, an event or an id"
    INTERVAL = 'an interval ("N days|working days|weeks|months")'
    VISITS = 'a number of visits (1 or more, as 2 or "2 visits")'
    TEXT = "words"
    WORD = "one of the field's own words"
    WORDS = "a list of the field's own words"


FIELDS: dict[str, Takes] = {
    "initiates_enquiry": Takes.YES_NO,
    "conference": Takes.WORD,
    "for": Takes.REFERENCE,
    "of": Takes.REFERENCE,
    "instead_of": Takes.REFERENCE,
    "invited": Takes.ROLES,
    "reason": Takes.TEXT,
    "agreed_by": Takes.ROLES,
    "by": Takes.ROLE,
    "before_meeting": Takes.YES_NO,
    "kind": Takes.WORD,
    "decision": Takes.TEXT,
    "categories": Takes.WORDS,
    "quorate": Takes.YES_NO,
    "members": Takes.ROLES,
    "core_group_every": Takes.INTERVAL,
    "visit_every": Takes.INTERVAL,
    "rooms_every": Takes.VISITS,
    "next_review_on": Takes.DATE,
    "next_core_group_on": Takes.DATE,
    "next_on": Takes.DATE,
    "grounds": Takes.TEXT,
    "then": Takes.WORD,
    "began": Takes.DATE,
    "last_review": Takes.DATE,
    "from": Takes.WORD,
    "with": Takes.ROLES,
    "significant": Takes.YES_NO,
    "decisions_recorded": Takes.YES_NO,
    "parents": Takes.YES_NO,
    "to": Takes.ROLES,
    "seen": Takes.YES_NO,
    "alone": Takes.YES_NO,
    "why_not_alone": Takes.TEXT,
    "awake": Takes.YES_NO,
    "at_home": Takes.YES_NO,
    "bedroom": Takes.YES_NO,
    "other_rooms": Takes.YES_NO,
    "announced": Takes.YES_NO,
    "obstruction": Takes.WORD,
    "extent": Takes.WORD,
    "overcome": Takes.YES_NO,
    "whom": Takes.ROLES,
    "in_writing": Takes.YES_NO,
    "unreached": Takes.ROLES,
    "what": Takes.WORD,
    "risk_considered": Takes.YES_NO,
    "assessment_needed": Takes.YES_NO,
    "role": Takes.ROLE,
    "duty": Takes.TEXT,
    "until": Takes.DATE,
}
