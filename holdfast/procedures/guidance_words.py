"""What is likely to help, in a few words of our own, where a plan is about one of these; no procedure's text.

A pack names its own guidance (`guidance` of its contents) for a category or a circumstance; the page shows
that title with where it stands, and these lines beside it. General knowledge of the field, to think with:
the authority's own guidance goes before.
"""

from collections.abc import Mapping

POINTS: Mapping[str, tuple[str, ...]] = {
    "neglect": (
        "Say for each day what the child must get, and who sees that it comes: food, warmth, school, doctor.",
        "Small steps that can be seen, and practical help first: a cooker before a course.",
        "Look at what it is like for the child over months, not at one good visit; set down dates early.",
    ),
    "sexual-abuse": (
        "First that the child is safe from the person; then what the child has to say, in the child’s time.",
        "Help for the parent who protects: being believed by them is what helps a child most.",
        "Therapy and evidence for a court are arranged with the police, so that neither waits for the other.",
    ),
    "domestic-abuse": (
        "The safety of the abused parent is the child’s safety: plan for the weeks around a separation.",
        "Ask of the one who abuses what must stop; do not ask the abused parent to stop it.",
        "Meet them apart, and keep addresses and letters apart, too.",
    ),
    "parent-learning-disability": (
        "One thing at a time, shown at home and done together; pictures, plain words, the same person.",
        "Long and steady help works better than a short course; an advocate at meetings.",
        "Check what was understood by asking to be told or shown, and involve adult services from the start.",
    ),
}
"""By a category of abuse, or a circumstance, of the form of the records."""
