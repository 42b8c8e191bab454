"""What may happen to who works with whom, and to children's plans beside their conferences."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from holdfast.access import children
from holdfast.access.children import Relation
from holdfast.casework import (
    allocations,
    births,
    covers,
    emergencies,
    families,
    involvements,
    registrations,
    restrictions,
    support_plans,
    teams,
    transfers,
)
from holdfast.procedures.words import OPEN, ROLES
from holdfast.records.models import Cover, FamilyMember, Involvement, RoleHeld, SupportPlan, Transfer
from tests import people, standings
from tests.casework.walks.asking import CATEGORIES
from tests.casework.walks.cast import CHILDREN, MANAGERS, NOWHERE, SERVICE, WORKERS
from tests.casework.walks.walk import Walk, rule
from tests.people import Member

TEAMS = (standings.TEAM_NORTH, standings.TEAM_SOUTH, standings.UNIT_ONE)


@rule
def allocate(walk: Walk) -> None:
    account = walk.one((*WORKERS, people.PENNY, people.LESTER)).account
    how = walk.one((allocations.allocate, allocations.hand_over, allocations.hand_over))
    walk.do(
        MANAGERS, how, children=walk.family(), team=walk.right(walk.one(TEAMS), NOWHERE),
        account=walk.right(account, None), role=walk.right("social-worker", "therapeutic-worker", "king"),
        on=walk.day(-30), note=walk.words("what to know"), reasons=walk.reasons(),
    )  # fmt: skip


@rule
def end_an_allocation(walk: Walk) -> None:
    walk.do(MANAGERS, allocations.end, children=walk.family(), on=walk.day(-10), why=walk.words("left"))


@rule
def cover(walk: Walk) -> None:
    if walk.chance(3):
        which = walk.key(lambda: Cover.objects.order_by("id").values_list("id", flat=True))
        walk.do(MANAGERS, covers.end, cover=which, on=walk.day(-5))
        return
    away, instead = walk.one((*WORKERS, *MANAGERS)), walk.one((*WORKERS, *MANAGERS, people.PENNY))
    walk.do(
        MANAGERS, covers.arrange, away=away.account, covering=instead.account, from_on=walk.day(-5),
        until_on=walk.ahead(0, 20), why="leave",
    )  # fmt: skip


@rule
def restrict(walk: Walk) -> None:
    admit = [walk.one(people.STAFF).account for _ in range(walk.one((0, 1)))]
    walk.do(MANAGERS, restrictions.restrict, child=walk.child(), why=walk.words("a relative"), admit=admit)


@rule
def lift(walk: Walk) -> None:
    child = walk.child()
    done = walk.done
    walk.do([*MANAGERS, people.SASHA], restrictions.lift, child=child, why=walk.words("they have left"))
    if walk.done > done:
        _is_let_in_no_longer(walk, child, people.STAFF)


@rule
def admit_or_shut_out(walk: Walk) -> None:
    child, who = walk.child(), walk.one(people.STAFF)
    if walk.yes():
        until = walk.one((None, walk.ahead(0, 20)))
        said = {"child": child, "account": who.account, "until_on": until}
        walk.do(MANAGERS, restrictions.admit, **said, why=walk.words("chairs it"))
    if walk.yes():
        done = walk.done
        why = walk.words("it was held")
        walk.do(MANAGERS, restrictions.shut_out, child=child, account=who.account, why=why)
        if walk.done > done:
            _is_let_in_no_longer(walk, child, [who])


def _is_let_in_no_longer(walk: Walk, child: UUID, members: Iterable[Member]) -> None:
    families_of = FamilyMember.objects.filter(person=child, until_on=None)
    if len(walk.look(lambda: families_of)) > 1:
        return  # they may be let in to the other
    for each in members:
        with walk.acting(each):
            found = children.allowed(child=child, today=walk.today)
        assert found is None or Relation.ADMITTED not in found.relations, f"{each.name} is let in still"


@rule
def open_in_an_emergency(walk: Walk) -> None:
    kind = walk.one(("emergency", "duty", "curiosity"))
    walk.do(
        [people.DORA, people.SASHA],
        emergencies.open,
        child=walk.child(),
        kind=kind,
        why=walk.words("a call at night"),
    )


@rule
def ask_for_a_transfer(walk: Walk) -> None:
    walk.do(
        SERVICE,
        transfers.ask,
        children=walk.family(),
        other=walk.words("Elsewhere Council"),
        asked_on=walk.day(-10),
        papers_on=walk.one((None, walk.day(-10))),
    )


@rule
def enter_for_a_time(walk: Walk) -> None:
    on = walk.day(-10)
    made = walk.do(
        SERVICE,
        transfers.enter,
        children=walk.right([people.OLIVE.id], walk.family()),
        other="Elsewhere Council",
        began_on=on - timedelta(days=walk.one((0, 30, 100, -3))),
        on=on,
        categories=walk.some((*CATEGORIES, "harm")),
        expected_until_on=walk.one((None, walk.ahead())),
    )
    if made and walk.yes():
        walk.do(
            SERVICE,
            transfers.stay_longer,
            transfer=made[0].id,
            until_on=walk.ahead(),
            why=walk.words("school"),
        )


@rule
def stay_longer(walk: Walk) -> None:
    which = walk.key(lambda: Transfer.objects.order_by("id").values_list("id", flat=True))
    walk.do(SERVICE, transfers.stay_longer, transfer=which, until_on=walk.ahead(), why=walk.words("school"))


@rule
def be_born(walk: Walk) -> None:
    walk.do(
        WORKERS, births.record, child=walk.right(people.UNBORN.id, walk.child()), born_on=walk.day(-10),
        given_name=walk.words("Bella"), sex=walk.right("female", "", "king"),
    )  # fmt: skip


@rule
def end_a_plan(walk: Walk) -> None:
    grounds = walk.one(OPEN["grounds"])
    walk.do(
        MANAGERS,
        registrations.end,
        child=walk.child(),
        on=walk.day(-30),
        grounds=walk.right(grounds, "", "boredom"),
        then=walk.one(("", "child-in-need", "close")),
        reasons=walk.reasons(),
    )


@rule
def change_categories(walk: Walk) -> None:
    walk.do(
        WORKERS,
        registrations.change_categories,
        child=walk.child(),
        categories=walk.some((*CATEGORIES, "harm")),
        on=walk.day(-40),
        why=walk.words("What was found"),
    )


@rule
def support(walk: Walk) -> None:
    if walk.chance(3):
        plan = walk.key(lambda: SupportPlan.objects.order_by("id").values_list("id", flat=True))
        walk.do(
            WORKERS,
            support_plans.end,
            plan=plan,
            on=walk.day(-5),
            why=walk.words("moved"),
            agreed_by=["mother"],
            reasons=walk.reasons(),
            breach=walk.one(("", "they moved at once")),
        )
        return
    walk.do(
        WORKERS, support_plans.begin, children=walk.family(), kind=walk.one(("child-in-need", "caf")),
        from_on=walk.day(-10), lead=walk.words("Winifred Worker"), team=walk.one((None, *TEAMS)),
        agreed_on=walk.one((None, walk.day(-10))), reasons=walk.reasons(),
    )  # fmt: skip


@rule
def involve(walk: Walk) -> None:
    if walk.chance(3):
        which: UUID = walk.key(lambda: Involvement.objects.order_by("id").values_list("id", flat=True))
        walk.do(WORKERS, involvements.end, involvement=which, on=walk.day(-10))
        return
    until: date | None = walk.one((None, None, walk.ahead(0, 20)))
    walk.do(
        WORKERS,
        involvements.involve,
        children=walk.family(),
        role=walk.right("health-visitor", *sorted(ROLES)[:3], "k"),
        from_on=walk.day(),
        agency=walk.one((None, standings.HEALTH)),
        account=walk.one((None, people.PENNY.account)),
        core_group=walk.yes(),
        until_on=until,
        instead=walk.yes(),
    )


@rule
def change_the_family(walk: Walk) -> None:
    child, other = walk.one(CHILDREN).id, walk.one(CHILDREN).id
    if walk.yes():
        walk.do(WORKERS, families.add_member, child=child, person=other, from_on=walk.day())
    else:
        walk.do(
            WORKERS, families.leave, child=child, person=other, on=walk.day(), why=walk.words("moved away")
        )


@rule
def give_or_end_a_role(walk: Walk) -> None:
    if walk.yes():
        held = walk.key(lambda: RoleHeld.objects.order_by("id").values_list("id", flat=True))
        walk.do([people.ADAM], teams.end_role, held=held, on=walk.day(-10), reasons=walk.reasons())
        return
    who, role = (
        walk.one((people.NOBODY, people.WANDA, people.SASHA)),
        walk.one(("social-worker", "team-manager", "x")),
    )
    walk.do(
        [people.ADAM], teams.give_role, account=who.account, role=role, team=walk.one((*TEAMS, None)),
        from_on=walk.day(-10), until_on=walk.one((None, walk.ahead())), reasons=walk.reasons(),
    )  # fmt: skip
