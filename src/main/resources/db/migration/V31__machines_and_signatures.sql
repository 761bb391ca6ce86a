-- A token is a machine's: it acts as itself, by its scopes, until its end. Tokens that acted for a
-- person become machines with what is safe of that person's roles, and end within 90 days; what
-- they wrote keeps the person's id. Nobody's roles of a clinician or an admin go on in a machine.

alter table api_token add column scopes text[];
update api_token t set
  scopes = array['READ']
    || case when s.roles && array['NURSE', 'CLINICIAN'] then array['CHART'] else '{}' end
    || case when 'SCHEDULER' = any (s.roles) then array['BOOK'] else '{}' end,
  expires_at = least(coalesce(t.expires_at, 'infinity'), now() + interval '90 days'),
  revoked_at = coalesce(t.revoked_at, case when not s.active then now() end)
from staff s
where s.organization_id = t.organization_id and s.id = t.staff_id;
alter table api_token
  alter column scopes set not null,
  alter column expires_at set not null,
  alter column staff_id drop not null,
  add constraint machines_may_something check (cardinality(scopes) > 0),
  add constraint scopes_are_known check (scopes <@ array['READ', 'CHART', 'BOOK']);
comment on column api_token.staff_id is 'for whom it acted before tokens were machines; null since';

-- When the person of a sign-in last entered their password or PIN.
alter table sign_in add column proven_at timestamptz;
update sign_in set proven_at = created_at;
alter table sign_in alter column proven_at set not null;

alter table organization
  add column reauthentication_minutes integer not null default 5
    constraint reauthentication_within_a_shift check (reauthentication_minutes between 1 and 720),
  add column second_admin_for_clinical_roles boolean not null default false,
  add column version integer not null default 0;
