-- Side effects with their course and corrections, and the short dissociation scale.

-- ---------------------------------------------------------------- CADSS-6

-- as it was entered: the six answers, or the total alone
alter table observation add column cadss6 jsonb;

-- ---------------------------------------------------------------- side effects

alter table side_effect
  add column supersedes uuid,
  add column correction_reason text,
  add column retracted boolean not null default false,
  add constraint correction_of_a_side_effect foreign key (organization_id, supersedes)
    references side_effect (organization_id, id),
  add constraint one_correction_per_side_effect unique (organization_id, supersedes),
  add constraint side_effect_correction_has_a_reason check ((supersedes is null) = (correction_reason is null)),
  add constraint only_a_correction_retracts check (not retracted or supersedes is not null);

create table side_effect_grade (
  organization_id uuid not null,
  id uuid not null,
  side_effect_id uuid not null,
  severity text not null,
  graded_at timestamptz not null,
  action text,
  note text,
  created_at timestamptz not null,
  created_by uuid,
  constraint side_effect_grade_pk primary key (organization_id, id),
  constraint grade_of_a_side_effect foreign key (organization_id, side_effect_id)
    references side_effect (organization_id, id),
  constraint side_effect_grade_is_known check (severity in ('MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING'))
);
create index grade_of_side_effect on side_effect_grade (organization_id, side_effect_id, graded_at);
create trigger grades_are_append_only before update or delete on side_effect_grade
  for each row execute function refuse_change();
