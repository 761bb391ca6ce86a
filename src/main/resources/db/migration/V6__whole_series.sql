-- The whole series, right the first time: what a booking has to fit into, and what becomes of it.

-- ---------------------------------------------------------------- what the clinic has to give

alter table clinic
  add column disconnect_minutes integer not null default 10,
  add column pumps integer,
  add column patients_per_nurse integer not null default 3,
  add column high_acuity_patients_per_nurse integer not null default 2,
  add column heightened_sessions integer not null default 3,
  add column clinician_required boolean not null default false,
  add column reminder_lead_hours jsonb not null default '[72, 24]',
  add column fasting_solids_hours integer not null default 6,
  add column fasting_fluids_hours integer not null default 2,
  add constraint disconnecting_takes_0_to_60_minutes check (disconnect_minutes between 0 and 60),
  add constraint pumps_are_counted check (pumps between 0 and 1000),
  add constraint patients_per_nurse_are_1_to_6 check (patients_per_nurse between 1 and 6),
  add constraint high_acuity_patients_per_nurse_are_1_to_6
    check (high_acuity_patients_per_nurse between 1 and patients_per_nurse),
  add constraint heightened_sessions_are_0_to_60 check (heightened_sessions between 0 and 60),
  add constraint fasting_is_0_to_24_hours
    check (fasting_solids_hours between 0 and 24 and fasting_fluids_hours between 0 and 24);

-- A clinic's day: what changes its sessions holds this row, so that rules about the day as a whole
-- are judged by one at a time. shifts is null as long as no roster has been written.
create table clinic_day (
  organization_id uuid not null,
  clinic_id uuid not null,
  day date not null,
  shifts jsonb,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint clinic_day_pk primary key (organization_id, clinic_id, day),
  constraint day_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id)
);

create table closure (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  chair_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint closure_pk primary key (organization_id, id),
  constraint closure_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint closure_of_a_chair foreign key (organization_id, chair_id) references chair (organization_id, id),
  constraint closure_ends_after_it_starts check (starts_at < ends_at)
);
create index closure_by_clinic on closure (organization_id, clinic_id, ends_at);

-- ---------------------------------------------------------------- what the patient has to give

alter table patient
  add column availability jsonb,
  add column reminders text not null default 'EMAIL',
  add constraint reminders_go_by_email_or_not_at_all check (reminders in ('EMAIL', 'NONE'));

alter table course
  add column acuity text not null default 'STANDARD',
  add constraint course_acuity_is_known check (acuity in ('STANDARD', 'HIGH'));

-- ---------------------------------------------------------------- sessions

-- Sessions of before had their disconnecting within the recovery.
alter table infusion_session
  add column disconnect_minutes integer not null default 0,
  add column acuity text not null default 'STANDARD',
  add column schedule_revision integer not null default 0,
  add column scheduled_at timestamptz,
  add column closing_code text,
  add constraint session_acuity_is_known check (acuity in ('STANDARD', 'HIGH')),
  add constraint closing_code_is_known check (closing_code in ('PATIENT', 'CLINIC', 'MEDICAL',
    'NOT_FASTED', 'NO_ESCORT', 'TRANSPORT', 'WEATHER', 'NO_SHOW', 'COURSE_CANCELLED', 'OTHER'));
update infusion_session set scheduled_at = created_at;
alter table infusion_session alter column scheduled_at set not null;
-- A patient's or a chair's sessions can change places with one another within one transaction.
alter table infusion_session
  drop constraint one_session_per_chair_at_a_time,
  drop constraint one_session_per_patient_at_a_time,
  add constraint one_session_per_chair_at_a_time exclude using gist (
    organization_id with =, chair_id with =, tstzrange(starts_at, chair_free_at) with &&)
    where (status not in ('CANCELLED', 'NO_SHOW')) deferrable initially immediate,
  add constraint one_session_per_patient_at_a_time exclude using gist (
    organization_id with =, patient_id with =, tstzrange(starts_at, ends_at) with &&)
    where (status not in ('CANCELLED', 'NO_SHOW')) deferrable initially immediate;
create index session_of_nurse on infusion_session (organization_id, nurse_id, starts_at)
  where nurse_id is not null;

-- ---------------------------------------------------------------- holds

create table booking_hold (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  clinic_id uuid not null,
  places jsonb not null,
  expires_at timestamptz not null,
  released_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint booking_hold_pk primary key (organization_id, id),
  constraint hold_of_a_course foreign key (organization_id, course_id) references course (organization_id, id),
  constraint hold_of_a_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint hold_at_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id)
);
create index booking_hold_in_force on booking_hold (organization_id, clinic_id, expires_at)
  where released_at is null;

-- ---------------------------------------------------------------- waiting for an earlier time

create table waitlist_entry (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  session_id uuid,
  notice_minutes integer not null,
  note text,
  status text not null,
  closed_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint waitlist_entry_pk primary key (organization_id, id),
  constraint waiting_at_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint waiting_for_a_course foreign key (organization_id, course_id) references course (organization_id, id),
  constraint waiting_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint waiting_with_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint waitlist_status_is_known check (status in ('WAITING', 'PLACED', 'WITHDRAWN')),
  constraint notice_is_not_negative check (notice_minutes between 0 and 43200)
);
create unique index one_place_on_the_waitlist_per_course on waitlist_entry (organization_id, course_id)
  where status = 'WAITING';

create table waitlist_offer (
  organization_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  clinic_id uuid not null,
  chair_id uuid not null,
  starts_at timestamptz not null,
  reasons jsonb not null,
  status text not null,
  answered_at timestamptz,
  answered_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint waitlist_offer_pk primary key (organization_id, id),
  constraint offer_to_who_waits foreign key (organization_id, entry_id) references waitlist_entry (organization_id, id),
  constraint offer_at_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint offer_of_a_chair foreign key (organization_id, chair_id) references chair (organization_id, id),
  constraint offer_status_is_known check (status in ('OFFERED', 'ACCEPTED', 'DECLINED', 'GONE'))
);
create unique index one_open_offer_of_a_place on waitlist_offer (organization_id, chair_id, starts_at)
  where status = 'OFFERED';

-- ---------------------------------------------------------------- re-plans

create table replan (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  period_from timestamptz not null,
  period_until timestamptz not null,
  moves jsonb not null,
  unsaved jsonb not null,
  applied_at timestamptz,
  applied_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint replan_pk primary key (organization_id, id),
  constraint replan_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id)
);
