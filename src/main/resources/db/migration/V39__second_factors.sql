-- Whom an organization asks for a second factor, beside those who have one by their own choice.
alter table organization
  add column second_factor text not null default 'OPTIONAL',
  add constraint second_factor_rules_are_known check (second_factor in ('OPTIONAL', 'ADMINS', 'EVERYONE'));

-- Whether a person has any: read before the organization is known, and with each request.
alter table staff add column second_factor boolean not null default false;

-- An app that shows codes by time (RFC 6238). The secret is encrypted with a key that is not in the database. One that waits to be
-- confirmed replaces the other then. A step is used once.
create table authenticator_app (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  last_step bigint not null default 0,
  failures integer not null default 0,
  constraint authenticator_app_pk primary key (organization_id, id),
  constraint authenticator_app_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id)
);
create unique index one_authenticator_app_per_person on authenticator_app (organization_id, staff_id)
  where confirmed_at is not null;
create unique index one_authenticator_app_to_confirm on authenticator_app (organization_id, staff_id)
  where confirmed_at is null;

-- Codes on paper, each used once: only their hashes are here.
create table recovery_code (
  organization_id uuid not null,
  staff_id uuid not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (organization_id, staff_id, code_hash),
  constraint recovery_code_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id)
);

-- Public keys of authenticators (WebAuthn). The counter and whether a copy is kept elsewhere are as they were last told.
create table passkey (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  credential_id bytea not null,
  credential bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_pk primary key (organization_id, id),
  constraint passkey_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint passkeys_are_unique unique (credential_id)
);
create index passkey_by_person on passkey (organization_id, staff_id);

-- Whose password was right, and who has not shown a second factor yet. It opens nothing.
create table pending_sign_in (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  password_proof bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint pending_sign_in_pk primary key (organization_id, id),
  constraint pending_sign_in_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint pending_sign_in_tokens_are_unique unique (token_hash)
);
create index pending_sign_in_by_person on pending_sign_in (organization_id, staff_id);

-- What an authenticator has been asked to sign, by hash: once, by one browser, within minutes. Nobody is known yet where a passkey
-- signs somebody in, so that no organization is named.
create table passkey_challenge (
  challenge_hash bytea not null,
  bound_to bytea not null,
  purpose text not null,
  expires_at timestamptz not null,
  constraint passkey_challenge_pk primary key (challenge_hash),
  constraint challenge_purposes_are_known check (purpose in ('SIGN_IN', 'SECOND_STEP', 'REGISTRATION', 'REAUTHENTICATION'))
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);

-- By what a sign-in was opened, where that is neither a password alone, nor a PIN, nor a provider; and when a second factor was last
-- shown in it.
alter table sign_in
  add column means text,
  add column factor_proven_at timestamptz,
  add constraint sign_in_means_are_known check (means in
    ('PASSKEY', 'PASSWORD_AND_CODE', 'PASSWORD_AND_RECOVERY_CODE', 'PASSWORD_AND_PASSKEY')),
  add constraint sign_in_with_factors_is_by_no_other_means check (means is null or not (by_pin or provider_id is not null));

alter table audit_entry drop constraint means_are_known;
alter table audit_entry add constraint means_are_known check (means in ('PASSWORD', 'PIN', 'TOKEN', 'OIDC', 'PASSKEY',
  'PASSWORD_AND_CODE', 'PASSWORD_AND_RECOVERY_CODE', 'PASSWORD_AND_PASSKEY'));
