"""The procedure of the authority one is in."""

from holdfast.access import entry
from holdfast.procedures import pack as packs
from holdfast.procedures.pack import Pack

REMEMBERED = "procedure"


def pack() -> Pack:
    """The pack that this authority works by now, also while one reads the past.

    Its name is what the request read as it came in, else a small query once a transaction, so that nobody
    goes on by a procedure that was changed meanwhile; the pack itself is read once. Raises PackFault, in one
    line, when it is not there or wrong; NotEntered outside `enter`.
    """
    entered = entry.current()
    if REMEMBERED not in entered.remembered:
        entered.remembered[REMEMBERED] = packs.load(entered.procedure or _name(entered))
    remembered: Pack = entered.remembered[REMEMBERED]
    return remembered


def _name(entered: entry.Entered) -> str:
    found = entry.list_authorities(using=entered.using)
    return next(each.procedure for each in found if each.id == entered.authority)
