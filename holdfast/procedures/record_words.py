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
