-- From where an account signed in: attempts from there, and from a device of its organization, are
-- counted by themselves, so that a stranger's failures elsewhere cannot lock its owner out.
create table sign_in_place (
  organization_id uuid not null,
  staff_id uuid not null,
  address_hash bytea not null,
  last_at timestamptz not null,
  constraint sign_in_place_pk primary key (organization_id, staff_id, address_hash),
  constraint place_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id)
);
