-- A session keeps its weight as the patient's record does: in kg, when it was written down, and what was entered.
alter table infusion_session
  add column weight_recorded_at timestamptz,
  add column entered_weight numeric(5, 1),
  add column weight_unit text,
  add constraint entered_weight_has_its_unit check ((entered_weight is null) = (weight_unit is null)),
  add constraint weight_unit_is_known check (weight_unit in ('POUND'));
