-- Who read or changed what, when and from where. An entry is written with what it tells of; the
-- chain over the entries of an organization is made afterwards, so that nobody waits for it.

create table audit_entry (
  organization_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  address text not null,
  method text not null,
  route text not null,
  ids text not null,
  patient_id uuid,
  status integer not null,
  outcome text not null,
  constraint audit_entry_pk primary key (organization_id, id),
  constraint audit_of_an_organization foreign key (organization_id) references organization (id),
  constraint audit_outcome_is_known check (outcome in ('DONE', 'REFUSED', 'FAILED'))
);
create index audit_entry_of_patient on audit_entry (organization_id, patient_id, id) where patient_id is not null;
create index audit_entry_of_actor on audit_entry (organization_id, actor_id, id);

-- previous: the SHA-256 of the link before in hexadecimal digits, zeros for the first; hash: over that and the entry
create table audit_link (
  organization_id uuid not null,
  number bigint not null,
  entry_id uuid not null,
  previous text not null,
  hash text not null,
  constraint audit_link_pk primary key (organization_id, number),
  constraint link_of_an_entry foreign key (organization_id, entry_id) references audit_entry (organization_id, id),
  constraint an_entry_is_linked_once unique (organization_id, entry_id),
  constraint links_are_numbered_from_1 check (number >= 1)
);

-- work that waits, not a record: what is linked is taken out
create table audit_unsealed (
  organization_id uuid not null,
  entry_id uuid not null,
  constraint audit_unsealed_pk primary key (organization_id, entry_id)
);

create function await_the_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (organization_id, entry_id) values (new.organization_id, new.id);
  return null;
end $$;
create trigger entries_await_the_seal after insert on audit_entry
  for each row execute function await_the_seal();

create trigger audit_entries_are_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entries_are_kept before truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_links_are_append_only before update or delete on audit_link
  for each row execute function refuse_change();
create trigger audit_links_are_kept before truncate on audit_link
  for each statement execute function refuse_change();
-- where the program's role is not the owner, it may no more than this
revoke update, delete, truncate on audit_entry, audit_link from public;
