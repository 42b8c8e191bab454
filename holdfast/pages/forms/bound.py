"""One field of one form as the templates draw it: its kind, its classes and where a link to it must lead."""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.functional import cached_property

from holdfast.pages.forms.dates import DateParts

# The first that fits says how a field is drawn: the template forms/<kind>.html.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateParts, "parts"),
    (forms.CheckboxSelectMultiple, "options"),
    (forms.RadioSelect, "options"),
    (forms.CheckboxInput, "tick"),
    (forms.Textarea, "textarea"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
)
CLASSES = {
    "input": "govuk-input",
    "password": "govuk-input",
    "textarea": "govuk-textarea",
    "select": "govuk-select",
    "file": "govuk-file-upload",
}
SHORT = 12  # two choices no longer than this stand side by side


class BoundField(forms.BoundField):
    """A field as the Design System draws it."""

    own_limits: ClassVar = {"maxlength", "minlength", "min", "max", "step"}  # the server says these, in words

    @property
    def kind(self) -> str:
        """Which template draws it."""
        return next((kind for widget, kind in KINDS if isinstance(self.field.widget, widget)), "input")

    @property
    def template(self) -> str:
        """The template that draws its inside."""
        return f"forms/{self.kind}.html"

    @property
    def data(self) -> Any:
        """What was sent; the end of a line, sent as two characters, is one, as the page counted it."""
        sent = super().data
        return sent.replace("\r\n", "\n") if self.kind == "textarea" and isinstance(sent, str) else sent

    @property
    def is_grouped(self) -> bool:
        """Whether it is several controls under a legend."""
        return self.kind in {"parts", "options"}

    @property
    def is_heading(self) -> bool:
        """Whether its label is the heading of the page."""
        return self.name == getattr(self.form, "heading", "")

    @property
    def is_radio(self) -> bool:
        """Whether one alone can be chosen."""
        widget = self.field.widget  # Django's list of checkboxes is a kind of radio buttons
        return isinstance(widget, forms.RadioSelect) and not isinstance(widget, forms.CheckboxSelectMultiple)

    @property
    def is_inline(self) -> bool:
        """Whether its choices stand side by side: two short ones, as yes and no."""
        labels = [str(option.choice_label) for option in self.subwidgets] if self.kind == "options" else []
        return self.is_radio and len(labels) == 2 and all(len(label) <= SHORT for label in labels)

    @property
    def limit(self) -> int | None:
        """How many characters a text may have."""
        return getattr(self.field, "max_length", None)

    @property
    def counts(self) -> bool:
        """Whether it says how much more may be typed."""
        return self.kind == "textarea" and self.limit is not None

    @property
    def target(self) -> str:
        """The id of the control that takes the focus from the error summary: the first to be mended."""
        id_ = self.field.widget.attrs.get("id") or self.auto_id
        if self.kind == "parts":
            wrong = self.wrong_parts()
            return f"{id_}_{wrong[0]}" if wrong else self.field.widget.id_for_label(id_)
        return f"{id_}_0" if self.kind == "options" else id_

    @cached_property
    def subwidgets(self) -> list[BoundWidget]:
        """Each choice by itself, tied to its hint for whoever listens."""
        found = super().subwidgets
        for option in found:
            if getattr(option.data.get("label"), "hint", ""):
                option.data["attrs"]["aria-describedby"] = f"{option.id_for_label}-hint"
        return found

    def wrong_parts(self) -> tuple[str, ...]:
        """The boxes of a date or moment that must be mended: those the error names, else all."""
        known = self.form.errors.get(self.name)
        if not known:
            return ()
        for error in known.as_data():
            if error.params and "parts" in error.params:
                return tuple(error.params["parts"])
        return tuple(getattr(self.field.widget, "parts", ()))

    @property
    def described_by(self) -> str:
        """The ids of hint, error and count, for whoever listens to the page."""
        ids = [f"{self.auto_id}-hint"] if self.help_text else []
        ids += [f"{self.auto_id}-error"] if self.errors else []
        ids += [f"{self.auto_id}-info"] if self.counts else []
        return " ".join(ids)

    @property
    def aria_describedby(self) -> str | None:
        """The same under Django's own name; a group carries it on its fieldset."""
        return None if self.is_hidden or self.is_grouped else self.described_by or None

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        """Classes, descriptions, autocompletion; limits are the server's, which cuts nothing off."""
        widget = widget or self.field.widget
        made: dict[str, Any] = dict(super().build_widget_attrs(attrs, widget))
        if widget.is_hidden:
            return made
        for limit in self.own_limits:
            widget.attrs.pop(limit, None)
        if self.kind in {"options", "tick"}:
            made.pop("aria-invalid", None)  # not a property of radio buttons and checkboxes
            made["class"] = "govuk-radios__input" if self.is_radio else "govuk-checkboxes__input"
        elif self.kind == "parts":
            made["wrong"] = self.wrong_parts()
        else:
            made["class"] = self.classes(widget)
            self.dress(made, widget)
        return made

    def classes(self, widget: forms.Widget) -> str:
        """The component's classes before those that the form gave."""
        base = CLASSES[self.kind]
        names = [base, f"{base}--error" if self.errors else "", str(widget.attrs.get("class", ""))]
        if self.kind == "password":
            names.append("govuk-password-input__input govuk-js-password-input-input")
        if self.counts:
            names.append("govuk-js-character-count")
        return " ".join(name for name in names if name)

    def dress(self, attrs: dict[str, Any], widget: forms.Widget) -> None:
        """What a browser may remember, correct or show as a keyboard.

        A shared computer must not offer other children's names: nothing is remembered unless a form says so.
        """
        given = widget.attrs
        if "autocomplete" not in given and self.kind != "file":
            attrs["autocomplete"] = "current-password" if self.kind == "password" else "off"
        if isinstance(widget, forms.NumberInput):
            decimal = isinstance(self.field, forms.DecimalField | forms.FloatField)
            attrs["inputmode"] = "decimal" if decimal else "numeric"
        if isinstance(widget, forms.EmailInput | forms.PasswordInput | forms.NumberInput):
            attrs["spellcheck"] = "false"
        if isinstance(widget, forms.EmailInput | forms.PasswordInput):
            attrs["autocapitalize"] = "none"
