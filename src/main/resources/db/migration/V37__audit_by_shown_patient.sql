-- Indexes whose operators PostgreSQL does not ask before a policy (V36), since they are not leakproof: of no use any more.
-- Patients are searched by reading the organization's, escalations by reading the flag's.
drop index patient_search;
drop index patient_by_phone;
drop index flag_escalation_to;
drop index audit_entry_of_shown_patients;

-- The entries that showed a patient among others, to be found by the patient; the entries themselves are what the chain
-- holds. Without a foreign key: only the trigger writes it, with its entry.
create table audit_shown (
  organization_id uuid not null,
  patient_id uuid not null,
  entry_id uuid not null,
  constraint audit_shown_pk primary key (organization_id, patient_id, entry_id)
);
insert into audit_shown
  select organization_id, unnest(shown_patient_ids), id from audit_entry where shown_patient_ids is not null;

create function note_shown_patients() returns trigger language plpgsql as $$
begin
  insert into audit_shown select new.organization_id, unnest(new.shown_patient_ids), new.id;
  return null;
end $$;
create trigger entries_note_whom_they_showed after insert on audit_entry
  for each row when (new.shown_patient_ids is not null) execute function note_shown_patients();

create trigger audit_shown_is_append_only before update or delete on audit_shown
  for each row execute function refuse_change();
create trigger audit_shown_is_kept before truncate on audit_shown
  for each statement execute function refuse_change();
