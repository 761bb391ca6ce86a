-- Tablets that several people share: each unlocks it with a PIN for the rest of a sign-in.

create table device (
  organization_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint device_pk primary key (organization_id, id),
  constraint device_of_staff foreign key (organization_id, created_by) references staff (organization_id, id),
  constraint device_tokens_are_unique unique (token_hash)
);

create table device_person (
  organization_id uuid not null,
  device_id uuid not null,
  staff_id uuid not null,
  pin_hash text not null,
  -- the end of the sign-in by password in which the PIN was set
  expires_at timestamptz not null,
  failures integer not null,
  created_at timestamptz not null,
  constraint device_person_pk primary key (organization_id, device_id, staff_id),
  constraint pin_on_a_device foreign key (organization_id, device_id) references device (organization_id, id),
  constraint pin_of_staff foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint a_pin_is_tried_five_times_at_most check (failures between 0 and 5)
);
create index device_person_by_end on device_person (expires_at);

alter table api_token add column last_used_at timestamptz;
