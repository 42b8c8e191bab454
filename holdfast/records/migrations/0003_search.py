"""What finding a person by name needs: a table that the database keeps, and one door into it.

Both extensions are trusted: the owner of the database may make them. Their functions stand in `public`, in
which nobody but the owner may make anything, and are called by that name.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from holdfast.audit import walls
from holdfast.audit.kept import BY_DATABASE

EXTENSIONS = """
create extension if not exists pg_trgm schema public;
create extension if not exists fuzzystrmatch schema public;
"""
NO_EXTENSIONS = "drop extension fuzzystrmatch; drop extension pg_trgm;"

# How a name is read. Immutable, so that what is stored and what is asked are read alike.
READING = r"""
-- Small letters without accents; no apostrophes; hyphens and the like are spaces; Mac, Mc and O' are one with
-- what follows. `normalize` and not the extension unaccent, whose rules are a file of the machine's.
create function holdfast.plain_name(name text) returns text
language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  plain text := regexp_replace(lower(normalize(left(name, 600), nfkd)), '[\u0300-\u036f]', '', 'g');
begin
  plain := replace(replace(replace(replace(plain, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  plain := translate(plain, 'øłđðıħŧ’‘ʼʻ`´''.', 'olddiht');
  plain := regexp_replace(plain, '[[:space:][:punct:][:cntrl:]\u00a0–—−‑‐·“”«»„]+', ' ', 'g');
  plain := regexp_replace(plain, '(^| )ma?c ?(?=[a-z]{3})', '\1mc', 'g');
  plain := regexp_replace(plain, '(^| )o (?=[a-z]{3})', '\1o', 'g');
  return btrim(plain);
end $$;

-- The words of a plain name and their double metaphones, which know Latin letters alone.
create function holdfast.name_keys(plain text) returns text[]
language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  word text;
  keys text[] := '{}';
begin
  foreach word in array string_to_array(plain, ' ') loop
    keys := keys || word;
    if word ~ '^[a-z]+$' then
      keys := keys || public.dmetaphone(word) || public.dmetaphone_alt(word);
    end if;
  end loop;
  return array(select distinct key from unnest(keys) key where key <> '' order by key);
end $$;
"""
NO_READING = "drop function holdfast.name_keys(text); drop function holdfast.plain_name(text);"

# The rows that people's names make. Whoever is withdrawn has none; a later migration brings that column, and
# until then nobody is.
NAMES = """
  select named.id, named.authority_id, named.person_id, named.words, holdfast.name_keys(named.words),
         named.born
    from (select person.id, person.authority_id, person.id as person_id,
                 holdfast.plain_name(person.given_name || ' ' || person.family_name) as words,
                 coalesce(person.born_on, person.expected_on) as born
            from public.records_person person
           where to_jsonb(person) ->> 'withdrawn_at' is null and {whose}
          union all
          select alias.id, alias.authority_id, person.id, holdfast.plain_name(alias.name),
                 coalesce(person.born_on, person.expected_on)
            from public.records_alias alias join public.records_person person on person.id = alias.person_id
           where to_jsonb(person) ->> 'withdrawn_at' is null and {whose}) named
"""
# Kept by triggers. No list of columns on them: that would stand in the way of changing a column.
KEEPING = """
create function holdfast.keep_search_name() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whom uuid;
begin
  if tg_op = 'DELETE' then
    delete from public.records_searchname where id = old.id;
    return old;
  end if;
  if tg_table_name = 'records_person' then
    whom := new.id;
    if tg_op = 'UPDATE' and (old.given_name, old.family_name, old.born_on, old.expected_on)
           is not distinct from (new.given_name, new.family_name, new.born_on, new.expected_on)
        and to_jsonb(old) -> 'withdrawn_at' is not distinct from to_jsonb(new) -> 'withdrawn_at' then
      return null;
    end if;
  else
    whom := new.person_id;
  end if;
  if tg_op = 'UPDATE' then
    delete from public.records_searchname where id = old.id;
  end if;
  delete from public.records_searchname where person_id = whom;
  insert into public.records_searchname (id, authority_id, person_id, words, keys, born_on)
  {one};
  return null;
end $$;

create trigger keep_search_name after insert or update on public.records_person
  for each row execute function holdfast.keep_search_name();
create trigger keep_search_name after insert or update on public.records_alias
  for each row execute function holdfast.keep_search_name();
create trigger clear_search_name before delete on public.records_person
  for each row execute function holdfast.keep_search_name();
create trigger clear_search_name before delete on public.records_alias
  for each row execute function holdfast.keep_search_name();

-- Makes all of it afresh, for the owner: after a change to how a name is read.
create function holdfast.renew_search_names() returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  made bigint;
begin
  delete from public.records_searchname;
  insert into public.records_searchname (id, authority_id, person_id, words, keys, born_on)
  {every};
  get diagnostics made = row_count;
  return made;
end $$;
select holdfast.renew_search_names();
""".replace("{one}", NAMES.strip().format(whose="person.id = whom"))
KEEPING = KEEPING.replace("{every}", NAMES.strip().format(whose="true"))
NO_KEEPING = """
drop function holdfast.renew_search_names();
drop trigger clear_search_name on public.records_alias;
drop trigger clear_search_name on public.records_person;
drop trigger keep_search_name on public.records_alias;
drop trigger keep_search_name on public.records_person;
drop function holdfast.keep_search_name();
"""

# The doors. `find_people` runs as the owner, past row security, so the authority stands in every WHERE; it
# is plpgsql, since the same in SQL fell back to a scan.
DOORS = """
-- How a name is read: its words in their order, with the sounds of each.
create function holdfast.read_name(name text) returns table (word text, sounds text[])
language plpgsql immutable strict security definer set search_path = pg_catalog, pg_temp as $$
begin
  for word in select unnest(string_to_array(holdfast.plain_name(name), ' ')) loop
    sounds := array_remove(holdfast.name_keys(word), word);
    return next;
  end loop;
end $$;

-- Names that may be the one sought; the caller ranks them. `words` is a plain name; `sought` has, for each of
-- its words, the keys that stand for it with spaces between; `born` the days to try; `first_on` and `last_on`
-- the years that are likelier; `alike` how much in trigrams (0 to 1), and less where that gives not `enough`.
create function holdfast.find_people(
  words text, sought text[], born date[], first_on date, last_on date, alike real, enough int
) returns table (person_id uuid, own boolean, name text, keys text[], born_on date)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose constant uuid := current_setting('holdfast.authority')::uuid;
  many constant int := least(coalesce(cardinality(sought), 0), 5);
  one text[];
  other text[];
  closeness real;
  there bigint;
begin
  if words <> '' then
    foreach closeness in array array[alike, alike - 0.15] loop
      perform set_config('pg_trgm.similarity_threshold', closeness::text, true);
      return query
        select found.person_id, found.id = found.person_id, found.words, found.keys, found.born_on
          from public.records_searchname found
         where found.authority_id = whose and found.words operator(public.%) find_people.words
         order by public.similarity(found.words, find_people.words)
                  + case when found.born_on between first_on and last_on then 0.2 else 0 end desc
         limit 100;
      get diagnostics there = row_count;
      exit when there >= enough;
    end loop;
  end if;
  if many = 1 then
    one := string_to_array(sought[1], ' ');
    return query
      select found.person_id, found.id = found.person_id, found.words, found.keys, found.born_on
        from public.records_searchname found
       where found.authority_id = whose and found.keys && one
       order by public.similarity(found.words, find_people.words)
                + case when found.born_on between first_on and last_on then 0.2 else 0 end desc
       limit 100;
  end if;
  for number in 1 .. many - 1 loop
    one := string_to_array(sought[number], ' ');
    for further in number + 1 .. many loop
      other := string_to_array(sought[further], ' ');
      return query
        select found.person_id, found.id = found.person_id, found.words, found.keys, found.born_on
          from public.records_searchname found
         where found.authority_id = whose and found.keys && one and found.keys && other
         order by public.similarity(found.words, find_people.words)
                  + case when found.born_on between first_on and last_on then 0.2 else 0 end desc
         limit 60;
    end loop;
  end loop;
  if cardinality(born) > 0 then
    one := string_to_array(array_to_string(sought, ' '), ' ');
    return query
      select found.person_id, found.id = found.person_id, found.words, found.keys, found.born_on
        from public.records_searchname found
       where found.authority_id = whose and found.born_on = any (born)
         and (find_people.words = '' or found.keys && one
              or public.similarity(found.words, find_people.words) > 0.15)
       order by (found.born_on = born[1]) desc, public.similarity(found.words, find_people.words) desc
       limit 100;
  end if;
end $$;

revoke all on all functions in schema holdfast from public;
grant execute on function holdfast.read_name(text),
  holdfast.find_people(text, text[], date[], date, date, real, int) to holdfast_app;
"""
NO_DOORS = """
drop function holdfast.find_people(text, text[], date[], date, date, real, int);
drop function holdfast.read_name(text);
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0002_sign_in")]

    operations = [
        migrations.RunSQL(EXTENSIONS, NO_EXTENSIONS),
        migrations.RunSQL(READING, NO_READING),
        migrations.CreateModel(
            name="SearchName",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("born_on", models.DateField(null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False,
                        fields=["words"],
                        name="searchname_words",
                        opclasses=["gin_trgm_ops"],
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="searchname_keys"
                    ),
                    models.Index(fields=["authority", "born_on"], name="searchname_born"),
                ],
            },
        ),
        walls.Wall("searchname", kept=BY_DATABASE, past=False),
        migrations.RunSQL(KEEPING, NO_KEEPING),
        migrations.RunSQL(DOORS, NO_DOORS),
    ]
