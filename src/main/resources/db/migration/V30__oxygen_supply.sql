-- How much oxygen was given, in L/min, and by what device; either may be unknown.
alter table observation
  add column oxygen_flow numeric(4, 2)
    constraint oxygen_flow_is_possible check (oxygen_flow between 0.1 and 60),
  add column oxygen_device text
    constraint oxygen_device_is_known check (oxygen_device in ('ROOM_AIR', 'NASAL_CANNULA', 'SIMPLE_MASK', 'VENTURI_MASK',
      'NON_REBREATHER_MASK', 'HIGH_FLOW_NASAL_CANNULA', 'BAG_VALVE_MASK')),
  add constraint oxygen_flow_means_oxygen
    check (oxygen_flow is null or supplemental_oxygen is true),
  add constraint oxygen_device_agrees_with_oxygen
    check (oxygen_device is null or (supplemental_oxygen is not null and supplemental_oxygen = (oxygen_device <> 'ROOM_AIR')));
