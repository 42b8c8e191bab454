"""The form that loses nothing: every page that changes the record answers through this.

    def record(request: Request, child: UUID) -> HttpResponse:
        def save(filled: Filled) -> str:
            visits.record(child=child, on=filled.cleaned["on"], today=timezone.localdate())
            return reverse("child", args=[child])

        return kept.answer(request, KeptForm(
            name="record-visit", about=str(child), title="Visit to Ada Example", form=VisitForm, save=save,
            back=reverse("child", args=[child]), template="pages/visits/record.html",
            said="The visit is recorded.",
        ))

What is typed is kept as a draft: as it is typed, by *Save and come back*, and whenever it is shown again.
What is sent twice is recorded once. What is refused, or changed by somebody else meanwhile, is shown again
with everything typed. The template extends `pages/kept.html`. docs/decisions/0015-drafts.md says why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from holdfast.access.refusals import ChangedMeanwhile, NotHere, Refused
from holdfast.casework import drafts, sendings
from holdfast.casework.drafts import DraftPage
from holdfast.pages import errors
from holdfast.pages.forms import changes, posted
from holdfast.pages.forms.changes import Difference, Standing
from holdfast.pages.forms.posted import Posted
from holdfast.pages.requests import Request

__all__ = ["Filled", "KeptForm", "Standing", "answer"]

KEPT = "What you typed is kept as a draft. Nobody else sees it."
ALREADY = "This was saved already, and is recorded once."
STILL_HERE = "Nothing was saved. What you typed is still here."
NO_KEY = "The form came without the key that keeps it from being recorded twice. Check it, and save it again."
SENT_OTHERWISE = (
    "You have saved this form already, with something else in it. "
    "What you see here is not saved. Save it if it is to be recorded as well."
)
SOMEBODY_ELSES = errors.Problem(
    HTTPStatus.FORBIDDEN,
    "This form was begun by somebody else",
    (
        "Another person was signed in when this page was opened, and what is typed is saved in their name "
        "alone. Nothing was saved.",
        "If you typed it, sign in as yourself again, go back one page in your browser, and save it.",
    ),
)

Context: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form that is right: its cleaned values, the version it was filled in upon, and the form itself."""

    cleaned: Mapping[str, Any]
    seen: datetime | None
    form: forms.BaseForm


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """One kept form on one page.

    `name` names the form and `about` what it is about (a key); both together are the draft's place. `title`
    is how its writer knows the draft again. `form` is called with data and files, or with `initial` where
    there is a `standing`. `save` records, and answers the address to go to; Refused and ChangedMeanwhile may
    come out of it. `back` is where *Save and come back* leads. `standing` reads what a correction changes.
    """

    name: str
    form: Callable[..., forms.BaseForm]
    save: Callable[[Filled], str]
    back: str
    template: str
    about: str = ""
    title: str = ""
    said: str = "It is saved."
    standing: Callable[[], Standing] | None = None
    context: Context = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the template of a kept form knows of it, as `kept`."""

    page: KeptForm
    by: UUID | None
    address: str
    once: UUID
    seen: datetime | None
    draft: DraftPage | None = None
    is_stale: bool = False  # somebody has saved since the draft was begun
    standing: Standing | None = None  # what somebody else has saved
    differences: tuple[Difference, ...] = ()

    @property
    def marks(self) -> list[tuple[str, str]]:
        """The hidden fields."""
        page = self.page
        return [*self.place, (posted.TITLE, page.title), (posted.ADDRESS, self.address),
                (posted.ONCE, str(self.once)), (posted.SEEN, self.seen.isoformat() if self.seen else ""),
                (posted.BY, str(self.by or ""))]  # fmt: skip

    @property
    def place(self) -> list[tuple[str, str]]:
        """The hidden fields that say which draft it is."""
        return [(posted.FORM, self.page.name), (posted.ABOUT, self.page.about)]


def answer(request: Request, page: KeptForm) -> HttpResponse:
    """Show the form, keep it, or save what it holds and lead on; nothing typed is lost on any way."""
    if request.method != "POST":
        return _open(request, page)
    sent = _read(request, page)
    if sent.by is not None and sent.by != request.actor.account:
        return errors.show(request, SOMEBODY_ELSES)
    if sent.do == posted.AFRESH:
        drafts.discard(form=page.name, about=page.about)
        return HttpResponseRedirect(sent.address)
    if sent.do == posted.LATER:
        _keep(sent)
        messages.success(request, KEPT)
        return HttpResponseRedirect(page.back)
    return _save(request, page, sent)


def _read(request: Request, page: KeptForm) -> Posted:
    """What was sent; the page knows better than the browser which form it is, and where it stands."""
    sent = posted.read(request) or Posted(
        form=page.name, about=page.about, title="", address="", by=None, do=posted.SAVE, once=None, seen=None,
        content=posted.content(request.POST),
    )  # fmt: skip
    address = request.get_full_path()
    return replace(sent, form=page.name, about=page.about, title=page.title, address=address)


def _open(request: Request, page: KeptForm) -> HttpResponse:
    """The form with what was typed before, else as it stands, else empty."""
    standing = page.standing() if page.standing else None
    draft = drafts.find(form=page.name, about=page.about)
    shown = Shown(
        page=page, by=request.actor.account, address=request.get_full_path(), once=uuid4(), draft=draft,
        seen=standing.version if standing else None,
    )  # fmt: skip
    if draft is None:
        made = page.form(initial=dict(standing.values)) if standing else page.form()
        return _show(request, shown, made)
    typed = posted.as_typed(draft.content)
    seen = posted.version(typed.get(posted.SEEN, "")) or shown.seen
    made = page.form(data=typed)
    # As it was typed: nobody has asked yet whether it is right.
    made._errors = ErrorDict(renderer=made.renderer)  # type: ignore[attr-defined]
    shown = replace(shown, once=draft.once or shown.once, seen=seen, is_stale=seen != shown.seen)
    return _show(request, shown, made)


def _save(request: Request, page: KeptForm, sent: Posted) -> HttpResponse:
    """Record it, once; or show it again with what stands in the way."""
    made = page.form(data=request.POST, files=request.FILES)
    status, standing, is_right = HTTPStatus.OK, None, made.is_valid()
    if sent.once is None:
        made.add_error(None, NO_KEY)
    elif is_right:
        try:
            done = _send(request, page, sent, made)
        except Refused as refusal:
            status, standing = _refused(page, made, refusal)
        else:
            if done.same:
                drafts.discard(form=page.name, about=page.about, once=sent.once)
                messages.success(request, ALREADY if done.again else page.said)
                return HttpResponseRedirect(done.led_to)
            made.add_error(None, SENT_OTHERWISE)
            status, sent = HTTPStatus.CONFLICT, sent.anew()
    if standing is not None:
        sent = _upon(sent, standing.version)
    sent = _keep(sent if sent.once else sent.anew())
    shown = Shown(
        page=page, by=request.actor.account, address=sent.address, once=sent.once or uuid4(), seen=sent.seen,
        standing=standing, differences=tuple(changes.differences(made, standing)) if standing else (),
    )  # fmt: skip
    return _show(request, shown, made, status=status)


def _send(request: Request, page: KeptForm, sent: Posted, made: forms.BaseForm) -> sendings.Sent:
    filled = Filled(cleaned=made.cleaned_data, seen=sent.seen, form=made)
    return sendings.send(
        form=page.name, once=sent.once or uuid4(), content=posted.compared(request), now=timezone.now(),
        save=lambda: page.save(filled),
    )  # fmt: skip


def _refused(page: KeptForm, made: forms.BaseForm, refusal: Refused) -> tuple[HTTPStatus, Standing | None]:
    """Say above the form why it was not saved; answers the status, and what somebody else saved."""
    if isinstance(refusal, ChangedMeanwhile) and page.standing is not None:
        standing = page.standing()
        made.add_error(None, f"{_who(standing)} changed this while you were typing. {STILL_HERE}")
        return HTTPStatus.CONFLICT, standing
    said = [refusal.why, STILL_HERE]
    said += [f"The clause: {refusal.clause}."] if refusal.clause else []
    said += [f"Who can help: {refusal.who_can_help}."] if refusal.who_can_help else []
    for line in said:
        made.add_error(None, line)
    if isinstance(refusal, ChangedMeanwhile):
        return HTTPStatus.CONFLICT, None
    return (HTTPStatus.NOT_FOUND if isinstance(refusal, NotHere) else HTTPStatus.FORBIDDEN), None


def _who(standing: Standing) -> str:
    return standing.by or "Somebody else"


def _upon(sent: Posted, version: datetime) -> Posted:
    """Sent again, it is upon the version that its sender has now been shown."""
    return replace(sent, seen=version, content={**sent.content, posted.SEEN: [version.isoformat()]})


def _keep(sent: Posted) -> Posted:
    """Keep it as a draft; what was sent before under its key is kept under a new one."""
    for each in (sent, sent.anew()):
        if drafts.keep(
            form=each.form, about=each.about, content=each.content, address=each.address, title=each.title,
            once=each.once, now=timezone.now(),
        ):  # fmt: skip
            return each
    raise AssertionError("a key just made cannot have been used")


def _show(
    request: Request, shown: Shown, form: forms.BaseForm, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    context = {**shown.page.context, "form": form, "kept": shown}
    return render(request, shown.page.template, context, status=status)
