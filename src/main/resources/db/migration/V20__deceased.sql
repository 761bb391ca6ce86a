-- Patients who have died. Every record of a death is kept, also one that was an error and is retracted; the patient's row
-- says what holds now, so that a transaction that locks the patient sees it.

alter table patient
  add column death_recorded_at timestamptz,
  add column died_on text,
  add constraint only_the_deceased_died_on_a_day check (died_on is null or death_recorded_at is not null),
  add constraint died_on_is_a_date check (died_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$');

create table patient_death (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  died_on text,
  ended jsonb not null,
  retracted_at timestamptz,
  retracted_by uuid,
  retract_reason text,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint patient_death_pk primary key (organization_id, id),
  constraint death_of_a_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint death_date_is_a_date check (died_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  constraint retracted_death_has_a_reason check ((retracted_at is null) = (retract_reason is null))
);
create index death_of_patient on patient_death (organization_id, patient_id, id);
create trigger patient_deaths_are_kept before delete on patient_death
  for each row execute function refuse_deletion();

alter table infusion_session
  drop constraint closing_code_is_known,
  add constraint closing_code_is_known check (closing_code in ('PATIENT', 'CLINIC', 'MEDICAL', 'NOT_FASTED', 'NO_ESCORT',
    'TRANSPORT', 'WEATHER', 'NO_SHOW', 'COURSE_CANCELLED', 'DECEASED', 'OTHER'));
