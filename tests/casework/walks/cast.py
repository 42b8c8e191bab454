"""Who walks in an authority and with whose children: of Jersey, most of the fixed cast."""

from dataclasses import dataclass
from uuid import UUID

from tests import people
from tests.people import Member

NOWHERE = UUID("01900000-0000-7000-8000-00000000dead")
CHILDREN = (people.ADA, people.BEN, people.UNBORN, people.REX, people.OLIVE, people.UMA, people.NELL)
OFTEN = (people.ADA, people.ADA, people.BEN, *CHILDREN)
SERVICE = (
    people.CONNIE,
    people.CONNIE,
    people.CONNIE,
    people.CHLOE,
    people.RORY,
    people.SERENA,
    people.SAFIYA,
)
WORKERS = (
    people.WINIFRED,
    people.WINIFRED,
    people.WINIFRED,
    people.WINIFRED,
    people.WANDA,
    people.SASHA,
    people.CARLA,
    people.CASEY,
    people.SEBASTIAN,
)
MANAGERS = (people.MALCOLM, people.MALCOLM, people.MARTHA, people.SERENA)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who walks in one authority, and with whose children; `wrong` are keys of nobody there."""

    slug: str
    often: tuple[UUID, ...]
    families: tuple[tuple[UUID, ...], ...]
    wrong: tuple[UUID, ...]
    workers: tuple[Member, ...]
    managers: tuple[Member, ...]
    service: tuple[Member, ...]
    partner: Member
    planners: tuple[Member, ...]  # of whom some may write in the plan of any child
    staff: tuple[Member, ...]
    watched: tuple[Member, ...]


_ADA, _BEN, _UNBORN = people.ADA.id, people.BEN.id, people.UNBORN.id
JERSEY = Cast(
    slug="jersey", often=tuple(each.id for each in OFTEN),
    families=(
        (_ADA, _BEN), (_ADA, _BEN), (_ADA,), (_BEN,), (_ADA, _BEN, _UNBORN), (_UNBORN,),
    ),
    wrong=(people.FINLO.id, people.MOTHER.id, NOWHERE), workers=WORKERS, managers=MANAGERS, service=SERVICE,
    partner=people.PENNY, staff=people.STAFF,
    planners=(
        *(people.WINIFRED, people.MALCOLM, people.PENNY, people.SASHA, people.CARLA, people.CONNIE),
        people.MARTHA,
    ),
    watched=(
        *(people.SASHA, people.PENNY, people.CONNIE, people.MALCOLM, people.DORA, people.DAN, people.WANDA),
        *(people.CHLOE, people.SERENA, people.CHRIS, people.MARTHA, people.NOBODY, people.WINIFRED),
    ),
)  # fmt: skip
