"""Every kind of field: its component, its words when something is wrong, where its error leads."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from holdfast.pages.forms import Choice, Form, form, messages
from holdfast.pages.looks import EveryField

GOOD = {
    "name": "Ada Example", "email": "ada@example.com", "password": "not a secret",
    "children": "2", "hours": "3.5", "views": "I like the dog.", "agency": "school",
    "seen": "home", "alone": "yes", "languages": ["english", "signs"],
    "born_day": "7", "born_month": "March", "born_year": "2018", "meeting": "2pm",
    "told_day": "12", "told_month": "1", "told_year": "2026", "told_time": "9:05",
    "agreed": "on", "kept": "kept",
}  # fmt: skip


class Ids(HTMLParser):
    """The ids of a page, and what refers to them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"for", "aria-describedby", "aria-controls"}:
                self.references += (value or "").split()


def test_a_form_that_is_right_is_taken() -> None:
    asked = EveryField(GOOD)
    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["languages"] == ["english", "signs"]


@pytest.mark.parametrize("data", [None, {}, {**GOOD, "email": "nobody", "agency": "circus"}])
def test_every_id_is_there_once_and_every_reference_leads_to_one(data: dict[str, object] | None) -> None:
    asked = EveryField(data)
    found = Ids(str(asked))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.references) <= set(found.ids)


def test_every_error_leads_to_a_control_that_can_take_the_focus() -> None:
    asked = EveryField({})
    page = str(asked)
    targets = [target for _, target in form.summary(asked)]
    assert len(targets) == len([field for field in asked if field.errors]) > 10
    for target in targets:
        assert re.search(rf'<(input|select|textarea)[^>]* id="{target[1:]}"', page), target


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("name", "", "Enter full name"),
        ("name", "A" * 61, "Full name must be 60 characters or fewer: you have typed 61"),
        ("name", "A\x00B", "Full name must not contain invisible characters"),
        ("email", "nobody", "Enter an email address in the form name@example.com"),
        ("password", "", "Enter your password"),
        ("children", "two", "Number of children must be a whole number, such as 3"),
        ("children", "21", "Number of children must be 20 or less"),
        ("children", "-1", "Number of children must be 0 or more"),
        ("hours", "some", "Hours of help each week must be a number, such as 3.5"),
        ("agency", "", "Select agency"),
        ("agency", "circus", "Select one of the choices for agency"),
        ("seen", "", "Answer the question “Where was the child seen?”"),
        ("languages", [], "Select languages"),
        ("languages", ["klingon"], "Select one of the choices for languages"),
        ("agreed", "", "Tick “I have read this to the family” to go on"),
    ],
)
def test_a_field_says_what_to_do(field: str, typed: object, says: str) -> None:
    asked = EveryField({**GOOD, field: typed})
    assert asked.errors == {field: [says]}
    assert f"</span> {says}</p>" in str(asked).replace("&quot;", '"')


def test_what_was_typed_stays_right_or_wrong() -> None:
    typed = {
        **GOOD,
        "email": "nobody",
        "children": "two",
        "hours": "many",
        "views": "V" * 201,
        "agency": "circus",
    }
    page = str(EveryField(typed))
    for kept in ("Ada Example", "nobody", "two", "many", "V" * 201, "March", "9:05", "2pm"):
        assert kept in page
    for ticked in ("id_seen_0", "id_alone_0", "id_languages_0", "id_languages_2", "id_agreed"):
        assert re.search(
            rf'<input[^>]*id="{ticked}"[^>]*checked|<input[^>]*checked[^>]*id="{ticked}"', page
        ), ticked


def test_a_password_is_never_sent_back() -> None:
    assert "not a secret" not in str(EveryField({**GOOD, "name": ""}))


def test_a_chosen_file_must_be_chosen_again_and_the_page_says_so() -> None:
    paper = SimpleUploadedFile("paper.txt", b"words")
    assert EveryField(GOOD, {"paper": paper}).is_valid()
    assert "choose it again" in str(EveryField({**GOOD, "name": ""}, {"paper": paper}))
    assert "choose it again" not in str(EveryField())


def test_an_empty_file_is_refused() -> None:
    asked = EveryField(GOOD, {"paper": SimpleUploadedFile("paper.txt", b"")})
    assert asked.errors == {"paper": ["The chosen file is empty: choose another"]}


def test_nothing_is_cut_off_and_nothing_is_checked_by_the_browser() -> None:
    page = str(EveryField())
    for attribute in ("maxlength=", " required", "minlength=", " min=", " max=", 'type="number"'):
        assert attribute not in page.replace("data-maxlength=", "")


def test_a_shared_computer_remembers_no_childs_name() -> None:
    page = str(EveryField())
    named = re.findall(r"<(?:input|select|textarea)[^>]*>", page)
    for control in named:
        if re.search(r'type="(hidden|radio|checkbox|file)"', control):
            continue
        assert 'autocomplete="' in control, control
    assert 'name="name"' in page
    assert 'autocomplete="email"' in page


def test_what_is_typed_is_text_and_never_markup() -> None:
    page = str(
        EveryField(
            {**GOOD, "name": '"><script>alert(1)</script>', "views": "</textarea><b>", "children": "<i>"}
        )
    )
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page


def test_the_label_of_a_single_question_is_the_heading_of_its_page() -> None:
    class One(Form):
        heading = "seen"
        seen = forms.ChoiceField(
            label="Where was the child seen?", choices=[("a", "A")], widget=forms.RadioSelect
        )

    assert '<h1 class="govuk-fieldset__heading">Where was the child seen?</h1>' in str(One())


def test_an_error_of_the_whole_form_comes_first() -> None:
    class Clash(Form):
        name = forms.CharField()

        def clean(self) -> None:
            raise forms.ValidationError("These two do not go together")

    assert form.summary(Clash({})) == [("These two do not go together", ""), ("Enter name", "#id_name")]


def test_an_error_says_its_own_words_where_the_form_gives_them() -> None:
    class Own(Form):
        name = forms.CharField(error_messages={"required": "Say who you are"})

    assert Own({}).errors["name"] == ["Say who you are"]


def test_a_new_line_counts_once_as_it_does_in_the_page() -> None:
    lines = "\r\n".join(["12345678 "] * 20)  # 199 characters in the page, 218 as sent
    asked = EveryField({**GOOD, "views": lines})
    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["views"].count("\n") == 19
    assert "\r" not in asked.cleaned_data["views"]


def test_a_plain_django_form_is_drawn_too() -> None:
    class Plain(forms.Form):
        name = forms.CharField(help_text="As on the badge")

    page = str(Plain({}))
    assert "govuk-input--error" in page
    assert 'aria-describedby="id_name-hint id_name-error"' in page


def test_a_subject_keeps_its_capitals_where_they_are_letters() -> None:
    assert messages.subject("NHS number") == "NHS number"
    assert messages.subject("Full name") == "full name"
    assert Choice("At home", hint="x").hint == "x"
