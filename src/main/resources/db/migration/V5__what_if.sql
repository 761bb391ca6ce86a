-- What a protocol version would have flagged in the sessions of a period: asked for by a person,
-- worked out by whichever replica takes it up.

create table what_if (
  organization_id uuid not null,
  id uuid not null,
  protocol_code text not null,
  protocol_version integer not null,
  protocol_revision integer,
  clinic_id uuid,
  period_from timestamptz not null,
  period_until timestamptz not null,
  status text not null,
  sessions integer,
  replayed integer not null,
  comparison jsonb,
  worker uuid,
  seen_alive_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint what_if_pk primary key (organization_id, id),
  constraint what_if_of_a_protocol_version foreign key (organization_id, protocol_code, protocol_version)
    references protocol_version (organization_id, code, version),
  constraint what_if_at_a_clinic foreign key (organization_id, clinic_id)
    references clinic (organization_id, id),
  constraint what_if_period_ends_after_it_begins check (period_from < period_until),
  constraint what_if_status_is_known check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  constraint what_if_that_is_done_has_a_comparison check ((status = 'DONE') = (comparison is not null))
);
create index what_if_waiting on what_if (created_at) where status in ('QUEUED', 'RUNNING');
create index what_if_of_protocol on what_if (organization_id, protocol_code, protocol_version, id);

-- the sessions that differ; written with the result, all or none
create table what_if_difference (
  organization_id uuid not null,
  what_if_id uuid not null,
  session_id uuid not null,
  differences jsonb not null,
  constraint what_if_difference_pk primary key (organization_id, what_if_id, session_id),
  constraint what_if_difference_of_a_what_if foreign key (organization_id, what_if_id)
    references what_if (organization_id, id),
  constraint what_if_difference_of_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id)
);
