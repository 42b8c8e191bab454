"""Sentences that count: from which day, how many of what, which days were left out, to which day. Made when
asked for.
"""

from datetime import date
from typing import Any

from holdfast.procedures import words
from holdfast.procedures.drafts import Count, Draft
from holdfast.procedures.intervals import Counting


def day(on: date) -> str:
    """Write a date as it is spoken of: `Mon 5 May 2025`."""
    return f"{on:%a} {on.day} {on:%b %Y}"


def because(draft: Draft, counting: Counting) -> str:
    """Write why an obligation is due when it is."""
    parts = []
    if draft.count is not None:
        parts.append(_count(draft.count, counting))
    elif draft.due is None:
        parts.append(_open(draft))
    parts += [_note(note) for note in draft.notes]
    if draft.due is not None and draft.count is not None and draft.due != draft.count.result:
        parts.append(f"so it is due on {day(draft.due)}")
    if draft.due is not None:
        off = day_off(draft.due, counting)
        if off is not None:
            parts.append(f"{day(draft.due)} is a day off ({off}) and the date stays")
        if provisional(draft, counting):
            parts.append(
                f"the days off are confirmed until {day(counting.calendar.confirmed_until)} only, "
                "so the date is provisional"
            )
    return "; ".join(parts)


def _note(note: tuple[Any, ...]) -> str:
    template, *values = note
    return str(template).format(*(day(each) if isinstance(each, date) else each for each in values))


def _open(draft: Draft) -> str:
    trigger = f"{words.name(draft.trigger.event)} on {day(draft.trigger.on)}"
    if draft.when == "not stated" and draft.duty.only_plan:
        return f"since {trigger}; how often is not stated: nobody has set it for this plan yet"
    if draft.when == "not stated":
        return f"since {trigger}; by when is not stated by this authority"
    return f"since {trigger}; due {draft.when}"


def _count(count: Count, counting: Counting) -> str:
    if count.interval.number == 0:
        return f"at once, on the day of {count.name}: {day(count.result)}"
    way = "before" if count.backward else "after"
    itself = ", counting that day" if counting.counts_the_day_itself else ""
    return (
        f"{count.interval} {way} {count.name} on {day(count.start)}{itself}{left_out(count, counting)}: "
        f"{day(count.result)}"
    )


def left_out(count: Count, counting: Counting) -> str:
    """Name the days off that a count of working days passed over, as `, not counting Mon 5 May (…)`."""
    if count.interval.unit != "working days":
        return ""
    if counting.bank_holidays_count:
        return ", bank holidays counted as working days"
    first, last = sorted((count.start, count.result))
    itself = counting.counts_the_day_itself
    days = [
        f"{each.on:%a} {each.on.day} {each.on:%b} ({each.name})"
        for each in counting.calendar.days_off_between(first, last)
        if itself or each.on != count.start
    ]
    if not days:
        return ""
    listed = days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"
    return f", not counting {listed}"


def day_off(on: date, counting: Counting) -> str | None:
    """Name the day off that a date falls on: a holiday by its name, else Saturday or Sunday."""
    found = counting.calendar.day_off(on)
    if found is not None:
        return found.name
    return f"{on:%A}" if on.weekday() >= 5 else None


def provisional(draft: Draft, counting: Counting) -> bool:
    """Whether a date lies, or was counted, beyond what a nation has confirmed of its days off."""
    if draft.due is None:
        return False
    calendar, count = counting.calendar, draft.count
    if draft.due > calendar.confirmed_until:
        return True
    if count is None or count.interval.unit != "working days" or counting.bank_holidays_count:
        return False
    first, last = sorted((count.start, count.result))
    return not calendar.is_confirmed_between(first, last)
