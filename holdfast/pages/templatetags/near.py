"""Template tags of lists and the child's pages: dates near and far, the authority's own way to a form."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html

from holdfast.casework.doing import Doing
from holdfast.casework.drifts import Drift
from holdfast.procedures import near_dates

register = template.Library()


@register.filter
def day(on: date, today: date) -> str:
    """`Mon 12 Jan`, with the year where it is not this one; the words stay on one line."""
    return near_dates.day(on, today).replace(" ", "\xa0")


@register.filter
def long_day(on: date) -> str:
    """`Monday 12 January 2026`."""
    return f"{on:%A} {on.day} {on:%B %Y}"


@register.filter
def away(on: date, today: date) -> str:
    """`in 3 days`, `4 days late`."""
    return near_dates.away(on, today).replace(" ", "\xa0")


@register.filter
def ago(on: date, today: date) -> str:
    """`today`, `12 days ago`."""
    return near_dates.ago(on, today).replace(" ", "\xa0")


@register.filter
def told_at(at: datetime, today: date) -> str:
    """A moment in local time: `today 08:52`, `Fri 9 Jan 17:40`."""
    return near_dates.moment(timezone.localtime(at), today).replace(" ", "\xa0")


@register.simple_tag
def at(name: str, *where: Any, **asks: Any) -> str:
    """The address of that name, or nothing where this house has none: then the page shows no way there."""
    try:
        address = reverse(name, args=where)
    except NoReverseMatch:
        return ""
    given = {key: str(value) for key, value in asks.items() if value not in (None, "")}
    return f"{address}?{urlencode(given)}" if given else address


@register.simple_tag
def one_use_key() -> str:
    """A key under which a kept form is recorded once, however often it is sent."""
    return str(uuid4())


@register.simple_tag
def doing_at(doing: Doing) -> str:
    """Where a button of something due leads, with what is known filled in."""
    return at(doing.address, doing.child, **dict(doing.asks))


@register.simple_tag
def drift_at(drift: Drift) -> str:
    """Where what drifts is put right."""
    return at(drift.address, *drift.about)


@register.simple_tag
def due_mark(days: int | None) -> str:
    """The shape that says whether something is late: not by colour alone."""
    shape = "overdue" if days is not None and days < 0 else "due"
    return format_html(
        '<svg class="hf-shape hf-shape--{}" width="14" height="14" aria-hidden="true" focusable="false">'
        '<use href="#shape-{}"/></svg>',
        shape,
        shape,
    )


@register.filter
def long_moment(moment: datetime) -> str:
    """The day of a moment in local time: `Friday 9 January 2026`."""
    return long_day(timezone.localtime(moment).date())
