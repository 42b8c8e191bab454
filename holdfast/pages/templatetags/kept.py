"""Template tags of kept forms, and of what is said once after something was done."""

from datetime import datetime
from typing import Any

from django import template
from django.contrib.messages import get_messages
from django.utils import formats, timezone

register = template.Library()


@register.inclusion_tag("pages/notices.html", takes_context=True)
def notices(context: dict[str, Any]) -> dict[str, Any]:
    """What the step before has to say: that it is saved, that it is kept."""
    request = context.get("request")
    return {"notices": list(get_messages(request)) if request is not None else []}


@register.filter
def moment(value: datetime) -> str:
    """A moment as people say it: Mon 12 Jan, 14:10; with its year where it is not this one."""
    here = timezone.localtime(value)
    year = "" if here.year == timezone.localdate().year else " Y"
    return str(formats.date_format(here, f"D j M{year}, H:i"))
