-- Which admin has seen that somebody entered another clinic, or a patient's record there.
create table broken_glass_seen (
  organization_id uuid not null,
  glass_id uuid not null,
  staff_id uuid not null,
  seen_at timestamptz not null,
  constraint broken_glass_seen_pk primary key (organization_id, glass_id, staff_id),
  constraint seen_glass_was_broken foreign key (organization_id, glass_id) references broken_glass (organization_id, id),
  constraint glass_seen_by_a_person foreign key (organization_id, staff_id) references staff (organization_id, id)
);
