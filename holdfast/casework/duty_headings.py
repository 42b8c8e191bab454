"""What a duty is called where there is room for a few words: what to do, as one says it to a colleague.

The sentence and the clause are the pack's and stand behind *why?*. A duty that is not here is called by its
id in words, so that a new pack needs nothing; `{to}` is whom it names.
"""

HEADINGS = {
    "access-plan-agreed": "Agree with core group and police how to see the child",
    "access-review-considered": "Consider a review: the child is hard to see",
    "access-told": "Tell the {to}: child not seen",
    "access-told-chair": "Tell the {to}: child not seen",
    "access-told-first": "Tell the {to} at once: child not seen",
    "access-told-manager": "Tell the {to}: child not seen",
    "access-told-manager-or-adviser": "Tell the {to}: child not seen",
    "agreement-circulated": "Agreement to the {to}",
    "agreement-returned": "Agreement signed and returned",
    "alert-conference-chair": "Tell the {to}: part of the plan cannot be done",
    "bedroom": "See the bedroom",
    "child-in-need-meeting": "Meet to agree the child in need plan",
    "convene-review-conference": "Call a review: the plan cannot be done",
    "core-group-minutes": "Send the core group’s minutes",
    "difficulty-told": "Tell the {to} of the difficulty with the plan",
    "early-review": "Call an early review",
    "early-review-considered": "Consider an early review",
    "full-plan": "Full plan, at the first review",
    "initial-report": "Report for the initial conference",
    "kept-from-seeing": "Tell the {to}: kept from seeing the child again and again",
    "later-core-group": "Core group",
    "legal-planning-considered": "Consider a legal planning meeting",
    "minutes-distributed": "Send the minutes",
    "missing-told": "Tell the {to}: the child is missing",
    "missing-told-duty": "Tell the {to}: the child is missing",
    "other-rooms": "See the other rooms",
    "outline-plan": "Outline plan",
    "own-line-manager-told": "Tell the {to}: child not seen",
    "plan-begun": "Begin work on the plan",
    "plan-reconsidered": "Reconsider the plan in the core group",
    "possible-move-considered": "Consider why the family is not there",
    "possible-move-shown": "Tell the {to}: the family may have moved away",
    "report-to-chair": "Report to the chair",
    "report-to-parents": "Report to the parents",
    "report-to-parents-for-review": "Report to the parents, before the review",
    "rescheduled-in-writing": "Confirm the new date in writing to {to}",
    "review": "Review conference",
    "risk-assessment-at-a-year": "Risk assessment, after a year",
    "risk-assessment-complex-case": "Risk assessment, complex case",
    "risk-assessment-proceedings": "Risk assessment, before proceedings",
    "risk-in-supervision": "Risk considered in supervision",
    "send-plan-to-reviewing-officer": "Send the plan to the reviewing officer",
    "social-worker-allocated": "Allocate a social worker",
    "tell-review-chair": "Tell the {to}: the plan cannot be done",
    "unannounced-visits": "An unannounced visit",
    "visit": "Visit",
    "visit-as-planned": "Visit, as the plan says",
    "visit-at-home": "Visit at home",
    "young-person-consulted": "Ask the young person about help after 18",
}
"""By the duty's id, as the four packs have them."""


def heading(*, duty: str, to: str = "") -> str:
    """What a duty is called; `to` is whom it names, in the authority's words."""
    plain = duty.replace("-", " ").replace("looked after", "looked-after")
    named = HEADINGS.get(duty, plain[:1].upper() + plain[1:])
    if "{to}" not in named:
        return named
    return named.replace("{to}", to) if to else named.replace(" the {to}", "").replace(" {to}", "")
