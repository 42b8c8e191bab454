"""Template tags: the parts of a page that need more than a template."""

from typing import Any

from django import forms, template

from holdfast.pages.forms import form as dressed

register = template.Library()


@register.inclusion_tag("pages/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """Every error of a form above the heading, each a link to what must be mended."""
    return {"errors": dressed.summary(form)}


@register.filter
def parts(words: str) -> list[str]:
    """A line of several things, each by itself: they stand between semicolons."""
    return words.split("; ")
