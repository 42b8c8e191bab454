-- The ground that every wall stands on. Run by the owner; the application is given the use of it and no more.
create schema history;
create schema known;
create schema holdfast;
comment on schema history is 'Every earlier version of every versioned row; written by holdfast.keep_version() alone';
comment on schema known is 'Views: the tables as they were known at holdfast.known_at';
comment on schema holdfast is 'Functions of the owner: triggers, and the few doors through the walls';
grant usage on schema public, history, known, holdfast to holdfast_app;
-- PostgreSQL 15 gives nobody CREATE here; an upgraded cluster may still do so.
revoke create on schema public from public;

-- Keeps versions. SECURITY DEFINER, since the application may not write history; its search path is pinned, so that
-- nobody can slip in a function or table of the same name. Its arguments are columns never copied to the past (a
-- password's hash has no use there).
create function holdfast.keep_version() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moment timestamptz;
  past jsonb;
begin
  if tg_op = 'INSERT' then
    new.known_from := clock_timestamp();  -- nobody writes into the past
    return new;
  end if;
  if coalesce(current_setting('holdfast.actor', true), '') = '' then
    raise exception 'holdfast.actor is not set: who changes %?', tg_table_name using errcode = 'restrict_violation';
  end if;
  past := to_jsonb(old);
  if tg_op = 'UPDATE' and (new.id is distinct from old.id
      or to_jsonb(new) -> 'authority_id' is distinct from past -> 'authority_id') then
    raise exception 'a row of % keeps its key and its authority', tg_table_name using errcode = 'restrict_violation';
  end if;
  -- The clock, not now(): of two overlapping transactions the later to commit may have begun first.
  moment := greatest(clock_timestamp(), old.known_from + interval '1 microsecond');
  past := (past - coalesce(tg_argv, '{}')) || jsonb_build_object('known_to', moment,
    'changed_by', current_setting('holdfast.actor'), 'reason', coalesce(current_setting('holdfast.reason', true), ''));
  execute format('insert into history.%1$I select (jsonb_populate_record(null::history.%1$I, $1)).*', tg_table_name)
    using past;
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.known_from := moment;
  return new;
end $$;

-- Stands before UPDATE, DELETE and TRUNCATE of what may only grow. The grants already refuse the application; this
-- stops the owner's slip of the hand.
create function holdfast.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '%.% only grows: % is refused', tg_table_schema, tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;

-- PostgreSQL opens every new function to everybody; ours are opened by name. (A house test finds one left open.)
revoke all on all functions in schema holdfast from public;
