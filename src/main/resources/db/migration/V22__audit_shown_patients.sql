-- The patients whom a list, a search or a board showed, in ascending order; null where the call was
-- about one patient's record, who is in patient_id. It is part of an entry's hash where it is not null.
alter table audit_entry add column shown_patient_ids uuid[];
create index audit_entry_of_shown_patients on audit_entry using gin (shown_patient_ids)
  where shown_patient_ids is not null;
