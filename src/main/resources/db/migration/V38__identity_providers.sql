-- Where people of the organization sign in by OpenID Connect. The client's secret is encrypted with a key that is not in the
-- database. Removed ones stay, since sign-ins and identities name them.
create table identity_provider (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  scopes text[] not null,
  role_rules jsonb not null,
  clinic_rules jsonb not null,
  create_people boolean not null,
  enabled boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  changed_by uuid,
  approved_by uuid,
  removed_at timestamptz,
  version integer not null,
  constraint identity_provider_pk primary key (organization_id, id),
  constraint identity_provider_of_an_organization foreign key (organization_id) references organization (id),
  constraint identity_provider_is_approved_by_another check (approved_by <> changed_by)
);
create unique index one_identity_provider_per_name on identity_provider (organization_id, name) where removed_at is null;

-- Who somebody is at a provider. People are known by issuer and subject alone, and each signs in at one provider.
create table staff_identity (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  provider_id uuid not null,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  version integer not null,
  constraint staff_identity_pk primary key (organization_id, id),
  constraint identity_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint identity_at_a_provider foreign key (organization_id, provider_id)
    references identity_provider (organization_id, id)
);
create unique index one_person_per_subject on staff_identity (organization_id, provider_id, issuer, subject)
  where ended_at is null;
create unique index one_identity_per_person on staff_identity (organization_id, staff_id) where ended_at is null;

-- A way to a provider that somebody has begun: deleted when they come back, which they can once.
create table provider_visit (
  organization_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  purpose text not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  sign_in_hash bytea,
  staff_id uuid,
  return_to text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint provider_visit_pk primary key (organization_id, id),
  constraint visit_of_a_provider foreign key (organization_id, provider_id)
    references identity_provider (organization_id, id),
  constraint visit_purposes_are_known check (purpose in ('SIGN_IN', 'LINK', 'REAUTHENTICATION')),
  constraint visit_states_are_unique unique (state_hash),
  constraint visit_of_a_person_is_from_their_sign_in check (purpose = 'SIGN_IN' or (staff_id is not null and sign_in_hash is not null))
);
create index provider_visit_expiry on provider_visit (organization_id, expires_at);

-- Logout tokens that came, so that none is taken twice; only until they would have expired.
create table logout_token (
  organization_id uuid not null,
  provider_id uuid not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  constraint logout_token_pk primary key (organization_id, provider_id, token_hash),
  constraint logout_token_of_a_provider foreign key (organization_id, provider_id)
    references identity_provider (organization_id, id)
);

-- Which provider opened a sign-in, and as what session of its own.
alter table sign_in
  add column provider_id uuid,
  add column provider_session text,
  add constraint sign_in_at_a_provider foreign key (organization_id, provider_id)
    references identity_provider (organization_id, id),
  add constraint sign_in_is_by_one_means check (not (by_pin and provider_id is not null)),
  add constraint session_is_of_a_provider check (provider_session is null or provider_id is not null);
create index sign_in_of_provider on sign_in (organization_id, provider_id, provider_session)
  where provider_id is not null and ended_at is null;

alter table audit_entry drop constraint means_are_known;
alter table audit_entry add constraint means_are_known check (means in ('PASSWORD', 'PIN', 'TOKEN', 'OIDC'));
