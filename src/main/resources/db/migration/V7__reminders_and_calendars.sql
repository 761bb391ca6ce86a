-- Patients hear of their appointments, and calendars show them.

-- ---------------------------------------------------------------- reminders

-- Up to which schedule revision a session's reminders are planned; null: not yet.
alter table infusion_session add column reminders_planned integer;
create index session_with_reminders_to_plan on infusion_session (organization_id, course_id)
  where reminders_planned is distinct from schedule_revision;

create table reminder (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  course_id uuid not null,
  session_id uuid not null,
  mail_id uuid not null,
  kind text not null,
  lead_hours integer,
  schedule_revision integer not null,
  due_at timestamptz not null,
  status text not null,
  why text,
  attempts integer not null,
  claimed_until timestamptz,
  sent_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint reminder_pk primary key (organization_id, id),
  constraint reminder_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint reminder_of_a_course foreign key (organization_id, course_id) references course (organization_id, id),
  constraint reminder_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint no_reminder_is_planned_twice
    unique nulls not distinct (organization_id, session_id, kind, lead_hours, schedule_revision),
  constraint reminder_kind_is_known check (kind in ('CONFIRMATION', 'CHANGE', 'CANCELLATION', 'REMINDER')),
  constraint only_reminders_have_a_lead check ((kind = 'REMINDER') = (lead_hours is not null)),
  constraint reminder_status_is_known check (status in ('PENDING', 'SENT', 'SKIPPED', 'FAILED')),
  constraint reminder_that_was_not_sent_says_why check ((status in ('SKIPPED', 'FAILED')) = (why is not null)),
  constraint sent_reminder_says_when check ((status = 'SENT') = (sent_at is not null))
);
create index reminder_due on reminder (due_at) where status = 'PENDING';
create index reminder_of_mail on reminder (organization_id, mail_id);
create index reminder_by_clinic on reminder (organization_id, clinic_id, due_at, id);

-- ---------------------------------------------------------------- calendars

create table calendar_token (
  organization_id uuid not null,
  id uuid not null,
  clinic_id uuid not null,
  nurse_id uuid,
  name text not null,
  token_hash bytea not null,
  revoked_at timestamptz,
  revoked_by uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint calendar_token_pk primary key (organization_id, id),
  constraint calendar_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint calendar_of_a_nurse foreign key (organization_id, nurse_id) references staff (organization_id, id),
  constraint calendar_tokens_are_unique unique (token_hash)
);
create index calendar_token_by_clinic on calendar_token (organization_id, clinic_id, id);
