-- The foundation: people, clinics, courses, sessions and what is charted in them.
--
-- organization_id comes first in every primary key and in every foreign key, so that a row cannot
-- point into another organization and every table can be distributed by it. A constraint's name is
-- the sentence that is broken where it is violated. Clinical rows are never deleted.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- ---------------------------------------------------------------- people

create table organization (
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  constraint organization_pk primary key (id),
  constraint organization_has_a_name check (length(trim(name)) between 1 and 200)
);

create table staff (
  organization_id uuid not null,
  id uuid not null,
  username text not null,
  name text not null,
  roles text[] not null,
  password_hash text not null,
  active boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint staff_pk primary key (organization_id, id),
  constraint staff_of_an_organization foreign key (organization_id) references organization (id),
  -- one person signs in with a name alone, so it is unique over all organizations
  constraint usernames_are_unique unique (username),
  constraint usernames_are_lower_case check (username = lower(username)),
  constraint staff_roles_are_known
    check (roles <@ array['NURSE', 'SCHEDULER', 'CLINICIAN', 'ADMIN'] and cardinality(roles) > 0)
);

create table sign_in (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint sign_in_pk primary key (organization_id, id),
  constraint sign_in_of_staff foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint sign_in_tokens_are_unique unique (token_hash)
);

create table api_token (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  name text not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_token_pk primary key (organization_id, id),
  constraint api_token_of_staff foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint api_tokens_are_unique unique (token_hash)
);

-- failed attempts to sign in, by a hash of the name that was tried and the address it came from
create table sign_in_failure (
  attempt_hash bytea not null,
  failed_at timestamptz not null
);
create index sign_in_failure_by_name on sign_in_failure (attempt_hash, failed_at);

-- ---------------------------------------------------------------- clinics

create table clinic (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  hours jsonb not null,
  preparation_minutes integer not null,
  recovery_minutes integer not null,
  turnover_minutes integer not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint clinic_pk primary key (organization_id, id),
  constraint clinic_of_an_organization foreign key (organization_id) references organization (id),
  constraint one_clinic_per_name unique (organization_id, name)
);

create table chair (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  name text not null,
  active boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint chair_pk primary key (organization_id, id),
  constraint chair_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint one_chair_per_name_in_a_clinic unique (organization_id, clinic_id, name)
);

-- ---------------------------------------------------------------- patients and courses

create table patient (
  organization_id uuid not null,
  id uuid not null,
  mrn text not null,
  given_name text not null,
  family_name text not null,
  birth_date date not null,
  sex text,
  phone text,
  email text,
  weight_kg numeric(5, 1),
  spo2_scale smallint not null,
  allergies jsonb not null,
  medications jsonb not null,
  contraindications jsonb not null,
  notes text,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint patient_pk primary key (organization_id, id),
  constraint patient_of_an_organization foreign key (organization_id) references organization (id),
  constraint patient_spo2_scale_is_1_or_2 check (spo2_scale in (1, 2))
);
create unique index one_patient_per_mrn on patient (organization_id, upper(mrn));
create index patient_by_name on patient (organization_id, lower(family_name), lower(given_name), id);
create index patient_search on patient
  using gin (lower(family_name || ' ' || given_name || ' ' || mrn) gin_trgm_ops);

create table course (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  indication text not null,
  drug text not null,
  dose_per_kg numeric(6, 3) not null,
  infusion_minutes integer not null,
  phases jsonb not null,
  protocol text not null,
  status text not null,
  status_reason text,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint course_pk primary key (organization_id, id),
  constraint course_of_a_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint course_at_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint course_status_is_known check (status in ('ACTIVE', 'HELD', 'CANCELLED')),
  constraint infusion_takes_45_to_90_minutes check (infusion_minutes between 45 and 90)
);
create index course_of_patient on course (organization_id, patient_id, id);

-- ---------------------------------------------------------------- protocols

create table protocol_version (
  organization_id uuid not null,
  code text not null,
  version integer not null,
  status text not null,
  document jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  published_at timestamptz,
  published_by uuid,
  constraint protocol_version_pk primary key (organization_id, code, version),
  constraint protocol_of_an_organization foreign key (organization_id) references organization (id),
  constraint protocol_status_is_known check (status in ('DRAFT', 'PUBLISHED'))
);

-- ---------------------------------------------------------------- sessions

create table infusion_session (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  chair_id uuid not null,
  number integer not null,
  status text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  chair_free_at timestamptz not null,
  preparation_minutes integer not null,
  infusion_minutes integer not null,
  recovery_minutes integer not null,
  protocol_code text,
  protocol_version integer,
  checklist jsonb not null,
  spo2_scale smallint,
  weight_kg numeric(5, 1),
  checked_in_at timestamptz,
  started_at timestamptz,
  phase_recorded_at timestamptz,
  start_override text,
  dose_mg numeric(8, 2),
  pump text,
  infusion_ended_at timestamptz,
  end_reason text,
  discharged_at timestamptz,
  discharge_override text,
  closed_at timestamptz,
  closed_reason text,
  signed_off_at timestamptz,
  signed_off_by uuid,
  review_note text,
  next_check_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint infusion_session_pk primary key (organization_id, id),
  constraint session_of_a_course foreign key (organization_id, course_id) references course (organization_id, id),
  constraint session_of_a_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint session_at_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint session_in_a_chair foreign key (organization_id, chair_id) references chair (organization_id, id),
  constraint session_follows_a_protocol foreign key (organization_id, protocol_code, protocol_version)
    references protocol_version (organization_id, code, version),
  constraint session_status_is_known check (status in ('BOOKED', 'CHECKED_IN', 'INFUSING', 'PAUSED',
    'STOPPED', 'RECOVERY', 'DISCHARGED', 'CANCELLED', 'NO_SHOW')),
  constraint session_ends_after_it_starts check (starts_at < ends_at and ends_at <= chair_free_at),
  constraint started_session_has_a_protocol check (started_at is null or protocol_version is not null),
  -- half-open ranges: a session that ends at 10:00 leaves the chair to one that starts at 10:00
  constraint one_session_per_chair_at_a_time exclude using gist (
    organization_id with =, chair_id with =, tstzrange(starts_at, chair_free_at) with &&)
    where (status not in ('CANCELLED', 'NO_SHOW')),
  constraint one_session_per_patient_at_a_time exclude using gist (
    organization_id with =, patient_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status not in ('CANCELLED', 'NO_SHOW'))
);
create index session_by_clinic_day on infusion_session (organization_id, clinic_id, starts_at, id);
create index session_of_course on infusion_session (organization_id, course_id, starts_at);
create index session_of_patient on infusion_session (organization_id, patient_id, starts_at);
create index session_due_for_a_check on infusion_session (next_check_at) where next_check_at is not null;

create table infusion_segment (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  position integer not null,
  started_at timestamptz not null,
  mg_per_hour numeric(9, 3) not null,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint infusion_segment_pk primary key (organization_id, id),
  constraint segment_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint one_segment_per_position unique (organization_id, session_id, position),
  constraint infusion_rate_is_not_negative check (mg_per_hour >= 0)
);

create table observation (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  taken_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  source text not null,
  systolic integer,
  diastolic integer,
  heart_rate integer,
  spo2 integer,
  respiratory_rate integer,
  temperature numeric(7, 4),
  supplemental_oxygen boolean,
  consciousness text,
  sedation integer,
  pain integer,
  note text,
  implausible jsonb not null,
  entered_late boolean not null,
  supersedes uuid,
  correction_reason text,
  constraint observation_pk primary key (organization_id, id),
  constraint observation_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint correction_of_an_observation foreign key (organization_id, supersedes)
    references observation (organization_id, id),
  constraint one_correction_per_observation unique (organization_id, supersedes),
  constraint correction_has_a_reason check ((supersedes is null) = (correction_reason is null)),
  constraint observation_source_is_known check (source in ('CHAIR', 'IMPORT', 'SIMULATOR', 'DEVICE'))
);
create index observation_of_session on observation (organization_id, session_id, taken_at, id);

create table side_effect (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  type text not null,
  severity text not null,
  onset_at timestamptz not null,
  resolved_at timestamptz,
  action text,
  note text,
  resolution_recorded_at timestamptz,
  resolution_recorded_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint side_effect_pk primary key (organization_id, id),
  constraint side_effect_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint side_effect_severity_is_known
    check (severity in ('MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING')),
  constraint side_effect_resolves_after_onset check (resolved_at is null or resolved_at >= onset_at)
);
create index side_effect_of_session on side_effect (organization_id, session_id, onset_at);

-- ---------------------------------------------------------------- flags

create table flag (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  clinic_id uuid not null,
  rule text,
  rule_title text not null,
  protocol_code text,
  protocol_version integer,
  severity text not null,
  status text not null,
  reason text not null,
  evidence jsonb not null,
  occurred_at timestamptz not null,
  raised_at timestamptz not null,
  raised_by uuid,
  entered_late boolean not null,
  repeat_by timestamptz,
  cleared_at timestamptz,
  withdrawn_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  disposition text,
  resolution_note text,
  version integer not null,
  constraint flag_pk primary key (organization_id, id),
  constraint flag_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint flag_status_is_known check (status in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
  constraint flag_severity_is_known check (severity in ('ADVISORY', 'WARNING', 'CRITICAL')),
  constraint flag_rule_names_its_protocol
    check ((rule is null) = (protocol_code is null) and (rule is null) = (protocol_version is null)),
  constraint resolved_flag_has_a_disposition
    check ((status = 'RESOLVED') = (resolved_at is not null and disposition is not null))
);
-- a condition that is not dealt with has one flag, whatever number of writers see it at once
create unique index one_unresolved_flag_per_rule on flag (organization_id, session_id, rule)
  where status <> 'RESOLVED' and rule is not null;
create index flag_of_session on flag (organization_id, session_id);
create index flag_waiting on flag (organization_id, clinic_id, raised_at) where status <> 'RESOLVED';

-- ---------------------------------------------------------------- events

-- Events of a clinic are numbered without gaps in the order in which they commit: the counter's row
-- lock is held from the numbering to the commit. That is what lets a reader resume with a number.
create table event_counter (
  organization_id uuid not null,
  clinic_id uuid not null,
  last_number bigint not null,
  constraint event_counter_pk primary key (organization_id, clinic_id),
  constraint event_counter_of_a_clinic foreign key (organization_id, clinic_id)
    references clinic (organization_id, id)
);

create table event (
  organization_id uuid not null,
  clinic_id uuid not null,
  number bigint not null,
  session_id uuid,
  type text not null,
  at timestamptz not null,
  actor_id uuid,
  data jsonb not null,
  constraint event_pk primary key (organization_id, clinic_id, number)
);
create index event_of_session on event (organization_id, session_id, number) where session_id is not null;

-- ---------------------------------------------------------------- idempotency

create table idempotent_answer (
  organization_id uuid not null,
  staff_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  body text,
  created_at timestamptz not null,
  constraint idempotent_answer_pk primary key (organization_id, staff_id, key)
);
create index idempotent_answer_by_age on idempotent_answer (created_at);

-- ---------------------------------------------------------------- append-only tables

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger observations_are_append_only before update or delete on observation
  for each row execute function refuse_change();
create trigger events_are_append_only before update or delete on event
  for each row execute function refuse_change();
create trigger segments_are_append_only before update or delete on infusion_segment
  for each row execute function refuse_change();
create function refuse_deletion() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never deleted', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger sessions_are_kept before delete on infusion_session
  for each row execute function refuse_deletion();
create trigger side_effects_are_kept before delete on side_effect
  for each row execute function refuse_deletion();
create trigger flags_are_kept before delete on flag
  for each row execute function refuse_deletion();
create trigger courses_are_kept before delete on course
  for each row execute function refuse_deletion();
create trigger patients_are_kept before delete on patient
  for each row execute function refuse_deletion();
