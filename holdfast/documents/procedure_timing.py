"""When a duty is due, in a few words: *within 10 working days of the initial conference*."""

from holdfast.documents import event_words
from holdfast.procedures.duties import Duty, Limit, Shape
from holdfast.procedures.intervals import AT_ONCE, Interval
from holdfast.procedures.vocabulary import Vocabulary

NOT_STATED = "not stated by this authority"
FEW = 2  # more, or some of many, are not listed: the sentence of the duty says them better


def timing(*, duty: Duty, vocabulary: Vocabulary) -> str:
    """Write when a duty is due; empty where it is no duty by time."""
    if duty.shape is None:
        return ""
    return _WRITERS[duty.shape](duty, vocabulary)


def _within(duty: Duty, vocabulary: Vocabulary) -> str:
    since = _since(duty, vocabulary)
    if duty.interval is None:
        return (
            f"{since[:1].upper()}{since[1:]}: by when is {NOT_STATED}"
            if since
            else f"By when is {NOT_STATED}"
        )
    if duty.interval == AT_ONCE:
        return "At once, on the same day"
    return f"Within {duty.interval}{f' of {_events(duty, vocabulary)}' if since else ''}"


def _since(duty: Duty, vocabulary: Vocabulary) -> str:
    named = _events(duty, vocabulary)
    return f"after {named}" if named else ""


def _events(duty: Duty, vocabulary: Vocabulary) -> str:
    events = list(dict.fromkeys(event for one in duty.after for event in one.selector.events))
    chosen = len(events) > 1 and any(one.selector.where for one in duty.after)
    if not events or len(events) > FEW or chosen:
        return ""
    return " or ".join(event_words.sentence(event=each, vocabulary=vocabulary) for each in events)


def _every(duty: Duty, vocabulary: Vocabulary) -> str:  # noqa: ARG001 - one form for all shapes
    if duty.only_plan:
        return "As often as the plan says"
    if duty.interval is None:
        return f"Again and again: how often is {NOT_STATED}"
    first = f"First within {duty.first}, then at" if duty.first else "At"
    plan = ", or as often as the plan says if that is more often" if duty.plan_field else ""
    return f"{first} least every {_times(duty.interval)}{plan}"


def _times(interval: Interval) -> str:
    """`every week`, not `every 1 week`."""
    return interval.unit.removesuffix("s") if interval.number == 1 else str(interval)


def _before(duty: Duty, vocabulary: Vocabulary) -> str:
    meeting = _target(duty, vocabulary)
    if duty.interval is not None:
        return f"At least {duty.interval} before {meeting}"
    return f"Before {meeting}: how long before is {NOT_STATED}" if duty.unset else f"Before {meeting}"


def _target(duty: Duty, vocabulary: Vocabulary) -> str:
    events = duty.target.events if duty.target is not None else ()
    return " or ".join(event_words.sentence(event=each, vocabulary=vocabulary) for each in events)


def _at_next(duty: Duty, vocabulary: Vocabulary) -> str:
    return f"At the next {_target(duty, vocabulary).removeprefix('the ')}"


def _each(duty: Duty, vocabulary: Vocabulary) -> str:
    return f"At every {_target(duty, vocabulary).removeprefix('the ')}"


def _of_any(duty: Duty, vocabulary: Vocabulary) -> str:
    meeting = _target(duty, vocabulary).removeprefix("the ")
    if duty.of is None:
        return f"At some of the {meeting}s: how many is {NOT_STATED}"
    return f"At {duty.at_least} or more of any {duty.of} {meeting}s in a row"


def _lasts(duty: Duty, vocabulary: Vocabulary) -> str:  # noqa: ARG001 - one form for all shapes
    return f"For at least {duty.interval}" if duty.interval else f"How long is {NOT_STATED}"


def _earliest(duty: Duty, vocabulary: Vocabulary) -> str:
    limits = " or ".join(_limit(each, vocabulary) for each in duty.earliest)
    return f"By the earlier of: {limits}"


def _limit(limit: Limit, vocabulary: Vocabulary) -> str:
    if limit.event is None:
        return f"within {limit.interval}"
    event = event_words.sentence(event=limit.event, vocabulary=vocabulary)
    return f"{limit.interval} {'before' if limit.backward else 'after'} {event}"


_WRITERS = {
    Shape.WITHIN: _within,
    Shape.EARLIEST: _earliest,
    Shape.EVERY: _every,
    Shape.BEFORE: _before,
    Shape.AT_NEXT: _at_next,
    Shape.EACH: _each,
    Shape.OF_ANY: _of_any,
    Shape.LASTS: _lasts,
}
