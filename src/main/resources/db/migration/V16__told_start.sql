-- The start that a notice tells, so that a patient hears of a change only where the time changed; null in notices planned
-- before.
alter table reminder add column starts_at timestamptz;
