-- Patients are found by folded text, so that Muller finds Müller. The keys are written with the row; those of existing
-- rows are written by a repeatable migration in Java, which runs again when the rules of folding change.

alter table patient
  add column search_text text not null default '',
  add column phone_digits text;

drop index patient_search;
drop index patient_by_name;
create index patient_search on patient using gin (search_text gin_trgm_ops);
create index patient_by_phone on patient using gin (phone_digits gin_trgm_ops);
create index patient_by_birth_date on patient (organization_id, birth_date);

-- somebody's word that two patients who look like one are two people
create table patient_distinction (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  other_id uuid not null,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint patient_distinction_pk primary key (organization_id, id),
  constraint distinguished_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint patient_distinguished_from foreign key (organization_id, other_id) references patient (organization_id, id),
  constraint patient_is_told_apart_from_another check (patient_id <> other_id)
);
create index distinction_of_patient on patient_distinction (organization_id, patient_id);
create index distinction_from_patient on patient_distinction (organization_id, other_id);
create trigger patient_distinctions_are_append_only before update or delete on patient_distinction
  for each row execute function refuse_change();

-- Two records of one person: everything of the merged one is given to the survivor, and what was moved is kept, so that
-- it can be given back.
create table patient_merge (
  organization_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  reason text not null,
  moved jsonb not null,
  added jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  undo_reason text,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint patient_merge_pk primary key (organization_id, id),
  constraint surviving_patient foreign key (organization_id, survivor_id) references patient (organization_id, id),
  constraint merged_patient foreign key (organization_id, merged_id) references patient (organization_id, id),
  constraint patient_is_merged_with_another check (survivor_id <> merged_id),
  constraint undone_merge_has_a_reason check ((undone_at is null) = (undo_reason is null))
);
create unique index a_patient_is_merged_into_one on patient_merge (organization_id, merged_id) where undone_at is null;
create index merge_of_survivor on patient_merge (organization_id, survivor_id);
create trigger patient_merges_are_kept before delete on patient_merge
  for each row execute function refuse_deletion();
