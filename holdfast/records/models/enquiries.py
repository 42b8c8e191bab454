"""From a concern to an enquiry: referral, strategy discussion, enquiry; about the milestone's children.

The day, the children and what a procedure counts by stand in the milestone; here is what the event was.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.audit.kept import VERSIONED
from holdfast.records.models.kept import Kept
from holdfast.records.models.parts import link


class Referral(Kept):
    """Who was worried about a child, about what, and what was decided to do with it."""

    kept = VERSIONED
    personal = ("from_name", "concern", "decided_why", "decided_by")
    not_personal = ("milestone", "from_role", "agency", "how", "at", "decided", "decided_on", "categories")

    milestone = link("records.Milestone", name="referrals")
    from_name = models.TextField(blank=True, default="")
    from_role = models.TextField(blank=True, default="")
    agency = link("records.Agency", null=True)
    how = models.TextField(blank=True, default="")  # call, letter, form, in-person, other
    at = models.TimeField(null=True, blank=True)
    concern = models.TextField()
    categories = models.JSONField(default=list, blank=True)  # kinds of harm feared; words of the public form
    decided = models.TextField(blank=True, default="")  # words of record_words.REFERRAL_DECISIONS
    decided_on = models.DateField(null=True, blank=True)
    decided_why = models.TextField(blank=True, default="")
    decided_by = link("records.Account", null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(concern=""), name="referral_says"),
            models.UniqueConstraint(fields=["authority", "milestone"], name="referral_once"),
        ]

    def __str__(self) -> str:
        return f"referral {self.id}"


class StrategyDiscussion(Kept):
    """What the agencies said to each other and decided: whether to enquire, together or alone."""

    kept = VERSIONED
    personal = ("said", "decided_why", "actions", "led_by")
    not_personal = ("milestone", "how", "enquiry", "joint", "police_help", "legal_advice")

    milestone = link("records.Milestone", name="strategy_discussions")
    how = models.TextField(blank=True, default="")  # meeting, call, video
    led_by = models.TextField(blank=True, default="")
    said = models.TextField(blank=True, default="")
    enquiry = models.BooleanField(null=True)
    joint = models.BooleanField(null=True)
    police_help = models.BooleanField(null=True)
    legal_advice = models.BooleanField(null=True)
    decided_why = models.TextField(blank=True, default="")
    actions = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "milestone"], name="strategy_discussion_once"),
        ]

    def __str__(self) -> str:
        return f"strategy discussion {self.id}"


class StrategyMember(Kept):
    """Somebody who took part in a strategy discussion."""

    kept = VERSIONED
    personal = ("name", "account")
    not_personal = ("discussion", "place", "role", "agency")

    discussion = link("records.StrategyDiscussion", name="members")
    place = models.IntegerField(default=1)
    name = models.TextField()
    role = models.TextField(blank=True, default="")
    agency = link("records.Agency", null=True)
    account = link("records.Account", null=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="strategy_member_named")]

    def __str__(self) -> str:
        return f"strategy member {self.id}"


class Enquiry(Kept):
    """An enquiry under the authority's own statute: who leads, what it found, whether to confer."""

    kept = VERSIONED
    personal = ("led_by", "conclusion", "outcome")
    not_personal = ("milestone", "statute", "joint", "ended_on", "conference_wanted", "ended_by")

    milestone = link("records.Milestone", name="enquiries")
    statute = models.TextField(blank=True, default="")  # the authority's word, as its pack had it that day
    led_by = models.TextField(blank=True, default="")
    joint = models.BooleanField(null=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = link("records.Account", null=True)
    outcome = models.TextField(blank=True, default="")  # words of record_words.ENQUIRY_OUTCOMES
    conclusion = models.TextField(blank=True, default="")
    conference_wanted = models.BooleanField(null=True)

    class Meta:
        verbose_name_plural = "enquiries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "milestone"], name="enquiry_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(outcome=""), name="enquiry_ended_with_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"enquiry {self.id}"
