-- Every state that a patient's or a staff member's record has had. A trigger writes it, so that no way to change a record
-- leaves none. Who changed it is in the audit's entry of the same transaction.

create table record_version (
  organization_id uuid not null,
  kind text not null,
  record_id uuid not null,
  number bigint generated always as identity,
  written_at timestamptz not null,
  transaction_id xid8,
  data jsonb not null,
  constraint record_version_pk primary key (organization_id, kind, record_id, number),
  constraint version_of_an_organization foreign key (organization_id) references organization (id)
);
create trigger record_versions_are_append_only before update or delete on record_version
  for each row execute function refuse_change();
create trigger record_versions_are_kept before truncate on record_version
  for each statement execute function refuse_change();

alter table audit_entry add column transaction_id xid8;
alter table audit_entry alter column transaction_id set default pg_current_xact_id();
create index audit_entry_of_transaction on audit_entry (organization_id, transaction_id)
  where transaction_id is not null and method <> 'GET';

-- arguments: columns that are no part of the record, such as those it is searched by, and secrets
create function keep_version() returns trigger language plpgsql as $$
declare
  kept jsonb := to_jsonb(new) - tg_argv;
begin
  if tg_op = 'INSERT' or kept <> to_jsonb(old) - tg_argv then
    insert into record_version (organization_id, kind, record_id, written_at, transaction_id, data)
    values (new.organization_id, tg_table_name, new.id, clock_timestamp(), pg_current_xact_id(), kept);
  end if;
  return null;
end $$;

create trigger patients_are_versioned after insert or update on patient for each row
  execute function keep_version('organization_id', 'id', 'version', 'created_at', 'created_by', 'search_text', 'phone_digits');
create trigger staff_are_versioned after insert or update on staff for each row
  execute function keep_version('organization_id', 'id', 'version', 'created_at', 'created_by', 'password_hash');

insert into record_version (organization_id, kind, record_id, written_at, data)
  select organization_id, 'patient', id, now(),
    to_jsonb(patient) - array['organization_id', 'id', 'version', 'created_at', 'created_by', 'search_text', 'phone_digits']
  from patient;
insert into record_version (organization_id, kind, record_id, written_at, data)
  select organization_id, 'staff', id, now(),
    to_jsonb(staff) - array['organization_id', 'id', 'version', 'created_at', 'created_by', 'password_hash']
  from staff;
