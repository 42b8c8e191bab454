"""Template filters of the words of a meeting: roles as the authority says them, how somebody came."""

from django import template

from holdfast.casework import procedure
from holdfast.casework.wording import Wording
from holdfast.pages.meeting_forms import OTHER_MEETINGS
from holdfast.procedures.conference_words import ATTENDED, DISAGREEMENT_KINDS, STAGES

register = template.Library()


@register.filter
def role(word: str) -> str:
    """A role as this authority calls it: `key worker`."""
    return Wording.of(pack=procedure.pack()).role(role=word)


@register.filter
def meeting_title(kind: str) -> str:
    """A kind of meeting as this authority calls it, as it heads a page: `Core Group`."""
    return OTHER_MEETINGS.get(kind) or Wording.of(pack=procedure.pack()).title(event=kind)


@register.filter
def attended(how: str) -> str:
    """Whether and how somebody was at a meeting, within a sentence."""
    found = ATTENDED.get(how, how)
    return found[:1].lower() + found[1:]


@register.filter
def stage(word: str) -> str:
    """A stage by which a disagreement is settled."""
    return STAGES.get(word, word)


@register.filter
def disagreement(kind: str) -> str:
    """What somebody disagrees with."""
    return DISAGREEMENT_KINDS.get(kind, kind)
