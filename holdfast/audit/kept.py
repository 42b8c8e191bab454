"""How a table is kept, and what each model must declare about itself.

Every model of ours declares, as plain class attributes:

    kept = VERSIONED                       how its rows are kept, one of the words below
    personal = ("given_name", "born_on")   its fields that say something about a living person
    not_personal = ("slug",)               all its other fields

A house test holds that every field is in exactly one of the two, those of the base class included.
"""

# Rows may be corrected; each earlier version stays in history.<table> with who changed it, when and why.
VERSIONED = "versioned"
# Rows are only ever added; nobody changes or removes one, not even the owner without first disabling a
# trigger.
APPEND_ONLY = "append-only"
# Written by the database's own functions alone, and emptied by them: a list of what is still to be done.
BY_DATABASE = "by-database"

# Not yet part of the record: what somebody is still typing. It may be changed and removed, and has no past:
# keeping every half-written sentence for ever would be a record of what was never said.
PASSING = "passing"

WAYS = (VERSIONED, APPEND_ONLY, BY_DATABASE, PASSING)
