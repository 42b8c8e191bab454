drop trigger await_seal on public.audit_entry;
drop trigger stamp_entry on public.audit_entry;
drop function holdfast.seal_log();
drop function holdfast.await_seal();
drop function holdfast.stamp_entry();
drop function holdfast.entry_digest(public.audit_entry);
drop function holdfast.microseconds(timestamptz);
drop function holdfast.part(text);
