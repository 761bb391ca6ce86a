-- A password set by an admin is temporary: it has to be changed at the next sign-in and ends by
-- itself. Null where the person chose it.
alter table staff add column password_expires_at timestamptz;

-- From where a sign-in came, for its owner to see; null for those opened before.
alter table sign_in add column address text;

create index sign_in_open_by_person on sign_in (organization_id, staff_id) where ended_at is null;
