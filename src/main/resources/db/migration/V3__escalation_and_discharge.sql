-- Who is told when nobody acknowledges a flag, and what has to be so before the patient goes home.

-- ---------------------------------------------------------------- who works for whom

alter table infusion_session
  add column nurse_id uuid,
  add constraint assigned_nurse_is_of_the_organization
    foreign key (organization_id, nurse_id) references staff (organization_id, id);

create table clinic_duty (
  organization_id uuid not null,
  clinic_id uuid not null,
  charge_nurse_id uuid,
  clinician_ids uuid[] not null,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint clinic_duty_pk primary key (organization_id, clinic_id),
  constraint duty_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint charge_nurse_is_of_the_organization
    foreign key (organization_id, charge_nurse_id) references staff (organization_id, id)
);

-- ---------------------------------------------------------------- escalation

-- since when a flag is open this time; the flags of before have been so since they were raised
alter table flag add column open_since timestamptz;
update flag set open_since = raised_at;
alter table flag alter column open_since set not null;

create table flag_escalation (
  organization_id uuid not null,
  id uuid not null,
  flag_id uuid not null,
  position integer not null,
  since timestamptz not null,
  recipient text not null,
  staff_ids uuid[] not null,
  fallback boolean not null,
  at timestamptz not null,
  constraint flag_escalation_pk primary key (organization_id, id),
  constraint escalation_of_a_flag foreign key (organization_id, flag_id) references flag (organization_id, id),
  constraint one_escalation_per_step unique (organization_id, flag_id, since, position),
  constraint escalation_recipient_is_known
    check (recipient in ('ASSIGNED_NURSE', 'CHARGE_NURSE', 'CLINICIAN_ON_DUTY')),
  constraint escalation_follows_the_flag check (at >= since)
);
create index flag_escalation_to on flag_escalation using gin (staff_ids);
create trigger escalations_are_append_only before update or delete on flag_escalation
  for each row execute function refuse_change();

-- ---------------------------------------------------------------- discharge

alter table infusion_session
  add column discharge_checklist jsonb not null default '[]',
  add column escort text,
  add column discharge_override_by uuid,
  add column discharge_unmet jsonb not null default '[]',
  -- overrides of before do not say whose they were
  add constraint discharge_override_is_somebodys
    check (discharge_override_by is null or discharge_override is not null),
  add constraint discharge_override_by_staff
    foreign key (organization_id, discharge_override_by) references staff (organization_id, id);

create table recovery_score (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  scale text not null,
  assessed_at timestamptz not null,
  items jsonb not null,
  total integer,
  created_at timestamptz not null,
  created_by uuid,
  constraint recovery_score_pk primary key (organization_id, id),
  constraint recovery_score_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint recovery_scale_is_known check (scale in ('ALDRETE', 'PADSS')),
  constraint recovery_total_is_of_10 check (total between 0 and 10)
);
create index recovery_score_of_session on recovery_score (organization_id, session_id, assessed_at);
create trigger recovery_scores_are_append_only before update or delete on recovery_score
  for each row execute function refuse_change();
