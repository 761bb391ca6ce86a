-- Temperatures and weights are stored in °C and kg; what was entered in another unit stays beside them.

alter table observation
  add column entered_temperature numeric(7, 4),
  add column temperature_unit text,
  add constraint entered_temperature_has_its_unit check ((entered_temperature is null) = (temperature_unit is null)),
  add constraint temperature_unit_is_known check (temperature_unit in ('FAHRENHEIT'));

alter table patient
  add column entered_weight numeric(5, 1),
  add column weight_unit text,
  add constraint entered_weight_has_its_unit check ((entered_weight is null) = (weight_unit is null)),
  add constraint weight_unit_is_known check (weight_unit in ('POUND'));

-- In which units the clinic enters and reads them.
alter table clinic
  add column temperature_unit text not null default 'CELSIUS'
    constraint temperature_unit_is_known check (temperature_unit in ('CELSIUS', 'FAHRENHEIT')),
  add column weight_unit text not null default 'KILOGRAM'
    constraint weight_unit_is_known check (weight_unit in ('KILOGRAM', 'POUND'));
alter table clinic alter column temperature_unit drop default, alter column weight_unit drop default;
