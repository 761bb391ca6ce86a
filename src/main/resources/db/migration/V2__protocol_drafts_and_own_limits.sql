-- Protocols are drafted, checked and published by people; patients may have limits of their own; a
-- session remembers what was known of the earlier ones when it began.

alter table protocol_version
  -- counts the changes of a draft
  add column revision integer not null default 0,
  add column changed_at timestamptz,
  add column changed_by uuid,
  -- which of the program's own documents it came from; null where people wrote it
  add column shipped_release integer;
update protocol_version set shipped_release = 1 where code = 'ketamine-standard' and version = 1;

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.status = 'PUBLISHED' then
    raise exception 'a published protocol version never changes' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger published_protocols_never_change before update on protocol_version
  for each row execute function refuse_change_of_published();
create trigger protocol_versions_are_kept before delete on protocol_version
  for each row execute function refuse_deletion();

create table threshold_override (
  organization_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  protocol_code text not null,
  rule text not null,
  severity text not null,
  threshold text not null,
  sign text not null,
  value numeric(7, 2) not null,
  reason text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revocation_reason text,
  created_at timestamptz not null,
  created_by uuid not null,
  version integer not null,
  constraint threshold_override_pk primary key (organization_id, id),
  constraint threshold_override_of_a_patient foreign key (organization_id, patient_id)
    references patient (organization_id, id),
  constraint threshold_override_has_a_reason check (length(trim(reason)) > 0),
  constraint threshold_override_expires_later check (expires_at > created_at),
  constraint threshold_override_severity_is_known check (severity in ('ADVISORY', 'WARNING', 'CRITICAL')),
  constraint threshold_override_revoked_with_a_reason
    check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revocation_reason is null))
);
create index threshold_override_of_patient on threshold_override (organization_id, patient_id, id);
create trigger threshold_overrides_are_kept before delete on threshold_override
  for each row execute function refuse_deletion();

alter table infusion_session
  add column history jsonb,
  -- when the steps of the day were written down, which may be long after they happened
  add column check_in_recorded_at timestamptz,
  add column discharge_recorded_at timestamptz;
