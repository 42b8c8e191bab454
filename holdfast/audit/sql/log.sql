-- The log's own functions. The canonical form of what is digested: each part as its length in bytes, a colon and
-- itself, so that no part can run into the next; holdfast/audit/digests.py writes the same form independently.
create function holdfast.part(value text) returns text
language sql immutable set search_path = pg_catalog, pg_temp
return octet_length(convert_to(coalesce(value, ''), 'UTF8'))::text || ':' || coalesce(value, '');

create function holdfast.microseconds(moment timestamptz) returns text
language sql immutable set search_path = pg_catalog, pg_temp
return (extract(epoch from moment) * 1000000)::bigint::text;

create function holdfast.entry_digest(entry public.audit_entry) returns bytea
language sql stable set search_path = pg_catalog, pg_temp
return sha256(convert_to(
  holdfast.part(entry.id::text) || holdfast.part(entry.authority_id::text)
  || holdfast.part(holdfast.microseconds(entry.at)) || holdfast.part(entry.actor) || holdfast.part(entry.what)
  || holdfast.part(entry.about) || holdfast.part(entry.about_id::text) || holdfast.part(entry.why)
  || holdfast.part(entry.outcome) || holdfast.part(entry.cluster::text) || holdfast.part(entry.transaction::text),
  'UTF8'));

-- Who, when, in which transaction: said by the database, whatever the application says.
create function holdfast.stamp_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(current_setting('holdfast.actor', true), '') = '' then
    raise exception 'holdfast.actor is not set: whose entry is this?' using errcode = 'restrict_violation';
  end if;
  new.actor := current_setting('holdfast.actor');
  new.at := clock_timestamp();
  new.transaction := pg_current_xact_id();
  new.cluster := (select system_identifier from pg_control_system());
  new.digest := holdfast.entry_digest(new);
  return new;
end $$;

-- The unsealed are a list of their own, so that sealing never scans the log. Rows of transactions still open are
-- invisible in it and stay for the next seal.
create function holdfast.await_seal() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.audit_waiting (id, authority_id) values (new.id, new.authority_id);
  return null;
end $$;

-- Seals up to 10,000 entries of the authority one is in; answers the seal's number, or null when none could be sealed.
-- Only entries whose transaction is below every transaction still open are taken, so that entries are sealed in the
-- order in which they became known. Transaction ids belong to one cluster: after a dump is restored on another they
-- start anew, and a restored entry might wait for ever. So each entry bears its cluster's identifier, and an entry of
-- another cluster is sealed at once: it came with a dump, so its transaction was over long ago.
create function holdfast.seal_log() returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose constant uuid := current_setting('holdfast.authority')::uuid;
  moment timestamptz;
  horizon xid8;
  here bigint;
  before record;
  ids uuid[];
  contents text;
begin
  -- One sealer of an authority at a time; the statements after this see what the other sealed. (Under REPEATABLE READ
  -- they would not, and then UNIQUE (authority_id, number) refuses the fork.)
  perform pg_advisory_xact_lock(hashtextextended('holdfast.seal_log ' || whose, 0));
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  select system_identifier into here from pg_control_system();
  select array_agg(ready.id order by ready.at, ready.id),
         string_agg(holdfast.part(ready.id::text) || holdfast.part(encode(ready.digest, 'hex')), ''
                    order by ready.at, ready.id)
    into ids, contents
    from (select entry.id, entry.at, entry.digest
            from public.audit_waiting waiting join public.audit_entry entry using (authority_id, id)
           where waiting.authority_id = whose and (entry.cluster <> here or entry.transaction < horizon)
           order by entry.at, entry.id limit 10000) ready;
  if ids is null then
    return null;
  end if;
  select number, digest into before from public.audit_seal where authority_id = whose order by number desc limit 1;
  moment := clock_timestamp();
  insert into public.audit_seal (id, authority_id, number, at, entries, count, digest)
  values (gen_random_uuid(), whose, coalesce(before.number, 0) + 1, moment, ids, cardinality(ids),
    sha256(convert_to(
      holdfast.part(encode(before.digest, 'hex')) || holdfast.part(whose::text)
      || holdfast.part((coalesce(before.number, 0) + 1)::text) || holdfast.part(holdfast.microseconds(moment))
      || holdfast.part(cardinality(ids)::text) || contents, 'UTF8')));
  delete from public.audit_waiting where authority_id = whose and id = any (ids);
  return coalesce(before.number, 0) + 1;
end $$;

create trigger stamp_entry before insert on public.audit_entry for each row execute function holdfast.stamp_entry();
create trigger await_seal after insert on public.audit_entry for each row execute function holdfast.await_seal();
revoke all on all functions in schema holdfast from public;
grant execute on function holdfast.seal_log() to holdfast_app;
