"""*What was done up to now, and what comes next?* The way to a conference, for who works with the child.

And what its forms have in common: where they lead back to, and the children chosen.
"""

import functools
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from holdfast.access.children import May
from holdfast.casework import before, together
from holdfast.pages import child_forms, duty_lines
from holdfast.pages.child_forms import ChildForm
from holdfast.pages.children import shown
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request

TAB = "child-before"
BACK_TO = "Back to what was done before the conference"
Save = Callable[[list[UUID], dict[str, Any]], object]


@require_safe
def child_before(request: Request, child: UUID) -> HttpResponse:
    """The tab of the child: what comes next first, then all that was done, from the first concern on."""
    page = before.show(child=child, today=timezone.localdate())
    return shown(request, "before", page, TAB)


def back_to(child: UUID) -> str:
    """The tab."""
    return duty_lines.address(TAB, child) or duty_lines.back_to(child)


def answer(  # noqa: PLR0913 - a form, what it is called, and what it says when it is saved
    request: Request,
    child: UUID,
    *,
    name: str,
    form: Callable[..., Any],
    title: str,
    said: str,
    save: Save,
    about: str = "",
    back: str = "",
    lead: Sequence[str] = (),
    button: str = "Save",
) -> HttpResponse:
    """A form of this part; `save` is given the children chosen and what was said.

    `title` is followed by the child's name; `form` is given `together` where it is a ChildForm.
    """
    found = together.show(child=child, what=May.WRITE, today=timezone.localdate())
    made = form.func if isinstance(form, functools.partial) else form
    is_about_several = isinstance(made, type) and issubclass(made, ChildForm)

    def build(*given: Any, **options: Any) -> Any:
        return form(*given, **({"together": found} if is_about_several else {}), **options)

    def keep(filled: Filled) -> str:
        children = filled.form.children if isinstance(filled.form, ChildForm) else [child]
        save(children, dict(filled.cleaned))
        return back or back_to(child)

    page = KeptForm(
        name=name, about=about or str(child), title=f"{title}: {found.name}", form=build, save=keep,
        back=back or back_to(child), template=child_forms.TEMPLATE, said=said,
        context={"back_to": BACK_TO if not back else "Back to the assessment"},
    )  # fmt: skip
    return child_forms.answer(request, child=child, page=page, lead=lead, button=button)
