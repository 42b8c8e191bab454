"""What a form says when something is not right: which field, and what to do, in plain words."""

from django import forms


def subject(label: str) -> str:
    """A label as it stands inside a sentence: "Full name" → "full name", but "NHS number" as it is."""
    label = label.strip()
    if len(label) > 1 and label[1].isupper():
        return label
    return label[:1].lower() + label[1:]


def ask(label: str, *, verb: str) -> str:
    """What to do about an empty field: "Enter full name"; a question is quoted, not bent into an order."""
    if label.strip().endswith("?"):
        return f"Answer the question “{label.strip()}”"
    return f"{verb} {subject(label)}"


def required(field: forms.Field, label: str) -> str:
    """The message for a field that was left empty."""
    if isinstance(field, forms.FileField):
        return ask(label, verb="Choose")
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label.strip()}” to go on"
    if isinstance(field, forms.ChoiceField):
        return ask(label, verb="Select")
    return ask(label, verb="Enter")


def plain(field: forms.Field, label: str) -> dict[str, str]:
    """Every message of a field that Django would otherwise word in its own way."""
    name = label.strip().rstrip("?")
    said = {
        "required": required(field, label),
        "max_length": f"{name} must be %(limit_value)d characters or fewer: you have typed %(show_value)d",
        "min_length": f"{name} must be %(limit_value)d characters or more",
        "max_value": f"{name} must be %(limit_value)s or less",
        "min_value": f"{name} must be %(limit_value)s or more",
        "invalid_choice": f"Select one of the choices for {subject(name)}",
        "null_characters_not_allowed": f"{name} must not contain invisible characters",
        "empty": "The chosen file is empty: choose another",
    }
    if isinstance(field, forms.EmailField):
        said["invalid"] = "Enter an email address in the form name@example.com"
    elif isinstance(field, forms.DecimalField | forms.FloatField):
        said["invalid"] = f"{name} must be a number, such as 3.5"
    elif isinstance(field, forms.IntegerField):
        said["invalid"] = f"{name} must be a whole number, such as 3"
    elif isinstance(field, forms.FileField):
        said["invalid"] = f"Choose a file for {subject(name)} again"
    return said
