"""The fixed cast: invented people who are the same in every test, with keys that are the same in every run.

Two authorities are peopled, so that each wall can be tried from the other side. Nobody here resembles
anybody.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from holdfast.access import actors, entry
from holdfast.access.actors import Actor
from holdfast.cli import main

PASSWORD = "an invented password for tests"


@dataclass(frozen=True)
class Member:
    """Somebody with an account, in one authority."""

    account: UUID
    authority: str  # its slug
    name: str
    email: str

    @property
    def actor(self) -> Actor:
        """As they act."""
        return actors.person(account=self.account)


@dataclass(frozen=True)
class Someone:
    """Somebody whom the record is about."""

    id: UUID
    authority: str
    given_name: str
    family_name: str
    born_on: date | None = None
    expected_on: date | None = None


def _key(number: int) -> UUID:
    return UUID(f"01900000-0000-7000-8000-{number:012d}")


# Jersey's staff, and one of the Isle of Man's.
WINIFRED = Member(_key(1), "jersey", "Winifred Worker", "winifred@jersey.example")
MALCOLM = Member(_key(2), "jersey", "Malcolm Manager", "malcolm@jersey.example")
LESTER = Member(_key(3), "jersey", "Lester Leaver", "lester@jersey.example")
MONA = Member(_key(4), "isle-of-man", "Mona Manx", "mona@man.example")
WANDA = Member(_key(5), "jersey", "Wanda Worker", "wanda@jersey.example")
CASEY = Member(_key(6), "jersey", "Casey Covering", "casey@jersey.example")
SASHA = Member(_key(7), "jersey", "Sasha South", "sasha@jersey.example")
SEBASTIAN = Member(_key(8), "jersey", "Sebastian Senior", "sebastian@jersey.example")
SERENA = Member(_key(9), "jersey", "Serena Service", "serena@jersey.example")
CONNIE = Member(_key(10), "jersey", "Connie Conference", "connie@jersey.example")
CHLOE = Member(_key(11), "jersey", "Chloe Chair", "chloe@jersey.example")
RORY = Member(_key(12), "jersey", "Rory Reviewing", "rory@jersey.example")
SAFIYA = Member(_key(13), "jersey", "Safiya Safeguarding", "safiya@jersey.example")
DORA = Member(_key(14), "jersey", "Dora Duty", "dora@jersey.example")
PENNY = Member(_key(15), "jersey", "Penny Partner", "penny@health.example")
DAN = Member(_key(16), "jersey", "Dan Data", "dan@jersey.example")
INES = Member(_key(17), "jersey", "Ines Inspector", "ines@inspection.example")
ADAM = Member(_key(18), "jersey", "Adam Administrator", "adam@jersey.example")
CARLA = Member(_key(19), "jersey", "Carla Consultant", "carla@jersey.example")
CHRIS = Member(_key(20), "jersey", "Chris Practitioner", "chris@jersey.example")
THEA = Member(_key(21), "jersey", "Thea Therapeutic", "thea@jersey.example")
UNA = Member(_key(22), "jersey", "Una Coordinator", "una@jersey.example")
MARTHA = Member(_key(23), "jersey", "Martha Manager", "martha@jersey.example")
NOBODY = Member(_key(24), "jersey", "Norman Norole", "norman@jersey.example")
MAURA = Member(_key(25), "isle-of-man", "Maura Manager", "maura@man.example")
LEFT_AT = datetime(2025, 3, 31, 16, 0, tzinfo=UTC)
STAFF = (
    *(WINIFRED, MALCOLM, LESTER, MONA, WANDA, CASEY, SASHA, SEBASTIAN, SERENA, CONNIE, CHLOE, RORY, SAFIYA),
    *(DORA, PENNY, DAN, INES, ADAM, CARLA, CHRIS, THEA, UNA, MARTHA, NOBODY, MAURA),
)

# A family in Jersey, one of whom is not born yet, and a child on the Isle of Man.
ADA = Someone(_key(101), "jersey", "Ada", "Example", born_on=date(2018, 5, 4))
BEN = Someone(_key(102), "jersey", "Ben", "Example", born_on=date(2015, 9, 1))
MOTHER = Someone(_key(103), "jersey", "Mary", "Example", born_on=date(1990, 2, 3))
UNBORN = Someone(_key(104), "jersey", "", "Example", expected_on=date(2026, 12, 24))
FINLO = Someone(_key(105), "isle-of-man", "Finlo", "Sample", born_on=date(2016, 7, 5))
# A restricted family in Jersey, a family with no plan any more, a child of the unit, and one nobody has.
REX = Someone(_key(106), "jersey", "Rex", "Hidden", born_on=date(2017, 1, 9))
OLIVE = Someone(_key(107), "jersey", "Olive", "Closed", born_on=date(2014, 3, 2))
UMA = Someone(_key(108), "jersey", "Uma", "Unit", born_on=date(2019, 8, 20))
NELL = Someone(_key(109), "jersey", "Nell", "Nobodys", born_on=date(2020, 10, 10))
FAMILY = (ADA, BEN, MOTHER, UNBORN, FINLO, REX, OLIVE, UMA, NELL)


def migrate() -> None:
    """Migrate the database that Django points at, and bring the authorities in, with nobody."""
    assert main.main(["migrate"]) == 0
    assert main.main(["authority", "demonstration"]) == 0


def settle() -> None:
    """Bring the cast into the authorities, through the walls."""
    from holdfast.records.models import Account, Person  # noqa: PLC0415 - models are ready only now
    from tests import standings  # noqa: PLC0415

    password = make_password(PASSWORD)
    for authority in entry.list_authorities():
        with entry.enter(
            actor=actors.system(part="tests"), authority=authority.id, reason="the cast arrives"
        ):
            for member in STAFF:
                if member.authority == authority.slug:
                    Account.objects.create(
                        id=member.account, authority_id=authority.id, name=member.name, email=member.email,
                        password=password, left_at=LEFT_AT if member is LESTER else None,
                    )  # fmt: skip
            for each in FAMILY:
                if each.authority == authority.slug:
                    Person.objects.create(
                        id=each.id, authority_id=authority.id, given_name=each.given_name,
                        family_name=each.family_name, born_on=each.born_on, expected_on=each.expected_on,
                    )  # fmt: skip
            standings.settle(authority=authority)
