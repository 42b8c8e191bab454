"""A core group with the family in the room: what they say and ask for stands beside what the agencies do."""

from dataclasses import dataclass
from datetime import date

from holdfast.records.models import Meeting, PaperSent
from tests.cases import grouping
from tests.cases.days import NEXT_GROUP
from tests.cases.office import Office

SENT = date(2026, 2, 24)
CALLED = "I cannot get off work on Wednesdays"
WORDS, LIFT, ANSWER = "I sleep now when Gran is there", "A lift to the alcohol team", "The school drives her"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What differs by the procedure, for a core group on Wednesday 18 February 2026."""

    agreed: str = ""  # the clause by which a manager agrees that the social worker leads, "" where none
    following: tuple[str, date]
    record: tuple[str, date] | None = None  # the duty by which the record goes out, and the day


CASES = {
    # 28 days on: 10 to 28 February, 18 more. Five working days: 19 (1), 20 (2), 23 (3), 24 (4), Wed 25 (5).
    "jersey": Expected(
        following=("core-group", date(2026, 3, 18)), record=("agreement-circulated", date(2026, 2, 25))
    ),
    "isle-of-man": Expected(
        agreed="2.3", following=("later-core-group", date(2026, 3, 18)),
        record=("core-group-minutes", date(2026, 2, 25)),
    ),
    "isle-of-wight": Expected(following=("core-group", date(2026, 3, 18))),
    "council": Expected(following=("later-core-group", date(2026, 3, 18))),
}  # fmt: skip


def test_a_core_group_with_the_family_in_the_room(office: Office) -> None:
    said = CASES[office.slug]
    office.on(NEXT_GROUP)
    led(office, said)
    heard(office)
    completed(office, said)
    office.on(SENT)
    record_sent(office, said)


def led(office: Office, said: Expected) -> None:
    """By the social worker, with whose agreement the procedure asks for."""
    worker, path = office.desk("social-worker"), f"/core-groups/{office.families.running.known['next']}/lead"
    if said.agreed:
        assert said.agreed in worker.wrong(path, grouping.led_by(office.who("social-worker")))
    agreed_by = "team-manager" if said.agreed else ""
    ready = worker.told(path, grouping.led_by(office.who("social-worker"), agreed_by=agreed_by))
    assert "Done: Winnie Worker, " in ready
    assert ("Agreed by the Team Manager" in ready) == bool(said.agreed)


def heard(office: Office) -> None:
    """The mother is there, the father sent word; what she and Hana say, and ask for, is written as said."""
    way, worker = office.families.running, office.desk("social-worker")
    here = f"/core-groups/{way.known['next']}"
    grouping.attend(office, way.known["next"], away={"Frank Homework": CALLED})
    assert "Write what they said" in worker.wrong(f"{here}/family", side="parent", who="Mary Homework")
    worker.fill(f"{here}/family", side="parent", who="Mary Homework", help=LIFT)
    worker.fill(f"{here}/family", side="child", who="Hana", about=way.children[1], said=WORDS)
    day = worker.read(f"{here}/day")
    assert f"Mary Homework: “{LIFT}”" in day
    assert "Not answered yet" in day
    worker.fill(worker.link(f"{here}/day", "/family/"), text=ANSWER)
    worker.fill(f"{here}/children/{way.children[0]}", risk_now="Lower on rota nights", also=[
        *way.children[1:]
    ])  # fmt: skip
    worker.fill(f"{here}/decide", text="The school drives on Mondays", who="Terry Teacher")
    for ref in ("nights", "mornings"):
        grouping.progress(worker, way.known["next"], way.known[ref], scale=2, evidence="The rota is kept",
                          whose="Mary Homework")  # fmt: skip
    day = worker.read(f"{here}/day")
    for each in (f"Answered: {ANSWER}", WORDS, "of Hana Homework", "The school drives on Mondays"):
        assert each in day
    assert day.count("Lower on rota nights") == 4
    assert "Today: not yet said" not in day


def completed(office: Office, said: Expected) -> None:
    """Held, with a parent there; the next is due four weeks on."""
    way, worker = office.families.running, office.desk("social-worker")
    after = grouping.complete(worker, way.known["next"], on=NEXT_GROUP)
    assert f"Frank Homework, father: sent apologies (“{CALLED}”)" in after
    assert "Wed 18 Mar at 14:00, Imaginary School" in after
    with office.inside("manager"):
        held = Meeting.objects.get(id=way.known["next"])
        assert (held.held_on, held.parents_came, held.decisions_recorded) == (NEXT_GROUP, True, True)
    for child in way.children:
        dues = office.dues(child)
        assert dues[said.following[0]].due_on == said.following[1]
        if said.record:
            assert said.record[1] in office.days_of(child, said.record[0])


def record_sent(office: Office, said: Expected) -> None:
    """To everybody of the group, him too who was not there; by its day, where the procedure has one."""
    way, worker = office.families.running, office.desk("social-worker")
    here, child = f"/core-groups/{way.known['next']}", way.children[0]
    after = worker.read(f"{here}/after")
    assert ("by Wed 25 Feb (tomorrow)" in after) == bool(said.record)
    assert ("states no number of days" in after) == (not said.record)
    after = worker.told(f"{here}/send", how="hand")
    assert "It has gone to all 9" in after
    assert "Frank Homework, father: had it Tue 24 Feb" in after
    with office.inside("manager"):
        papers = PaperSent.objects.filter(meeting=way.known["next"], kind="record")
        assert {each.sent_on for each in papers} == {SENT}
    assert "Signed Tue 24 Feb by Winnie Worker" in worker.told(f"{here}/sign")
    for each in (ANSWER, LIFT, WORDS):
        assert each in worker.read(f"{here}/day")  # it is read afterwards as it was said
    done = {(who, what) for who, what, outcome, _ in office.logged(child) if outcome == "done"}
    for what in ("helps_asked.ask", "helps_asked.answer", "core_group_papers.sent"):
        assert ("Winnie Worker", what) in done
    led = office.logged(child, "core_group_leaders.appoint")
    assert ("refused" in {each[2] for each in led}) == bool(said.agreed)
    assert office.log_holds()
