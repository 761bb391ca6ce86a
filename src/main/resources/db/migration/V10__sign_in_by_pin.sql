-- Whether a PIN opened the sign-in: a PIN is set and replaced in a sign-in by password alone.

alter table sign_in add column by_pin boolean not null default false;
