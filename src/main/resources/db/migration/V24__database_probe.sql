-- One row that says when the database last took a write; readiness asks for it.
create table database_probe (
  only_row integer not null,
  at timestamptz not null,
  constraint database_probe_pk primary key (only_row),
  constraint there_is_one_row check (only_row = 1)
);
