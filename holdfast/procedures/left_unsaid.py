"""What events say without saying it: what a left-out field means, what may not be left out, who gets what."""

# Left out of an event, these hold; anything else demanded and unsaid counts as not done.
ASSUMED: dict[str, dict[str, object]] = {
    "*": {"by": "social-worker", "quorate": True, "announced": True, "significant": True},
    "initial-conference": {"kind": "initial"},
}

# Fields that may not be left out.
REQUIRED: dict[str, tuple[str, ...]] = {
    "conference-arranged": ("conference", "for"),
    "meeting-cancelled": ("conference",),
    "initial-conference": ("decision",),
    "review-conference": ("decision",),
    "considered": ("what",),
    "varied": ("duty", "until"),
}

# Dates in these fields arrange a meeting of this kind.
ARRANGING = {
    "next_review_on": "review-conference",
    "next_core_group_on": "core-group",
    "next_on": "core-group",
}

# In these events the field names who got it.
RECEIVED_BY = {
    "told": "whom",
    "acknowledged": "whom",
    "record-distributed": "to",
    "agreement-circulated": "to",
}

# These reach one person by what they are.
REACHES = {
    "plan-sent-to-reviewing-officer": "reviewing-officer",
    "report-to-chair": "conference-chair",
    "report-to-parents": "parent",
    "young-person-consulted": "child",
}
