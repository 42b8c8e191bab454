"""The form that every form of the site builds on, and the renderer that draws it."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.forms.renderers import DjangoTemplates

from holdfast.pages.forms import messages
from holdfast.pages.forms.bound import BoundField


class Renderer(DjangoTemplates):
    """Draws forms and fields in the Design System's components."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField


class Form(forms.Form):
    """A form that speaks plainly.

    `heading` names the field whose label is the heading of the page, on a page that asks one question.
    What was typed stays, right or wrong; the browser's own checks are off, for they say less and stop sooner.
    `own` adds fields that are made for one page alone, as one for each child.
    """

    use_required_attribute = False
    heading: ClassVar[str] = ""

    def __init__(self, *positional: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        own: Mapping[str, forms.Field] = options.pop("own", {})
        super().__init__(*positional, **options)
        self.fields.update(own)
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ").capitalize())
            field.label = label
            for code, says in messages.plain(field, label).items():
                if field.error_messages.get(code) in (None, django_says(field, code)):
                    field.error_messages[code] = says
            if isinstance(field.widget, forms.NumberInput):
                field.widget.input_type = "text"  # number boxes swallow what is not a number, and scroll away

    def __getitem__(self, name: str) -> BoundField:
        """The field as it is drawn."""
        return cast(BoundField, super().__getitem__(name))


def summary(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Every error with the address of what to mend, in the fields' order; those of the whole form first."""
    found = [(str(message), "") for message in form.non_field_errors()]
    for bound in form:
        found += [(str(message), f"#{getattr(bound, 'target', bound.auto_id)}") for message in bound.errors]
    return found


def django_says(field: forms.Field, code: str) -> Any:
    """Django's own words for an error of a field; None where it has none."""
    for kind in type(field).__mro__:
        said = getattr(kind, "default_error_messages", {}).get(code)
        if said is not None:
            return said
    return None
