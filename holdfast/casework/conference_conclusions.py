"""What a conference came to, gathered from what was written: each child's decision, who came, what was fixed.

A part of `completions` and of the cards that show what still blocks: it asks nobody and logs nothing.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from holdfast.casework import attendances, conference_findings, professional_judgements, professional_views
from holdfast.casework.conference_decisions import Conference, Decided
from holdfast.casework.convened import Convened
from holdfast.records.models import ConferenceChild


def rows(*, found: Convened) -> Mapping[UUID, ConferenceChild]:
    """What was written for each child, by child; a child of whom nothing was written is left out."""
    written = ConferenceChild.objects.filter(part__in=[each.id for each in found.parts])
    by_part = {each.part_id: each for each in written.select_related("social_worker")}
    return {each.child_id: by_part[each.id] for each in found.parts if each.id in by_part}


def of(*, found: Convened, on: date) -> Conference:
    """The conference as its decisions are carried out. A child without a decision is left out."""
    fixed = found.conference
    by_reports = fixed.by_reports if found.is_review else None
    return Conference(
        event=found.meeting.kind, held_on=on, children=_decided(found, on),
        members=attendances.roles_there(meeting=found.meeting.id), quorate=fixed.quorate,
        next_review_on=fixed.next_review_on, next_core_group_on=fixed.first_core_group_on,
        next_core_group_at=fixed.first_core_group_at, core_group_every=fixed.core_group_every,
        kind="initial" if found.is_review else found.conference.kind, by_reports=by_reports,
        reason=fixed.by_reports_why,
    )  # fmt: skip


def _decided(found: Convened, on: date) -> dict[UUID, Decided]:
    decided = {}
    events = conference_findings.events(found=found, on=on)
    said = professional_views.of_meeting(meeting=found.meeting.id)
    for child, row in rows(found=found).items():
        if not row.decision:
            continue
        views = professional_views.of_child(views=said, child=child)
        decided[child] = Decided(
            event=events[child], decision=row.decision,
            categories=tuple(row.categories), grounds=tuple(row.grounds), then=row.then,
            at_risk=professional_judgements.at_risk(conference=row.at_risk, views=views),
        )  # fmt: skip
    return decided
