"""Each constraint of the record that a person can run into is refused in words."""

from django.db import models

from holdfast.casework import impossible, people
from tests.house.tables import our_models

NOUNS = {
    "person", "alias", "identifier", "language", "communicationneed", "safecontact", "legalstatus", "family",
    "familymember", "admitted", "household", "householdmember", "relationship", "parentalresponsibility",
    "agency", "involvement", "team", "roleheld", "allocation", "cover", "registration",
    "registrationcategory", "plan", "need", "outcome", "action", "contact", "meeting", "meetingdate",
    "meetingchild", "milestone", "milestonechild", "variation", "conferenceoutline", "coregroupmember",
}  # fmt: skip


def test_none_is_left_without_words() -> None:
    found = {
        constraint.name
        for model in our_models()
        if model._meta.model_name in NOUNS
        for constraint in model._meta.constraints
        if isinstance(constraint, models.BaseConstraint)
    }
    assert found - set(impossible.WORDS) - set(people.IMPOSSIBLE) == set()
    assert set(impossible.WORDS) <= found, "words for what is no longer there"


def test_the_words_are_sentences() -> None:
    assert all(each.endswith(".") and "_" not in each for each in impossible.WORDS.values())
