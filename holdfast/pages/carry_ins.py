"""Carry in: bring the living register over, see what is doubtful, decide, and have every date right.

For whoever sets Holdfast up for a team: what is still to be decided, and what happens when I press the
button? Nothing is in the record before that; all of it can be undone.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from holdfast.access.refusals import Refused
from holdfast.casework import carry_ins
from holdfast.casework.carry_in_columns import COLUMNS, unknown_columns
from holdfast.casework.carry_in_pages import CarryInPage, RowPage
from holdfast.pages import register_files
from holdfast.pages.carry_in_forms import FamilyForm, RowForm, as_initial
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request

SHOWN = 50  # rows on one page


@require_safe
def index(request: Request) -> HttpResponse:
    """What can be carried in, how, and what was carried in before."""
    return _index(request)


@require_POST
def send(request: Request) -> HttpResponse:
    """Take a file, and lead to what is doubtful of it."""
    sent = request.FILES.get("register")
    try:
        if sent is None:
            raise register_files.NotAFile("Choose the file first.")
        headings, said = register_files.read(sent.read())
        if unknown := unknown_columns(headings=headings):
            raise register_files.NotAFile(
                f"There is no column named {', '.join(unknown[:5])}. The headings are listed below."
            )
        made = carry_ins.look(source="csv", said=said, today=timezone.localdate())
    except register_files.NotAFile as problem:
        return _index(request, wrong=str(problem), status=400)
    except Refused as refusal:
        return _index(request, wrong=str(refusal), status=400)
    return redirect("carry-in-review", made.id)


@require_http_methods(["GET", "HEAD", "POST"])
def family(request: Request) -> HttpResponse:
    """One family by hand: what is the same for all is asked once."""
    today = timezone.localdate()
    choices = carry_ins.choices(today=today)

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, FamilyForm)  # noqa: S101 - it was made below
        made = carry_ins.look(source="form", said=form.said(), today=today)
        return reverse("carry-in-review", args=[made.id])

    return kept.answer(
        request,
        KeptForm(
            name="carry-in-family",
            title="A family to carry in",
            form=lambda *given, **options: FamilyForm(*given, choices=choices, **options),
            save=save,
            back=reverse("carry-in"),
            template="pages/carry_ins/family.html",
            said="Nothing is in the record yet: look at it once more, then carry it in.",
        ),
    )


@require_safe
def review(request: Request, carry_in: UUID) -> HttpResponse:
    """What is to be decided, row by row, those that wait for a person first."""
    return _review(request, carry_in)


@require_POST
def decide(request: Request, carry_in: UUID, number: int) -> HttpResponse:
    """Keep what was decided of a row."""
    said = request.POST.get("decision", "")
    decision, _, person = said.partition(":")
    today = timezone.localdate()
    refused = _refused(
        lambda: carry_ins.decide(
            carry_in=carry_in, number=number, decision=decision, person=_key(person), today=today
        )
    )
    if refused:
        return _review(request, carry_in, wrong=refused)
    return redirect(f"{reverse('carry-in-review', args=[carry_in])}#row-{number}")


@require_POST
def accept(request: Request, carry_in: UUID) -> HttpResponse:
    """Take every row that is only doubtful in its dates as a new child."""
    numbers = [int(each) for each in request.POST.getlist("number") if each.isdecimal()]
    carry_ins.accept(carry_in=carry_in, numbers=numbers, today=timezone.localdate())
    return redirect("carry-in-review", carry_in)


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: Request, carry_in: UUID, number: int) -> HttpResponse:
    """Put one row right."""
    today = timezone.localdate()
    choices = carry_ins.choices(today=today)
    found = carry_ins.show(carry_in=carry_in, today=today)
    row = next((each for each in found.rows if each.number == number), None)
    if row is None:
        return redirect("carry-in-review", carry_in)
    back = f"{reverse('carry-in-review', args=[carry_in])}#row-{number}"
    initial = as_initial(row.said)

    def save(filled: Filled) -> str:
        form = filled.form
        assert isinstance(form, RowForm)  # noqa: S101 - it was made below
        carry_ins.mend(carry_in=carry_in, number=number, said=form.said(), today=today)
        return back

    return kept.answer(
        request,
        KeptForm(
            name="carry-in-row",
            about=f"{carry_in}-{number}",
            title=f"Row {number} of a register",
            form=lambda *given, **options: RowForm(
                *given, choices=choices, **{"initial": initial, **options}
            ),
            save=save,
            back=back,
            template="pages/carry_ins/mend.html",
            said="The row is put right.",
            context={"row": row, "carry_in": found},
        ),
    )


@require_POST
def do(request: Request, carry_in: UUID) -> HttpResponse:
    """Carry it in: all of it, or nothing."""
    now = timezone.now()
    try:
        made = carry_ins.do(carry_in=carry_in, today=timezone.localdate(now), now=now)
    except Refused as refusal:
        return _review(request, carry_in, wrong=str(refusal))
    count = sum(1 for row in made.rows if row.child)
    messages.success(request, f"{_children(count)} carried in. What is due for them stands on Today.")
    return redirect("carry-in-review", carry_in)


@require_POST
def undo(request: Request, carry_in: UUID) -> HttpResponse:
    """Take all of it back."""
    now = timezone.now()
    why = request.POST.get("why", "").replace("\0", "")  # the database takes that character nowhere
    carry_ins.undo(carry_in=carry_in, why=why, today=timezone.localdate(now), now=now)
    messages.success(request, "It is undone. What it had made is kept, and no longer shown or counted.")
    return redirect("carry-in-review", carry_in)


@require_safe
def headings(request: Request) -> HttpResponse:  # noqa: ARG001 - Django asks it so
    """An empty register with the headings, to fill in."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="register.csv"'
    answer.write("\ufeff" + ",".join(column.name for column in COLUMNS) + "\r\n")
    return answer


def _index(request: Request, *, wrong: str = "", status: int = 200) -> HttpResponse:
    groups = {column.group: [each for each in COLUMNS if each.group == column.group] for column in COLUMNS}
    before = carry_ins.list_all(today=timezone.localdate())
    context = {"groups": groups, "before": before, "wrong": wrong}
    return render(request, "pages/carry_ins/index.html", context, status=status)


def _review(request: Request, carry_in: UUID, *, wrong: str = "", why: str = "") -> HttpResponse:
    found = carry_ins.show(carry_in=carry_in, today=timezone.localdate())
    rows = sorted(found.rows, key=lambda row: (not row.to_decide, row.number))
    page = _number(request.GET.get("page"))
    context = {
        "carry_in": found,
        "wrong": wrong,
        "why": why,
        "rows": rows[(page - 1) * SHOWN : page * SHOWN],
        "page": page,
        "more": len(rows) > page * SHOWN,
        "counts": _counts(found),
        "acceptable": [row.number for row in rows if _acceptable(row)],
    }
    status = 400 if wrong else 200
    return render(request, "pages/carry_ins/review.html", context, status=status)


def _refused(call: Callable[[], object]) -> str:
    """What stands in the way, to be shown on the page; nothing where it was done."""
    try:
        call()
    except Refused as refusal:
        return str(refusal)
    return ""


def _counts(found: CarryInPage) -> dict[str, int]:
    return {
        "all": len(found.rows),
        "to_decide": sum(1 for row in found.rows if row.to_decide),
        "new": sum(1 for row in found.rows if row.decision == "new" and not row.stopped),
        "same": sum(1 for row in found.rows if row.decision == "same" and not row.stopped),
        "left_out": sum(1 for row in found.rows if row.decision == "leave-out"),
    }


def _acceptable(row: RowPage) -> bool:
    return not row.decision and not row.stopped and not row.alike


def _number(text: str | None) -> int:
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 6 else 1


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _children(count: int) -> str:
    return "One child is" if count == 1 else f"{count:,} children are"
