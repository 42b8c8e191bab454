"""*Who comes, and with whom?* One person of a conference’s list: added, left out, judged, answering."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from holdfast.access.refusals import NotHere, Refused
from holdfast.casework import (
    conference_invitations,
    conference_people,
    invitation_sendings,
    involvements,
    procedure,
)
from holdfast.casework.conference_invited import Invited
from holdfast.casework.conference_people import ChildJudged, People
from holdfast.casework.wording import Wording
from holdfast.pages import child_forms
from holdfast.pages import conference_people as people_page
from holdfast.pages.conference_invitation_forms import (
    AddForm,
    AnswerForm,
    BringInForm,
    ExcludeForm,
    JudgeForm,
    SendForm,
    SupporterForm,
)
from holdfast.pages.forms import kept
from holdfast.pages.forms import posted as sent_marks
from holdfast.pages.forms.kept import Filled, KeptForm
from holdfast.pages.people import BOTH
from holdfast.pages.requests import Request
from holdfast.procedures import words as public_words

TEMPLATE = "pages/conferences/invitation.html"
CLOSED = "Those who arrange the conference change its list, until it is completed or cancelled."
SERVICE = "the conference service"
NOT_LISTED = "There is no such invitation here."
OTHERS = {
    "answer": "Their answer",
    "supporter": "They bring a supporter",
    "exclude": "Leave them out, with a reason",
}


class _Asked:
    """The request, the list it is about, and the authority's words."""

    def __init__(self, request: Request, meeting: UUID) -> None:
        self.request, self.meeting, self.today = request, meeting, timezone.localdate()
        self.page: People = conference_people.of_meeting(meeting=meeting, today=self.today)
        if not self.page.may_invite:
            raise Refused(CLOSED, who_can_help=SERVICE, about="meeting", about_id=meeting)
        self.wording = Wording.of(pack=procedure.pack())
        self.back = reverse("conference-people", args=[meeting])

    def answer(  # noqa: PLR0913 - a form, its words, and what stands around it
        self, *, name: str, about: str, title: str, form: Callable[..., Any], said: str, button: str,
        save: Callable[[dict[str, Any]], object], lead: Sequence[str] = (),
        ways: Sequence[tuple[str, str]] = (),
    ) -> HttpResponse:  # fmt: skip
        """Through the kept form, and back to the list."""

        def saved(filled: Filled) -> str:
            save(dict(filled.cleaned))
            return self.back

        context = {
            "back": self.back, "back_to": "Back to the list", "lead": lead, "button": button, "others": ways,
        }  # fmt: skip
        return kept.answer(
            self.request,
            KeptForm(
                name=name, about=about, title=title, form=form, save=saved, back=self.back, said=said,
                template=TEMPLATE, context=context,
            ),
        )  # fmt: skip


@require_http_methods(BOTH)
def add(request: Request, meeting: UUID) -> HttpResponse:
    """Somebody else; with `who`, one of the record to leave out; with `child`, a child to judge."""
    asked = _Asked(request, meeting)
    who, child = request.GET.get("who", ""), sent_marks.key(request.GET.get("child", ""))
    if who:
        return _leave_out(asked, who)
    if child is not None:
        return _judge(asked, child)
    agencies = involvements.list_agencies(today=asked.today)

    def save(said: dict[str, Any]) -> None:
        conference_invitations.add(
            meeting=meeting, role=said["role"], why=said["why"], name=said["name"],
            agency=UUID(said["agency"]) if said["agency"] else None, today=asked.today,
        )  # fmt: skip

    return asked.answer(
        name="invitation-add", about=str(meeting), title="Invite somebody else", save=save,
        form=lambda *given, **options: AddForm(*given, wording=asked.wording, agencies=agencies, **options),
        said="They stand on the list.", button="Put them on the list",
    )  # fmt: skip


@require_http_methods(BOTH)
def change(request: Request, meeting: UUID, invitation: UUID) -> HttpResponse:
    """The answer; by `do`, a supporter, or to leave them out; or to invite them after all."""
    asked, do = _Asked(request, meeting), request.GET.get("do", "")
    found = next((each for each in asked.page.listed if each.id == invitation), None)
    if found is None:
        raise NotHere(NOT_LISTED, about="invitation", about_id=invitation)
    child = next((each for each in asked.page.children if each.judged == found), None)
    if child is not None and not (found.invited and do != "judge"):
        return _judge(asked, child.id)
    if not found.invited:
        return _bring_in(asked, found)
    if do == "supporter" and _of_family(found):
        return _supporter(asked, found)
    return _exclude(asked, found) if do == "exclude" and child is None else _answer(asked, found)


@require_http_methods(BOTH)
def send(request: Request, meeting: UUID) -> HttpResponse:
    """The invitations went: to whom, who is left out by name, on which day and how."""
    asked = _Asked(request, meeting)

    def save(said: dict[str, Any]) -> None:
        invitation_sendings.send(
            meeting=meeting, on=said["on"], how=said["how"], today=asked.today,
            reasons=child_forms.reasons(said),
        )  # fmt: skip

    return asked.answer(
        name="invitations-send", about=str(meeting), title="Send the invitations", form=SendForm, save=save,
        said="It is recorded that the invitations went.", lead=_before_sending(asked), button=_button(asked),
    )  # fmt: skip


def _button(asked: _Asked) -> str:
    number = len(asked.page.to_send)
    return f"They went to {number} {'person' if number == 1 else 'people'}" if number else "They went"


def _before_sending(asked: _Asked) -> list[str]:
    page, lead = asked.page, []
    if page.left_out:
        names = ", ".join(f"{each.name} ({people_page.role(each, asked.wording)})" for each in page.left_out)
        lead.append(f"On the record as involved and not on the list: {names}.")
    unjudged = [each.name for each in page.children if each.judged is None and not each.unborn]
    if unjudged:
        lead.append(f"Nobody has judged yet whether these children are invited: {', '.join(unjudged)}.")
    if not page.to_send:
        return [*lead, "Everybody on the list has had the invitation."]
    lead.append(f"They go to: {', '.join(each.name for each in page.to_send)}.")
    if any(each.id in page.to_confirm for each in page.to_send):
        lead.append("The date has moved: those who had an invitation are told in writing, and answer again.")
    lead.append("Children and family have the form for their views with it.")
    return lead


def _leave_out(asked: _Asked, who: str) -> HttpResponse:
    found = people_page.find(asked.page, who)
    if found is None:
        raise NotHere("Nobody of that key is on the record.", about="meeting", about_id=asked.meeting)

    def save(said: dict[str, Any]) -> None:
        conference_invitations.exclude(
            meeting=asked.meeting, who=who, why=said["why"], decided_by=said["decided_by"], today=asked.today
        )

    return _excluding(asked, found.name, f"{asked.meeting} {who}", save)


def _exclude(asked: _Asked, found: Invited) -> HttpResponse:
    def save(said: dict[str, Any]) -> None:
        conference_invitations.exclude(
            meeting=asked.meeting, invitation=found.id, why=said["why"], decided_by=said["decided_by"],
            today=asked.today,
        )  # fmt: skip

    return _excluding(asked, found.name, str(found.id), save)


def _excluding(
    asked: _Asked, name: str, about: str, save: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    return asked.answer(
        name="invitation-exclude", about=about, title=f"Leave out {name}", save=save,
        form=lambda *given, **options: ExcludeForm(*given, wording=asked.wording, **options),
        said="They are left out, with the reason.", button="Leave them out",
        lead=["A parent or relative who is left out is asked for their views in another way."],
    )  # fmt: skip


def _bring_in(asked: _Asked, found: Invited) -> HttpResponse:
    return asked.answer(
        name="invitation-bring-in", about=str(found.id), title=f"Invite {found.name} after all",
        form=BringInForm, said="They stand on the list.", button="Invite them",
        save=lambda _: conference_invitations.bring_in(
            meeting=asked.meeting, invitation=found.id, today=asked.today
        ),
    )  # fmt: skip


def _judge(asked: _Asked, key: UUID) -> HttpResponse:
    child = next((each for each in asked.page.children if each.id == key), None)
    if child is None:
        raise NotHere("This conference is not about that child.", about="meeting", about_id=asked.meeting)

    others = [(str(each.id), each.name) for each in asked.page.children if each.id != key and not each.unborn]

    def save(said: dict[str, Any]) -> None:
        for each in (key, *(UUID(other) for other in said.get("others") or ())):
            conference_invitations.judge_child(
                meeting=asked.meeting, child=each, invited=said["invited"] == "yes", why=said["why"],
                decided_by=said["decided_by"], today=asked.today,
            )  # fmt: skip

    return asked.answer(
        name="invitation-judge", about=f"{asked.meeting} {key}", title=f"Is {child.name} invited?", save=save,
        form=lambda *given, **options: JudgeForm(
            *given, wording=asked.wording, others=others, **options
        ),
        said="The judgement is recorded.", button="Save", lead=_of_age(child),
    )  # fmt: skip


def _of_age(child: ChildJudged) -> list[str]:
    age = "" if child.age is None else f"{child.name} is {child.age} on the day of the conference. "
    return [f"{age}Age alone never decides: say who judged it and why."]


def _answer(asked: _Asked, found: Invited) -> HttpResponse:
    def save(said: dict[str, Any]) -> None:
        conference_invitations.answer(
            meeting=asked.meeting, invitation=found.id, answer=said["answer"], on=said["on"],
            note=said["note"], today=asked.today,
        )  # fmt: skip

    here = asked.request.path
    may = {
        "supporter": _of_family(found),
        "exclude": found.role != "child",
    }
    ways = [(f"{here}?do={do}", says) for do, says in OTHERS.items() if may.get(do)]
    return asked.answer(
        name="invitation-answer", about=str(found.id), title=f"Answer of {found.name}", form=AnswerForm,
        save=save, said="The answer is recorded.", button="Save the answer", ways=ways,
    )  # fmt: skip


def _supporter(asked: _Asked, found: Invited) -> HttpResponse:
    def save(said: dict[str, Any]) -> None:
        conference_invitations.bring_supporter(
            meeting=asked.meeting, invitation=found.id, name=said["name"], what=said["what"],
            today=asked.today,
        )  # fmt: skip

    return asked.answer(
        name="invitation-supporter", about=str(found.id), title=f"Whom does {found.name} bring?", save=save,
        form=SupporterForm, said="The supporter stands on the list.", button="Save the supporter",
        lead=["A friend, somebody of the family or anybody else who supports them."],
    )  # fmt: skip


def _of_family(found: Invited) -> bool:
    return found.role in public_words.FAMILY and found.supports is None
