"""Dates as they stand in a list that is worked on: `Mon 12 Jan`, and how far away that is."""

from datetime import date, datetime


def day(on: date, as_of: date) -> str:
    """Write a day: `Mon 12 Jan`, with the year where it is not the one that is asked about."""
    return f"{on:%a} {on.day} {on:%b}" + (f" {on.year}" if on.year != as_of.year else "")


def away(on: date, as_of: date) -> str:
    """Say how far away a day by which something is due is: `in 3 days`, `today`, `4 days late`."""
    days = (on - as_of).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {counted(days)}" if days > 0 else f"{counted(-days)} late"


def ago(on: date, as_of: date) -> str:
    """Say how long ago a day is: `today`, `yesterday`, `12 days ago`; weeks from 4, months from 4."""
    days = (as_of - on).days
    if days <= 1:
        return {0: "today", 1: "yesterday"}.get(days, f"in {counted(-days)}")
    if days < 28:
        return f"{days} days ago"
    return f"{days // 7} weeks ago" if days < 120 else f"{round(days / 30.44)} months ago"


def counted(days: int) -> str:
    """Write so many days: `1 day`, `4 days`."""
    return "1 day" if days == 1 else f"{days} days"


def moment(at: datetime, as_of: date) -> str:
    """Write a moment, given in local time: `today 08:52`, `Fri 9 Jan 17:40`."""
    on = at.date()
    name = {0: "today", 1: "yesterday"}.get((as_of - on).days) or day(on, as_of)
    return f"{name} {at:%H:%M}"


def age(born: date, on: date) -> str:
    """Say how old somebody is on a day: years; months below two years; days in the first month."""
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 24:
        return str(months // 12)
    if months >= 1:
        return "1 month" if months == 1 else f"{months} months"
    return counted(max((on - born).days, 0))


def years_before(on: date, years: int) -> date:
    """Find the day so many years before; 29 February becomes the 28th where there is none."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
