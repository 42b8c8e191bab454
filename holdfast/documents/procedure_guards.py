"""When a guard of a procedure is asked, and what it does, in words: what stands beside its sentence."""

from holdfast.procedures import guards
from holdfast.procedures.pack import Pack
from holdfast.procedures.vocabulary import Vocabulary

STEPS = {
    "invite": "inviting people to a meeting",
    "appoint-chair": "naming who chairs a meeting",
    "arrange": "arranging a meeting",
    "move-conference": "moving a conference",
    "record-decision": "recording a decision",
    "complete-conference": "completing a conference",
    "end-plan": "ending the plan",
    "end-child-in-need-plan": "ending a child in need plan",
    "change-plan": "changing the plan",
    "change-care-plan": "changing the care plan",
    "record-visit": "recording a visit",
    "form-unit": "forming a unit",
}


def beside(*, procedure: Pack, own_id: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """When a guard is asked, and what happens if it is not so."""
    guard = next(one for one in guards.of(procedure) if one.id == own_id)
    steps = " or ".join(STEPS.get(step, step.replace("-", " ")) for step in guard.steps)
    if guard.waits:
        effect = "Nothing yet: what it asks is not stated by this authority"
    elif guard.refuse:
        effect = "The step is refused"
    elif guard.override_by is not None:
        effect = f"A reason must be recorded, by the {vocabulary.role_name(guard.override_by)}"
    else:
        effect = "A reason must be recorded"
    return [("Asked when", steps), ("If it is not so", effect)]
