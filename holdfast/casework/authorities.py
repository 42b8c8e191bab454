"""Setting up an authority: the work of whoever operates the machine, as the database's owner."""

from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access import actors, entry
from holdfast.access.refusals import Refused
from holdfast.audit import keys, log
from holdfast.records.models import Account, Authority, Host

OPERATOR = actors.system(part="operator")


def add(
    *, slug: str, name: str, procedure: str, hosts: list[str], using: str, demonstration: bool = False
) -> bool:
    """Add an authority with the host names that lead to it; answers whether it is new.

    `using` is a connection as the owner, for the application may not write here. One that is there already
    gains the hosts it lacks. In a `demonstration` everybody is invented and anybody may try a role: one that
    is there becomes it only while nobody has an account, and never stops being it. Raises Refused when it is
    there with another name or procedure, when a host leads elsewhere, or when a slug or host is not well
    formed.
    """
    there = {each.slug: each for each in entry.list_authorities(using=using)}.get(slug)
    if there is not None and (there.name, there.procedure) != (name, procedure):
        raise Refused(f"{slug} is there already, as {there.name!r} by the procedure {there.procedure}")
    key = keys.new() if there is None else there.id
    names = [host.strip().lower() for host in hosts]
    with entry.enter(actor=OPERATOR, authority=key, reason="setting up", using=using):
        try:
            with transaction.atomic(using=using):
                if there is None:
                    Authority.objects.using(using).create(
                        id=key, slug=slug, name=name, procedure=procedure, demonstration=demonstration
                    )
                elif demonstration and not there.demonstration:
                    _make_demonstration(key, using=using)
                own = Host.objects.using(using).filter(authority_id=key, until_at=None)
                for host in sorted(set(names) - set(own.values_list("name", flat=True))):
                    Host.objects.using(using).create(authority_id=key, name=host)
        except IntegrityError as error:
            raise Refused(_why(error, slug=slug)) from error
        log.record(what="authorities.add", about="authority", about_id=key, using=using)
    return there is None


def _make_demonstration(authority: UUID, *, using: str) -> None:
    """Mark an authority; the owner is not bound by row security, so each query names the authority."""
    if Account.objects.using(using).filter(authority_id=authority).exists():
        raise Refused("it has accounts already: a demonstration is one from its beginning")
    Authority.objects.using(using).filter(id=authority).update(demonstration=True)


def _why(error: IntegrityError, *, slug: str) -> str:
    """The database's refusal in words."""
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    words = {
        "host_leads_to_one_authority": "one of its hosts leads to another authority already",
        "host_name": "a host is a bare name: small letters, digits, dots and hyphens, no port or path",
        "authority_slug": "a slug is small letters and digits, joined by hyphens",
        "authority_name": "it needs a name",
    }
    return f"{slug}: {words.get(str(constraint), str(error).splitlines()[0])}"
