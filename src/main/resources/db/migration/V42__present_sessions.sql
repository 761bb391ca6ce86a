-- Whose patient is in a chair now: a handful of rows, however many sessions a clinic has had.
create index session_present on infusion_session (organization_id, clinic_id, checked_in_at)
  where status in ('CHECKED_IN', 'INFUSING', 'PAUSED', 'STOPPED', 'RECOVERY');
create index session_present_in_chair on infusion_session (organization_id, chair_id)
  where status in ('CHECKED_IN', 'INFUSING', 'PAUSED', 'STOPPED', 'RECOVERY');
