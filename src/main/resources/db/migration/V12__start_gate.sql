-- What was not met when an infusion started, and who let it start.

alter table infusion_session
  add column start_override_by uuid,
  add column start_unmet jsonb not null default '[]',
  -- why a dose beyond the limits is meant
  add column dose_reason text;

alter table course add column dose_reason text;

-- When the weight was written down; of older weights that is not known.
alter table patient add column weight_recorded_at timestamptz;
