"""Fills any form in, as it finds it: hostile text where one can write, what is valid where one must choose.

Where the page says that something at a field is wrong, what else could stand there is tried, until the form
is taken or everything was tried. Nothing here knows a form by its name.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from holdfast.casework.carry_in_columns import COLUMNS
from tests.pages.read_pages import Field, Form, Page

ROUNDS = 12
DAYS = (0, -1, 1, -30, 30)  # from today, in the order in which they are tried
BOXES = ("day", "month", "year")
CHOICES = {"radio", "checkbox", "select"}
TEXTS = {"text", "search", "textarea", "url", "tel"}
PLAIN = (
    "4/5/2024",
    "4 weeks",
    "14:10",
    "2",
    "ada@example.example",
    "",
)  # of boxes that take only what they understand
NOT_PRESSED = {("kept-do", "later"), ("kept-do", "afresh")}  # what keeps, or throws away, instead of sending
LONG = "long" * 60
HOSTILE = (
    '=1+1 {mark} "two" \'one\' O’Example <x-hostile title="&amp;">&lt;b&gt; <script>hostile()</script></p>'
    "</textarea></title> {{{{ 7|add:7 }}}} {{% now 'Y' %}} {{# gone #}} '; drop table x; -- \\ %s %(x)s "
    "\u202eright to left\u202c e\u0301 \u1e9e \U0001f469\u200d\U0001f467 \U0001d504\U00010348"
)
SHORT = (
    "={mark} <x-hostile a='\"'>&amp; </title><script>h()</script> {{{{ 7 }}}} {{% x %}} '; -- \u202er\u202c "
    "e\u0301 \U0001f469\u200d\U0001f467 \U0001d504"
)


def spaced(text: str) -> str:
    """With runs of spaces as one, as pages show it."""
    return " ".join(text.split())


def hostile(mark: str, *, lines: bool) -> str:
    """Text with everything in it that has ever broken a page; `mark` finds it again."""
    text = HOSTILE.format(mark=mark) + " " + LONG
    return text.replace("; drop", ";\r\n\r\n  drop").replace("<script>", "\r\n<script>") if lines else text


@dataclass
class Filling:
    """A form under way. `turn` makes other choices, and presses another button, each time it is filled in."""

    client: Client
    address: str
    form: Form
    turn: int = 0
    marks: dict[str, str] = field(default_factory=dict)  # of each text box, by its name
    typed: dict[str, str] = field(default_factory=dict)
    tried: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)  # what the page had against it, in the end

    def send(self) -> Any:
        """Fill it in and send it until it is taken; the answer, or None where it never was."""
        for number, each in enumerate(sorted({each.name for each in self.form.typed if each.type in TEXTS})):
            self.marks[each] = f"zq{self.turn}x{number}qz"
        for _ in range(ROUNDS):
            answer = self._send_once()
            if answer.status_code >= 500:
                raise AssertionError(f"{self.target}: {answer.status_code} {getattr(answer, 'exc_info', '')}")
            if answer.status_code in {302, 303} or "html" not in answer.headers["Content-Type"]:
                return answer
            page = Page(answer.content.decode(), address=self.target)
            assert page.wrong == [], (self.target, page.wrong)
            if not page.has_errors:
                return answer if answer.status_code < 400 else None
            self._try_otherwise(page)
        return None

    @property
    def target(self) -> str:
        """Where it is sent to."""
        return self.form.action or self.address

    def _send_once(self) -> Any:
        sent = self._sent()
        self.typed = {name: str(text) for name in self.marks for text in sent.get(name, [])}
        if any(each.type == "file" and each.name == "register" for each in self.form.fields):
            self.typed |= {
                f"register {name}": text for name, text in hostile_row().items() if "zqcsv" in text
            }
        send = self.client.post if self.form.method == "post" else self.client.get
        return send(self.target, sent)

    def _sent(self) -> dict[str, list[Any]]:
        """Every field with what stands in it now."""
        sent: dict[str, list[Any]] = {}
        groups: dict[str, list[Field]] = {}
        for each in self.form.fields:
            if each.name and each.type != "submit":
                groups.setdefault(each.name, []).append(each)
        for name, boxes in groups.items():
            sent[name] = self._value(name, boxes)
        buttons = [each for each in self.form.buttons if (each.name, each.value) not in NOT_PRESSED]
        if buttons and (pressed := buttons[self.turn % len(buttons)]).name:
            sent[pressed.name] = [pressed.value]
        return sent

    def _value(self, name: str, boxes: list[Field]) -> list[Any]:
        first, tries = boxes[0], self.tried.get(self._group(name), 0)
        if first.type in CHOICES:
            return self._choice(boxes, tries)
        if self._group(name) != name:
            return [self._part_of_day(name, tries)]
        if first.type == "file":
            return [SimpleUploadedFile("register.csv", register().encode())]
        if first.type in TEXTS:
            return [self._text(first, tries)]
        plain = {"email": "zq{}@example.example", "number": "2"}.get(first.type, first.value)
        return [plain.replace("{}", str(self.turn))]

    def _text(self, box: Field, tries: int) -> str:
        mark = self.marks[box.name]
        full = hostile(mark, lines=box.type == "textarea")
        shorter = [SHORT.format(mark=mark), f"<b>{mark}", *PLAIN]
        longest = int(box.attributes.get("maxlength", 0)) or len(full) + 1
        known = [f"{full}\0", full, *shorter] if len(full) < longest else [*shorter[:1], *shorter]
        return _nth(known, tries)

    def _choice(self, boxes: list[Field], tries: int) -> list[str]:
        """One of several; each turn begins at another, and then goes round."""
        if boxes[0].type == "select":
            known = [each for each in boxes[0].options if each] or [""]
            known = [boxes[0].value, *known] if self.turn == 0 else known
        else:
            known = [each.value for each in boxes]
        begin = self._begin(boxes, known)
        if boxes[0].type == "checkbox" and self.turn == 1:
            return known if tries == 0 else [known[tries % len(known)]]
        return [known[(begin + tries) % len(known)]]

    def _begin(self, boxes: list[Field], known: list[str]) -> int:
        """Which is taken first: what stands there; the second; `other` or `no`; the last."""
        if self.turn == 0:
            on = [place for place, each in enumerate(boxes) if each.is_on and place < len(known)]
            return on[0] if on else 0
        if self.turn == 2:
            return next((known.index(each) for each in ("other", "no") if each in known), 0)
        return 1 if self.turn == 1 else len(known) - 1

    def _group(self, name: str) -> str:
        """The name of the day of which a box is a part; else its own."""
        stem, _, part = name.rpartition("_")
        names = {each.name for each in self.form.fields}
        return stem if part in BOXES and {f"{stem}_{each}" for each in BOXES} <= names else name

    def _part_of_day(self, name: str, tries: int) -> str:
        if tries >= len(DAYS):
            return ""
        on: date = timezone.localdate() + timedelta(days=DAYS[tries])
        return str(getattr(on, name.rpartition("_")[2]))

    def _try_otherwise(self, page: Page) -> None:
        """Go on to what could stand there instead at each field the page complains of; else anywhere."""
        self.said = [link for link in page.links if link.startswith("#") and link != "#main-content"]
        mine = {each.name for each in self.form.typed}
        alike = max(page.forms, key=lambda form: len(mine & {each.name for each in form.typed}))
        self.form = Form(self.form.method, alike.action, alike.fields)
        for number, each in enumerate(
            sorted({each.name for each in alike.typed if each.type in TEXTS} - mine)
        ):
            self.marks[each] = f"zq{self.turn}y{number}qz"
        wrong = {self._named(target[1:]) for target in self.said} - {""}
        if not wrong:  # refused as a whole: every choice that can be made is made otherwise
            wrong = {self._group(each.name) for each in alike.typed if each.type in CHOICES}
            if any(text.endswith("\0") for text in self.typed.values()):
                wrong |= set(self.typed)
        for each in wrong:
            self.tried[each] = self.tried.get(each, 0) + 1

    def _named(self, target: str) -> str:
        """The group of the field that an anchor leads to."""
        own = [each for each in self.form.fields if each.id == target]
        own += [each for each in self.form.fields if each.id and each.id.startswith(f"{target}_")]
        return self._group(own[0].name) if own else ""


def _nth(known: list[str], tries: int) -> str:
    return known[min(tries, len(known) - 1)]


def hostile_row() -> dict[str, str]:
    """A child to be carried in, with hostile text in each cell that takes any."""
    began = (timezone.localdate() - timedelta(days=9)).strftime("%d/%m/%Y")
    known = dict.fromkeys(("date", "email", "word", "words"), "")
    known |= {"yes-no": "yes", "interval": "4 weeks", "number": "2"}
    row = {each.name: known.get(each.kind, SHORT.format(mark=f"zqcsv{each.name}qz")) for each in COLUMNS}
    row |= {"plan_began_on": began, "categories": "neglect", "born_on": "4/5/2019"}
    return row | {"social_worker": "winifred@jersey.example", "team": "Team North"}


def register() -> str:
    """A register of that one row."""
    row = hostile_row()
    text = io.StringIO()
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue()


def cells(answer: Any) -> Iterator[str]:
    """Every cell of a register that is taken away."""
    for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
        yield from row
