"""Which version of a plan counts now: one that is made, not withdrawn, and not replaced by another."""

from django.db.models import Q


def of(*, path: str = "") -> Q:
    """The condition on a plan, or on what hangs on one: `path` leads to it, as `outcome__need__plan`."""
    before = f"{path}__" if path else ""
    return Q(**{f"{before}withdrawn_at": None, f"{before}state": "made", f"{before}replaced_on": None})
