"""The tables of the record, one noun a module.

Every model builds on `Kept` (key, authority, known_from) and declares how it is kept and which of its
fields say something about a person; the words are in holdfast/audit/kept.py:

    class Person(Kept):
        kept = VERSIONED
        personal = ("given_name", "family_name", "born_on", "expected_on")
        not_personal = ()

A new table, in four lines: the model in a module of its noun; its name here; `makemigrations`; and in the
migration `walls.Wall("person", kept=VERSIONED)` after CreateModel. Foreign keys say `db_constraint=False`,
for the wall adds the one that carries the authority. Uniques begin with the authority. House tests hold all
of it.
"""

from holdfast.records.models.accounts import Account
from holdfast.records.models.authorities import Authority, Host
from holdfast.records.models.people import Alias, Person

__all__ = ["Account", "Alias", "Authority", "Host", "Person"]
