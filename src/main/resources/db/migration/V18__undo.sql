-- How long after it was recorded a finish, a discharge, a no-show or a cancellation can be taken back.
alter table clinic add column undo_minutes integer not null default 60
  constraint undo_within_a_day check (undo_minutes between 0 and 1440);
alter table clinic alter column undo_minutes drop default;

alter table infusion_session
  -- when the recovery's beginning was written down; null in old records
  add column recovery_recorded_at timestamptz,
  -- since when the patient sits in a chair other than the booked one
  add column chair_since timestamptz;

-- Who changes chairs takes the new one from then on, not from when the session began.
alter table infusion_session
  drop constraint one_session_per_chair_at_a_time,
  add constraint one_session_per_chair_at_a_time exclude using gist (
    organization_id with =, chair_id with =,
    tstzrange(least(coalesce(chair_since, starts_at), chair_free_at), chair_free_at) with &&)
    where (status not in ('CANCELLED', 'NO_SHOW')) deferrable initially immediate;

-- A patient who was told that a session is canceled is told that it takes place after all.
alter table reminder
  drop constraint reminder_kind_is_known,
  add constraint reminder_kind_is_known
    check (kind in ('CONFIRMATION', 'CHANGE', 'CANCELLATION', 'REINSTATEMENT', 'REMINDER'));
