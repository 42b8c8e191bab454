"""Attempts on what people are looked for by: that it follows the record, and stays within the authority."""

from uuid import uuid4

from tests.records.past_attempts import fresh
from tests.records.trying import Attempt, must_be
from tests.records.walled import Ground, Walled

NAMED = {"records_person": "given_name", "records_alias": "name"}
WORDS = "select words from records_searchname where id = %s"
# A name in each of the ways to find it: by likeness, by one word, by two, by the day of birth.
WAYS = {
    "likeness": "(%(words)s, '{}', '{}', null, null, 0.3, 0)",
    "one word": "('', array[%(word)s], '{}', null, null, 0.3, 0)",
    "two words": "('', array[%(word)s, %(word)s], '{}', null, null, 0.3, 0)",
    "day": "('', '{}', array[%(born_on)s]::date[], null, null, 0.3, 0)",
}


def of_table(table: Walled) -> dict[str, Attempt]:
    """The attempts on one of the two tables that have names; none on another."""
    if table.name not in NAMED:
        return {}

    def followed(ground: Ground) -> None:
        with ground.application() as connection:
            key = connection.execute(f'select id from "{table.name}" limit 1').fetchone()
            change = f"update \"{table.name}\" set {NAMED[table.name]} = 'Zébédée' where id = %s"
            connection.execute(change, key)
            found = connection.execute(WORDS, key).fetchone()
        must_be(found is not None and "zebedee" in found[0], f"{table.name}: looked for as {found}")

    def gone(ground: Ground) -> None:
        with ground.owner() as owner:
            owner.execute(
                "select set_config('holdfast.authority', %s, true), set_config('holdfast.actor', 'x', true)",
                [ground.here],
            )
            key = str(uuid4())
            owner.execute(fresh(table), [key])
            there = owner.execute(WORDS, [key]).fetchone()
            owner.execute(f'delete from "{table.name}" where id = %s', [key])
            left = owner.execute(WORDS, [key]).fetchone()
        must_be(there is not None, f"{table.name}: a new row is not looked for")
        must_be(left is None, f"{table.name}: looked for after it was deleted")

    found: dict[str, Attempt] = {
        f"{table.name}: a name is looked for as it now is": followed,
        f"{table.name}: what was deleted is not looked for": gone,
    }
    if table.name == "records_person":
        for way in WAYS:
            found[f"{table.name}: nobody is found by {way} in another authority"] = _elsewhere(way)
    return found


def _elsewhere(way: str) -> Attempt:
    statement = f"select count(*) from holdfast.find_people{WAYS[way]} where person_id = %(person)s"

    def not_found(ground: Ground) -> None:
        with ground.owner() as owner:
            row = owner.execute(
                "select person_id, words, born_on from records_searchname"
                " where authority_id = %s and born_on is not null and words <> '' limit 1",
                [ground.there],
            ).fetchone()
        assert row is not None
        asked = {"person": row[0], "words": row[1], "word": row[1].split()[-1], "born_on": row[2]}
        for authority, wanted in ((ground.there, 1), (ground.here, 0)):
            with ground.application() as connection:
                connection.execute("select set_config('holdfast.authority', %s, true)", [authority])
                found = connection.execute(statement, asked).fetchone()
            must_be(found is not None and min(found[0], 1) == wanted, f"found by {way}: {found}")

    return not_found
