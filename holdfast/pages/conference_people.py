"""*Who should be in the room, and who is left out?* The list of a conference, from the record.

For whoever gets a conference ready. Everybody whom the record names stands there ticked; one button invites
them. Each child is judged for itself. No address stands on these pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.casework import conference_invitations, conference_people, procedure
from holdfast.casework.conference_invited import Invited
from holdfast.casework.conference_invitees import Invitee
from holdfast.casework.conference_people import ChildJudged, People
from holdfast.casework.wording import Wording
from holdfast.pages import conference_tabs
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures.conference_words import ANSWERS, INVITED_WHY, SENT_HOWS

NOBODY = "Choose at least one person"
TEMPLATE = "pages/conferences/people.html"


@dataclass(frozen=True)
class Line:
    """Somebody of the list with what is said beside the name."""

    who: Invitee | Invited
    says: str
    state: str = ""
    again: bool = False
    supporters: tuple[Invited, ...] = ()


@dataclass(frozen=True)
class ChildLine:
    """A child, and what was judged, in words."""

    child: ChildJudged
    by: str
    answer: str = ""


@require_http_methods(BOTH)
def people(request: Request, meeting: UUID) -> HttpResponse:
    """The list: who stands on the record, who is invited or left out, each child; *Invite those ticked*."""
    today, errors = timezone.localdate(), []
    if request.method == "POST":
        who = [each[:400] for each in request.POST.getlist("who")]
        if who:
            made = conference_invitations.invite(meeting=meeting, who=who, today=today)
            messages.success(request, _invited(len(made)))
            return HttpResponseRedirect(reverse("conference-people", args=[meeting]))
        errors = [(NOBODY, "#who-1")]
    page = conference_people.of_meeting(meeting=meeting, today=today)
    return render(request, TEMPLATE, {**context(page), "errors": errors})


def context(page: People) -> dict[str, Any]:
    """What the template of the list shows."""
    wording = Wording.of(pack=procedure.pack())
    return {
        "page": page, "top": page.top, "today": timezone.localdate(), "tab_says": "who is invited",
        "tabs": conference_tabs.tabs(meeting=page.top.meeting, here="conference-people"),
        "proposed": [_proposed(each, wording) for each in page.proposed],
        "left_out": [_proposed(each, wording) for each in page.left_out],
        "invited": [_line(each, page, wording) for each in page.invited if each.supports is None],
        "number": sum(each.invited and each.supports is None for each in page.listed),
        "excluded": [_line(each, page, wording) for each in page.excluded],
        "children": [_child(each, wording) for each in page.children],
        "sayings": SENT_HOWS,
    }  # fmt: skip


def role(each: Invitee | Invited, wording: Wording) -> str:
    """Somebody's role and agency in words: `Health visitor, Example Health Visiting`."""
    called = wording.role(role=each.role)
    parts = [called[:1].upper() + called[1:]]
    if each.agency_name and each.agency_name != each.name:
        parts.append(each.agency_name)
    return ", ".join(parts)


def _proposed(each: Invitee, wording: Wording) -> Line:
    more = filter(None, (each.because, _listed(each.children)))
    return Line(each, "; ".join([role(each, wording), *more]), INVITED_WHY[each.why])


def _line(each: Invited, page: People, wording: Wording) -> Line:
    again = each.id in page.to_confirm
    supporters = tuple(other for other in page.invited if other.supports == each.id)
    if each.excluded:
        by = wording.role(role=each.decided_by_role)
        state = f"Decided by {each.decided_by} ({by})" if each.decided_by else f"Decided by the {by}"
        return Line(each, role(each, wording), state)
    return Line(each, role(each, wording), ANSWERS.get(each.answer, ""), again, supporters)


def _child(each: ChildJudged, wording: Wording) -> ChildLine:
    judged = each.judged
    if judged is None:
        return ChildLine(each, "")
    answer = ANSWERS.get(judged.answer, "").lower()
    if not judged.decided_by_role:
        return ChildLine(each, "", answer)
    by = wording.role(role=judged.decided_by_role)
    return ChildLine(each, f"{judged.decided_by} ({by})" if judged.decided_by else f"the {by}", answer)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _invited(number: int) -> str:
    if not number:
        return "They were invited already."
    return "One person is put on the list." if number == 1 else f"{number} people are put on the list."


def find(page: People, key: str) -> Invitee | None:
    """Whom the record proposes under a key."""
    found: Sequence[Invitee] = [each for each in page.proposed if each.key == key]
    return found[0] if found else None
