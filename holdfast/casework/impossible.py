"""What the database holds to be impossible, refused in words.

    with impossible.in_words(about="person", about_id=child):
        Relationship.objects.create(…)

One sentence for each constraint of the record that a person can run into; a test holds that none is left
out. People's own names and dates have theirs in `people.py`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access.refusals import Refused

ENDS_BEFORE = "It ends before it begins."
AHEAD = "The day is in the future: only what has happened is recorded so."

WORDS: Mapping[str, str] = {
    "person_not_dead_in_future": "The date of death is in the future.",
    "person_died_after_birth": "The date of death is before the date of birth.",
    "person_born_about_when_expected": "The date of birth is too far from the day it was expected.",
    "identifier_once": "Somebody here has this number already.",
    "identifier_says": "A number needs to say whose it is, and what it is.",
    "identifier_not_too_long": "The number is longer than 254 letters.",
    "language_once": "This language is recorded already.",
    "language_says": "Say which language.",
    "communication_need_says": "Say what the person needs.",
    "communication_need_in_order": ENDS_BEFORE,
    "safe_contact_says": "Say how the person may be reached, or by what never.",
    "safe_contact_in_order": ENDS_BEFORE,
    "legal_status_says": "Say which legal status it is.",
    "legal_status_in_order": ENDS_BEFORE,
    "family_name": "A family needs a name.",
    "family_restricted_why": "A restriction needs its reason.",
    "family_member_once": "This person belongs to the family already.",
    "family_member_in_order": ENDS_BEFORE,
    "admitted_in_order": ENDS_BEFORE,
    "household_address": "A home needs an address.",
    "household_member_in_order": ENDS_BEFORE,
    "relationship_of_two": "Nobody is related to themselves.",
    "relationship_kind": "Say how the two are related.",
    "relationship_in_order": ENDS_BEFORE,
    "responsibility_of_two": "Nobody has parental responsibility for themselves.",
    "responsibility_in_order": ENDS_BEFORE,
    "agency_once": "This agency is recorded already.",
    "agency_says": "An agency needs a name and a kind.",
    "involvement_of_somebody": "Say which agency it is, or who.",
    "involvement_role": "Say what they are to the child.",
    "involvement_in_order": ENDS_BEFORE,
    "team_once": "There is a team of this name already.",
    "team_kind": "A team is a team, a unit or a service.",
    "team_name": "A team needs a name.",
    "role_held_role": "Say which role.",
    "inspector_for_a_period": "An inspector reads for a period: say until when.",
    "role_held_in_order": ENDS_BEFORE,
    "allocation_one_at_a_time": "The child is allocated to somebody in this role already: hand over instead.",
    "allocation_role": "Say in which role.",
    "allocation_in_order": ENDS_BEFORE,
    "cover_of_two": "Nobody covers for themselves.",
    "cover_in_order": ENDS_BEFORE,
    "registration_no_overlap": "The child has a plan at that time already.",
    "registration_carried_in": "A plan that is carried in needs the day of it, and where it comes from.",
    "registration_review_after_it_began": "The last review is before the plan began.",
    "registration_ended_on_grounds": "Say why the plan ends.",
    "registration_in_order": "The plan ends before it began.",
    "registration_category_known": "That is none of the four categories.",
    "registration_category_once": "The child is registered under this category already.",
    "registration_category_in_order": ENDS_BEFORE,
    "plan_part": "A plan is an outline plan or a detailed plan.",
    "plan_state": "A plan is a draft or is made.",
    "plan_one_draft": "A draft of this plan is written already: open that.",
    "plan_rooms": "Rooms are seen once in one visit or more.",
    "need_says": "Say what the need is.",
    "outcome_says": "Say what the outcome is.",
    "action_says_who_and_what": "An action needs what is done, and who does it.",
    "contact_says_who": "Say who sees the child.",
    "meeting_kind": "That is no kind of meeting.",
    "meeting_not_held_in_the_future": AHEAD,
    "meeting_held_or_cancelled": "A meeting that was held is not cancelled.",
    "meeting_child_once": "The child is part of this meeting already.",
    "milestone_event": "Say what happened.",
    "milestone_not_in_the_future": AHEAD,
    "core_group_member_named": "A member of the core group needs a name and a role.",
    "core_group_member_in_order": ENDS_BEFORE,
    "conference_outline_says": "Say what it is, or leave the line out.",
    "conference_outline_why_not": "Say why it is not needed.",
    "milestone_child_once": "It is recorded for this child already.",
    "variation_reason": "A date is put off for a reason: say which.",
}


@contextmanager
def in_words(*, about: str = "", about_id: UUID | None = None) -> Iterator[None]:
    """Raises Refused, in words, where the database refuses; what it has no words for stays an error."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        constraint = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None))
        if constraint not in WORDS:
            raise
        raise Refused(WORDS[constraint], about=about, about_id=about_id) from error
