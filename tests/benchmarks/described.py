"""Every row of an authority told by what it says, without a key: so that two databases can be compared."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from holdfast.records import models as tables

# Moments, keys and the authority; which file somebody came in with; and when it was last derived, which the
# steps do as they go.
LEFT_OUT = frozenset({"id", "authority_id", "known_from", "carry_in_id", "as_of_on"})
# The file of a register as it was sent, which is no record of a child; and the search's own copy of names.
NOT_COMPARED = frozenset({tables.CarryIn, tables.CarryInRow, tables.SearchName})
KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def rows() -> Counter[str]:
    """How often each row is there, told in one line; inside `enter`."""
    found: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for model in apps.get_app_config("records").get_models():
        if model not in NOT_COMPARED:
            found |= {str(each.pk): (model.__name__, _values(each)) for each in _of(model)}
    telling = _Telling(found)
    return Counter(telling.of(key) for key in found)


def _of(model: type[Model]) -> Any:
    """All rows; of what is due without what no longer follows, which the steps leave behind as they go."""
    known = model._default_manager.all()
    return known.exclude(gone=True) if model is tables.Obligation else known


def _values(row: Model) -> dict[str, Any]:
    names = [str(each.attname) for each in row._meta.local_concrete_fields]
    return {name: getattr(row, name) for name in names if name not in LEFT_OUT}


class _Telling:
    """Tells each row once; a key in it is told by the row that it leads to."""

    def __init__(self, found: dict[str, tuple[str, Mapping[str, Any]]]) -> None:
        self.found = found
        self.told: dict[str, str] = {}

    def of(self, key: str) -> str:
        if key not in self.told:
            name, values = self.found[key]
            said = ", ".join(f"{each}={self._value(value)}" for each, value in sorted(values.items()))
            self.told[key] = f"{name}({said})"
        return self.told[key]

    def _value(self, value: Any) -> str:
        text = value.isoformat() if isinstance(value, date) else str(value)
        if isinstance(value, (UUID, str)):
            return KEY.sub(lambda met: self.of(met[0]) if met[0] in self.found else met[0], text)
        return text
