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
