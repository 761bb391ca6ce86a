-- By what means the caller got in, and which rights the call changed, from what to what. Both are part of an
-- entry's hash where they are not null; entries of earlier releases have none.
alter table audit_entry
  add column means text constraint means_are_known check (means in ('PASSWORD', 'PIN', 'TOKEN')),
  add column changed_rights text;

-- Somebody whose roles all wait for a second admin has none meanwhile.
alter table staff drop constraint staff_roles_are_known;
alter table staff add constraint staff_roles_are_known
  check (roles <@ array['NURSE', 'SCHEDULER', 'CLINICIAN', 'ADMIN']);

-- What one admin wants to give and another decides; staff_id is null where the request is to need no second admin.
create table grant_request (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid,
  roles text[] not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  approved boolean,
  decided_at timestamptz,
  decided_by uuid,
  version integer not null,
  constraint grant_request_pk primary key (organization_id, id),
  constraint grant_request_of_an_organization foreign key (organization_id) references organization (id),
  constraint grant_to_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint granted_roles_are_known check (roles <@ array['NURSE', 'SCHEDULER', 'CLINICIAN', 'ADMIN']),
  constraint grant_is_of_roles_or_of_the_setting check ((staff_id is null) = (cardinality(roles) = 0)),
  constraint grant_is_decided_whole check ((approved is null) = (decided_at is null)),
  constraint grant_is_approved_by_another check (approved is not true or decided_by <> created_by)
);
create index grant_request_waiting on grant_request (organization_id, staff_id) where decided_at is null;
