"""Which authority a host name leads to, and which there are, before anybody is inside one."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connections

COLUMNS = "id, slug, name, procedure, demonstration"


@dataclass(frozen=True, kw_only=True)
class Authority:
    """A local authority: `procedure` names its pack; in a `demonstration` everybody is invented."""

    id: UUID
    slug: str
    name: str
    procedure: str
    demonstration: bool = False


def find_authority(*, host: str) -> Authority | None:
    """The authority of a host name, with or without a port and in any case; None where it leads to nobody."""
    found = _ask(f"select {COLUMNS} from holdfast.find_authority(%s)", [_bare(host)])  # noqa: S608
    return found[0] if found else None


def list_authorities(*, using: str = "default") -> list[Authority]:
    """Every authority of this database, by slug: for jobs and commands that go from one to the next."""
    return _ask(f"select {COLUMNS} from holdfast.list_authorities()", [], using=using)  # noqa: S608


def _bare(host: str) -> str:
    """The name alone: no port, no final dot, small letters."""
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0].removesuffix(".")


def _ask(query: str, values: list[str], *, using: str = "default") -> list[Authority]:
    with connections[using].cursor() as cursor:
        cursor.execute(query, values)
        rows = cursor.fetchall()
    return [
        Authority(id=key, slug=slug, name=name, procedure=pack, demonstration=demonstration)
        for key, slug, name, pack, demonstration in rows
    ]
