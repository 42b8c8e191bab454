"""A page as a visitor's program reads it: its words, links, forms and fields, and what is wrong with it."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "title"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


@dataclass
class Field:
    """One box, tick, list or button of a form."""

    name: str
    type: str  # text, hidden, radio, checkbox, select, textarea, file, submit…
    value: str = ""
    id: str = ""
    is_on: bool = False  # ticked, or chosen
    options: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    label: str = ""


@dataclass
class Form:
    """One form: how it is sent, where to, and what it holds."""

    method: str
    action: str
    fields: list[Field] = field(default_factory=list)

    @property
    def buttons(self) -> list[Field]:
        """What sends it."""
        return [each for each in self.fields if each.type == "submit"]

    @property
    def typed(self) -> list[Field]:
        """What somebody fills in."""
        return [each for each in self.fields if each.type not in UNLABELLED]


class Page(HTMLParser):
    """A page that was read; `wrong` says what no page may be."""

    def __init__(self, text: str, *, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.labels: dict[str, str] = {}
        self.title = self.lang = ""
        self.misnested: list[str] = []
        self.inline: list[str] = []
        self.unlabelled: list[Field] = []
        self.has_errors = False
        self._open: list[str] = []
        self._form: Form | None = None
        self._label: list[str] | None = None
        self._label_for = ""
        self._box: Field | None = None
        self.feed(text)
        self.close()
        for each in (each for form in self.forms for each in form.fields):
            each.label = self.labels.get(each.id, "") or each.attributes.get("aria-label", "") or each.label

    # What the parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        has = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        if tag not in VOID:
            self._open.append(tag)
        if has.get("id"):
            self.ids[has["id"]] += 1
        self._note_inline(tag, has)
        self.has_errors |= "govuk-error-summary" in has.get("class", "").split()
        if tag == "html":
            self.lang = has.get("lang", "")
        elif tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "form":
            self._form = Form(has.get("method", "get").lower(), has.get("action", ""))
            self.forms.append(self._form)
        elif tag == "label":
            self._label, self._label_for = [], has.get("for", "")
        else:
            self._field(tag, has)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself, as in a picture."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if not self._open or self._open[-1] != tag:
            self.misnested.append(f"</{tag}> within {self._open[-3:]}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "form":
            self._form = None
        elif tag == "label" and self._label is not None:
            self.labels[self._label_for] = " ".join("".join(self._label).split())
            self._label = None
        elif tag in {"select", "textarea", "button"}:
            self._box = None
        if tag not in {"a", "strong", "span", "b", "i", "em", "small", "abbr", "code"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        """Words."""
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self.title += data
        if inside not in UNSEEN:
            self.words.append(data)
        if self._label is not None:
            self._label.append(data)
        if self._box is not None and self._box.type == "textarea":
            self._box.value += data

    # What comes of it.

    def _note_inline(self, tag: str, has: dict[str, str]) -> None:
        if tag == "style" or (tag == "script" and "src" not in has and "json" not in has.get("type", "")):
            self.inline.append(f"<{tag}>")
        self.inline += [f"{name} on <{tag}>" for name in has if name == "style" or name.startswith("on")]

    def _field(self, tag: str, has: dict[str, str]) -> None:
        if tag == "option":
            self._option(has)
        if tag not in {"input", "select", "textarea", "button"} or "disabled" in has:
            return
        kind = has.get("type", "text" if tag == "input" else "submit") if tag in {"input", "button"} else tag
        made = Field(
            has.get("name", ""), kind, value=has.get("value", "on" if kind in {"checkbox", "radio"} else ""),
            id=has.get("id", ""), is_on="checked" in has, attributes=has,
            label="within" if self._label is not None else "",
        )  # fmt: skip
        if kind not in UNLABELLED:
            self.unlabelled.append(made)
        if tag != "input":
            self._box = made
        if self._form is not None:
            self._form.fields.append(made)

    def _option(self, has: dict[str, str]) -> None:
        if self._box is not None and self._box.type == "select":
            self._box.options.append(has.get("value", ""))
            if "selected" in has or len(self._box.options) == 1:
                self._box.value = has.get("value", "")

    @property
    def text(self) -> str:
        """Every word that is shown, and what stands in boxes; runs of spaces are one."""
        boxes = [f" {each.value} " for form in self.forms for each in form.fields if each.type != "hidden"]
        return " ".join("".join([*self.words, *boxes]).split())

    def local_links(self, host: str) -> list[str]:
        """The addresses of this site that it leads to, without anchors."""
        found = [urlsplit(urljoin(f"http://{host}{self.address}", link)) for link in self.links]
        there = [each for each in found if each.netloc == host and each.scheme == "http"]
        return [each.path + (f"?{each.query}" if each.query else "") for each in there]

    @property
    def wrong(self) -> list[str]:
        """What no page may be, in words."""
        found = [*self.misnested, *self.inline]
        found += [f"{self.tags['h1']} first headings"] if self.tags["h1"] != 1 else []
        found += [] if self.title.strip() else ["no title"]
        found += [] if self.lang == "en-GB" else ["no language"]
        found += [f"id {name} {count} times" for name, count in self.ids.items() if count > 1]
        found += [f"{each.name!r} has no label" for each in self.unlabelled if not self._labelled(each)]
        for form in self.forms:
            found += self._wrong_with(form)
        return found

    def _labelled(self, box: Field) -> bool:
        has = box.attributes
        named = has.get("aria-labelledby", "").split()
        return bool(
            self.labels.get(box.id) or has.get("aria-label") or box.label
            or (named and all(self.ids[each] for each in named))
        )  # fmt: skip

    def _wrong_with(self, form: Form) -> list[str]:
        found = []
        target = urlsplit(form.action)
        if target.scheme or target.netloc:
            found.append(f"a form leads to {form.action}")
        if form.method == "post" and not any(each.name == "csrfmiddlewaretoken" for each in form.fields):
            found.append(f"the form to {form.action or 'here'} has no token")
        if not form.buttons:
            found.append(f"the form to {form.action or 'here'} has no button")
        return found
