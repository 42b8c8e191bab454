"""The record's own words: closed lists of choices that no procedure counts by, with what people say for them.

One source for what the steps accept and what the pages offer. What a procedure counts by is in `words.py`.
"""

from collections.abc import Mapping

RELATIONS: Mapping[str, str] = {
    "mother": "mother",
    "father": "father",
    "step-parent": "step-parent",
    "parents-partner": "parent’s partner",
    "brother-or-sister": "brother or sister",
    "half-brother-or-sister": "half-brother or half-sister",
    "step-brother-or-sister": "step-brother or step-sister",
    "grandparent": "grandparent",
    "aunt-or-uncle": "aunt or uncle",
    "cousin": "cousin",
    "carer": "carer",
    "foster-carer": "foster carer",
    "guardian": "guardian",
    "other": "other",
}
"""What one person is to another: `person` is the `kind` of `to`."""

BACK: Mapping[str, str] = {
    "mother": "child",
    "father": "child",
    "step-parent": "stepchild",
    "parents-partner": "partner’s child",
    "brother-or-sister": "brother or sister",
    "half-brother-or-sister": "half-brother or half-sister",
    "step-brother-or-sister": "step-brother or step-sister",
    "grandparent": "grandchild",
    "aunt-or-uncle": "niece or nephew",
    "cousin": "cousin",
    "carer": "child in their care",
    "foster-carer": "fostered child",
    "guardian": "ward",
    "other": "other",
}
"""The same relation, read from the other side."""

PLACES: Mapping[str, str] = {"home": "At home", "school": "At school or nursery", "other": "Somewhere else"}
"""Where a child was visited."""

WHY_NOT_SEEN: Mapping[str, str] = {
    "asleep": "Asleep",
    "out": "Out",
    "refused": "Somebody refused",
    "nobody-in": "Nobody answered",
    "elsewhere": "At somebody else’s home",
    "other": "Another reason",
}
"""Why a child was not seen, as one says it at the door."""

OBSTRUCTIONS: Mapping[str, str] = {
    "refused": "Entry was refused",
    "said-unavailable": "The child was said to be asleep, out or not available",
    "absent": "Nobody was there, or seemed to be",
}
"""The kinds in which a procedure records that access was prevented (the public form's `obstruction`)."""

OBSTRUCTION_OF: Mapping[str, str] = {
    "asleep": "said-unavailable",
    "out": "said-unavailable",
    "elsewhere": "said-unavailable",
    "refused": "refused",
    "nobody-in": "absent",
    "other": "",
}
"""Which kind a reason at the door is."""

WHY_NOT_ALONE: Mapping[str, str] = {
    "too-young": "Too young",
    "child-did-not-want": "The child did not want to",
    "parent-refused": "A parent did not allow it",
    "no-room": "No place to talk alone",
    "other": "Another reason",
}
"""Why a child was seen, but not alone."""

NOTE_KINDS: Mapping[str, str] = {
    "call": "Telephone call",
    "email": "E-mail or message",
    "office": "Office visit",
    "school": "What the school said",
    "health": "What health said",
    "police": "What the police said",
    "letter": "Letter",
    "other": "Something else",
}
"""What a case note is of."""

AGENCY_KINDS: Mapping[str, str] = {
    "school": "School",
    "nursery": "Nursery",
    "gp": "GP surgery",
    "health": "Health service",
    "police": "Police",
    "housing": "Housing",
    "probation": "Probation",
    "voluntary": "Voluntary organisation",
    "other": "Other",
}
"""What an agency is."""

TELLING_HOWS: Mapping[str, str] = {
    "call": "By telephone",
    "in-person": "In person",
    "message": "In writing",
    "left-message": "Left a message",
}
"""How somebody was told."""

SEXES: Mapping[str, str] = {"female": "Female", "male": "Male", "not-known": "Not known", "other": "Other"}
"""What the record says of a person's sex."""

IDENTIFIER_SCHEMES: Mapping[str, str] = {
    "nhs": "NHS number",
    "upn": "Unique pupil number",
    "previous-system": "Number in the system before",
    "social-security": "Social security number",
    "other": "Other number",
}
"""Whose number an identifier is."""

MILESTONES: Mapping[str, str] = {
    "referral": "A referral was made",
    "strategy-discussion": "A strategy discussion was held",
    "enquiry-started": "An enquiry was started",
    "assessment-started": "An assessment was started",
    "assessment-completed": "An assessment was completed",
    "report-to-parents": "A report was given to the parents",
    "report-to-chair": "A report was sent to the chair",
    "plan-work-begun": "Work on the plan has begun",
    "action-agreed": "Action was agreed",
    "full-plan-produced": "The full plan was made",
    "record-distributed": "The record of a meeting was sent out",
    "agreement-circulated": "The agreement was sent out",
    "agreement-returned": "The agreement came back",
    "appointment-missed": "An appointment was missed",
    "access-difficulty": "Somebody could not see the child",
    "implementation-difficulty": "The plan cannot be carried out as it should",
    "new-concerns": "New concerns",
    "circumstances-changed": "Circumstances have changed",
    "not-adhered-to": "The plan is not kept to",
    "missing": "The child is missing",
    "found": "The child was found",
    "considered": "Something was considered",
    "supervision": "Supervision was held",
    "risk-assessment": "Risk was assessed",
    "proceedings-considered": "Proceedings were considered",
    "complex-case": "The case was found complex",
    "legal-planning-meeting": "A legal planning meeting was held",
    "young-person-consulted": "The young person was consulted",
    "plan-sent-to-reviewing-officer": "The plan was sent to the reviewing officer",
    "child-in-need-meeting": "A child in need meeting was held",
    "child-in-need-plan-started": "A child in need plan has begun",
    "child-in-need-plan-ended": "A child in need plan has ended",
    "transfer-asked": "A transfer was asked for",
    "receiving-conference": "A receiving conference was held",
    "returned-home": "The child has returned home",
    "comment-received": "A comment was received",
    "dissent-raised": "Somebody does not agree",
}
"""What else happened, as one says it; the words of those events that have no table of their own."""

RESPONSIBILITY: Mapping[str, str] = {
    "birth": "By birth",
    "marriage or civil partnership": "By marriage or civil partnership",
    "agreement": "By agreement",
    "court order": "By court order",
    "adoption": "By adoption",
    "another way": "In another way",
}
"""How somebody has parental responsibility; the record keeps the word itself."""
