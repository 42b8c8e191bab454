"""What may happen with reports to a conference: begun, written, authorised, sent, shared, come on paper."""

from datetime import UTC, datetime
from uuid import UUID

from holdfast.casework import conference_report_sending, conference_reports
from holdfast.casework.conference_report_sections import Said
from holdfast.procedures.conference_words import NATURES, REPORT_SHARED_HOWS
from holdfast.records.models import ConferenceReport
from tests import people
from tests.casework.walks.asking import invitation, meeting
from tests.casework.walks.cast import MANAGERS, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, often, rule
from tests.people import Member

WRITERS = (*WORKERS, people.PENNY)


def report(walk: Walk) -> UUID:
    """A report, of whatever state."""
    return walk.key(lambda: ConferenceReport.objects.order_by("id").values_list("id", flat=True))


def authors(walk: Walk, of: UUID) -> list[Member]:
    """Who began it, where it is somebody of the cast; else anybody who writes."""
    rows = ConferenceReport.objects.filter(id=of, account__isnull=False)
    keys = set(walk.look(lambda: rows.values_list("account", flat=True)))
    return [each for each in people.STAFF if each.account in keys] or list(WRITERS)


@rule
def begin(walk: Walk) -> None:
    walk.do(
        WRITERS, conference_reports.begin, meeting=meeting(walk), kind=walk.one(("social-worker", "agency"))
    )


@rule
def write(walk: Walk) -> None:
    of = report(walk)
    by = walk.one(authors(walk, of))
    page = walk.do([by], conference_reports.show, report=of)
    number = walk.right(1, 2, 3, 99)
    seen = datetime(2020, 1, 1, tzinfo=UTC)
    if page is not None and number < 99 and not walk.slips(3):
        seen = page.section(number=number).version
    said = [
        Said(
            child=walk.one((None, people.ADA.id, walk.child())),
            nature=walk.right("fact", *NATURES, "rumour"),
            text=walk.words("Two clinics missed"),
        )
    ]
    walk.do(
        [by], conference_reports.write, report=of, number=number, said=said,
        mark=walk.right("", "not-known", "lost"), seen=seen,
    )  # fmt: skip


@rule
def say_what_the_author_thinks(walk: Walk) -> None:
    of = report(walk)
    walk.do(
        authors(walk, of), conference_reports.say_view, report=of,
        coming=walk.right("coming", "not-coming", "", "perhaps"), ending=walk.words("It should go on"),
    )  # fmt: skip


@rule
def hand_it_to_the_manager(walk: Walk) -> None:
    of = report(walk)
    walk.do(authors(walk, of), conference_reports.ask_to_authorise, report=of)


@rule
def authorise(walk: Walk) -> None:
    of = report(walk)
    if walk.chance(3):
        walk.do(MANAGERS, conference_reports.send_back, report=of, comments=walk.words("Say more of Ben"))
    else:
        walk.do(MANAGERS, conference_reports.authorise, report=of)


@rule
def send(walk: Walk) -> None:
    of = report(walk)
    walk.do(authors(walk, of), conference_report_sending.send, report=of, on=walk.day(-5))


@often
def take_it_the_whole_way(walk: Walk) -> None:
    """Begun, handed over, authorised and sent in one day."""
    made = walk.do(WORKERS, conference_reports.begin, meeting=meeting(walk), kind="social-worker")
    if made is not None:
        by = authors(walk, made)
        walk.do(by, conference_reports.ask_to_authorise, report=made)
        walk.do(MANAGERS, conference_reports.authorise, report=made)
        walk.do(by, conference_report_sending.send, report=made, on=walk.today)


@rule
def receive_on_paper(walk: Walk) -> None:
    of = meeting(walk)
    walk.do(
        SERVICE,
        conference_report_sending.receive_on_paper,
        meeting=of,
        author=walk.words("Tilda Teacher"),
        role=walk.right("teacher", "king", ""),
        on=walk.day(),
        invitation=walk.one((None, invitation(walk, of))),
        coming=walk.right("coming", "", "perhaps"),
        ending=walk.words("It should end"),
    )


@rule
def share(walk: Walk) -> None:
    of = report(walk)
    walk.do(
        [*authors(walk, of), *SERVICE],
        conference_report_sending.share,
        report=of,
        with_whom=walk.words("Mary Example"),
        role=walk.right("mother", "child", "police", "king"),
        on=walk.day(),
        how=walk.right("hand", *REPORT_SHARED_HOWS, "pigeon"),
        person=walk.one((None, people.MOTHER.id, walk.child())),
        at=walk.hour(),
        before_meeting=walk.unsaid(),
    )
