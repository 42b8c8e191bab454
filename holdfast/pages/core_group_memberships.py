"""*Who is in it, what is each there for, and does everybody come?* A child's core group between its meetings.

For everybody who works with the child, members of other agencies among them.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from holdfast.access.children import May
from holdfast.access.refusals import NotHere
from holdfast.casework import (
    core_group_candidates,
    core_group_invitations,
    core_group_memberships,
    core_group_pages,
    together,
)
from holdfast.pages import child_forms, core_group_kept, duty_lines
from holdfast.pages.core_group_member_forms import InviteForm, JoinForm, LeaveForm
from holdfast.pages.forms import kept
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.requests import Request

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def of_child(request: Request, child: UUID) -> HttpResponse:
    """Who is in it, what each is there for and undertook, its days, and which agency came."""
    today = timezone.localdate()
    page = core_group_pages.show(child=child, today=today)
    context = {"page": page, "today": today, "back": duty_lines.back_to(child)}
    return render(request, "pages/core_groups/members.html", context)


@require_http_methods(METHODS)
def join(request: Request, child: UUID) -> HttpResponse:
    """Let people in."""
    today = timezone.localdate()
    facts = core_group_candidates.prepare(child=child, today=today)
    found = together.show(child=child, what=May.MEET, today=today)

    def save(filled: Filled) -> None:
        form = filled.form
        if not isinstance(form, JoinForm):
            raise TypeError("no form of those who join")
        core_group_memberships.join(
            children=form.children, members=form.members, on=filled.cleaned["on"], today=today
        )

    return _answer(
        request, child, name="core-group-member-add", title=f"Who joins the core group: {facts.name}",
        said="They belong to it now.", button="Add them", save=save,
        form=lambda *given, **options: JoinForm(*given, facts=facts, together=found, **options),
    )  # fmt: skip


@require_http_methods(METHODS)
def leave(request: Request, child: UUID, member: UUID) -> HttpResponse:
    """Let a member go."""
    today = timezone.localdate()
    page = core_group_pages.show(child=child, today=today)
    one = next((each for each in page.members if each.who.member == member), None)
    if one is None:
        raise NotHere("There is no such member of this core group.", about="member", about_id=member)

    def save(filled: Filled) -> None:
        core_group_memberships.leave(
            member=member, on=filled.cleaned["on"], why=filled.cleaned["why"], today=today,
            reasons=child_forms.reasons(filled.cleaned),
        )  # fmt: skip

    return _answer(
        request, child, name="core-group-member-leave", form=LeaveForm, button="Let them go", save=save,
        title=f"{one.who.name} leaves the core group of {page.name}", said="They belong to it no longer.",
        about=str(member),
    )  # fmt: skip


@require_http_methods(METHODS)
def invite(request: Request, meeting: UUID) -> HttpResponse:
    """Invite members to one meeting, and encourage the family to come."""
    today = timezone.localdate()
    facts = core_group_invitations.prepare(meeting=meeting, today=today)

    def save(filled: Filled) -> None:
        form, cleaned = filled.form, filled.cleaned
        if not isinstance(form, InviteForm):
            raise TypeError("no form of invitations")
        core_group_invitations.invite(
            meeting=meeting, who=cleaned["who"], on=cleaned["on"], how=cleaned["how"], today=today,
            encouraged=cleaned["encouraged"], judged=form.judged, reasons=child_forms.reasons(cleaned),
        )  # fmt: skip

    nobody = ["Nobody belongs to the group yet: name its members first."] if not facts.rows else []
    return core_group_kept.answer(
        request, meeting=meeting, name="core-group-invite", title="Invite to the core group", save=save,
        said="It is recorded that they are invited.", button="They are invited",
        lead=[*nobody, *(f"{each.say} The clause: {each.cite}." for each in facts.clauses)],
        form=lambda *given, **options: InviteForm(*given, facts=facts, **options),
    )  # fmt: skip


def _answer(  # noqa: PLR0913 - a form and its words
    request: Request, child: UUID, *, name: str, title: str, form: Any, save: Any, said: str, button: str,
    about: str = "",
) -> HttpResponse:  # fmt: skip
    back = reverse("core-group-members", args=[child])

    def saved(filled: Filled) -> str:
        save(filled)
        return back

    page = KeptForm(
        name=name, about=about or str(child), title=title, form=form, save=saved, back=back, said=said,
        template=child_forms.TEMPLATE,
        context={"back": back, "back_to": "Back to the core group", "button": button},
    )  # fmt: skip
    return kept.answer(request, page)
