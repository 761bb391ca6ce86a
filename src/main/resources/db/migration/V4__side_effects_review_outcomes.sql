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

-- ---------------------------------------------------------------- recommended doses

-- What a clinician recommends for the sessions after one. What was left out stands as it was ordered
-- in that session, so that a row says the whole.
create table dose_recommendation (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  session_id uuid not null,
  dose_per_kg numeric(6, 3) not null,
  infusion_minutes integer not null,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint dose_recommendation_pk primary key (organization_id, id),
  constraint recommendation_for_a_course foreign key (organization_id, course_id)
    references course (organization_id, id),
  constraint recommendation_from_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint recommended_dose_is_a_dose check (dose_per_kg > 0),
  constraint recommended_infusion_takes_45_to_90_minutes check (infusion_minutes between 45 and 90)
);
create index recommendation_of_course on dose_recommendation (organization_id, course_id, created_at);
create trigger recommendations_are_append_only before update or delete on dose_recommendation
  for each row execute function refuse_change();

alter table infusion_session
  add column ordered_dose_per_kg numeric(6, 3),
  add column recommendation_id uuid,
  add column review_disposition text,
  add constraint session_follows_a_recommendation foreign key (organization_id, recommendation_id)
    references dose_recommendation (organization_id, id),
  add constraint review_disposition_is_known check (review_disposition in
    ('CONTINUE', 'ADJUST', 'STOP', 'HOLD_COURSE', 'NO_ACTION')),
  add constraint only_a_signed_session_has_a_review_disposition
    check (review_disposition is null or signed_off_at is not null);

-- ---------------------------------------------------------------- the signature closes the record

create table session_addendum (
  organization_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint session_addendum_pk primary key (organization_id, id),
  constraint addendum_to_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id)
);
create index addendum_of_session on session_addendum (organization_id, session_id, created_at);
create trigger addenda_are_append_only before update or delete on session_addendum
  for each row execute function refuse_change();

create function refuse_signed_session() returns trigger language plpgsql as $$
begin
  if exists (select 1 from infusion_session s where s.organization_id = new.organization_id
      and s.id = new.session_id and s.signed_off_at is not null) then
    raise exception 'the record of a signed session is closed'
      using errcode = 'integrity_constraint_violation', constraint = 'the_record_of_a_signed_session_is_closed';
  end if;
  return new;
end $$;
create trigger signed_sessions_take_no_observation before insert on observation
  for each row execute function refuse_signed_session();
create trigger signed_sessions_take_no_side_effect before insert or update on side_effect
  for each row execute function refuse_signed_session();
create trigger signed_sessions_take_no_flag before insert on flag
  for each row execute function refuse_signed_session();

-- ---------------------------------------------------------------- outcomes

create table outcome (
  organization_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  session_id uuid,
  instrument text not null,
  moment text,
  taken_at timestamptz not null,
  -- as it was entered; totals are worked out from it
  entered jsonb not null,
  supersedes uuid,
  correction_reason text,
  retracted boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint outcome_pk primary key (organization_id, id),
  constraint outcome_of_a_course foreign key (organization_id, course_id)
    references course (organization_id, id),
  constraint outcome_at_a_session foreign key (organization_id, session_id)
    references infusion_session (organization_id, id),
  constraint correction_of_an_outcome foreign key (organization_id, supersedes)
    references outcome (organization_id, id),
  constraint one_correction_per_outcome unique (organization_id, supersedes),
  constraint outcome_correction_has_a_reason check ((supersedes is null) = (correction_reason is null)),
  constraint only_a_correction_retracts_an_outcome check (not retracted or supersedes is not null),
  constraint instrument_is_known check (instrument in ('HEADACHE_DAYS', 'PAIN_NRS', 'HIT6', 'MIDAS', 'PHQ9')),
  constraint pain_at_a_session_is_before_or_after_it
    check ((moment is not null) = (instrument = 'PAIN_NRS' and session_id is not null)),
  constraint moment_is_known check (moment in ('BEFORE', 'AFTER'))
);
create index outcome_of_course on outcome (organization_id, course_id, taken_at, id);
create trigger outcomes_are_append_only before update or delete on outcome
  for each row execute function refuse_change();

-- ---------------------------------------------------------------- flags of a course

-- A flag always belongs to a course and mostly to one of its sessions; a rule of the program's own
-- names no protocol.
alter table flag add column course_id uuid;
update flag set course_id = s.course_id from infusion_session s
  where s.organization_id = flag.organization_id and s.id = flag.session_id;
alter table flag
  alter column course_id set not null,
  alter column session_id drop not null,
  add constraint flag_of_a_course foreign key (organization_id, course_id) references course (organization_id, id),
  drop constraint flag_rule_names_its_protocol,
  add constraint flag_rule_names_its_protocol_with_its_version check (
    (protocol_code is null) = (protocol_version is null) and (protocol_code is null or rule is not null)),
  add constraint flag_without_a_session_has_a_rule_of_the_course check (
    session_id is not null or (rule is not null and protocol_code is null));
create unique index one_unresolved_flag_per_rule_of_a_course on flag (organization_id, course_id, rule)
  where status <> 'RESOLVED' and rule is not null and protocol_code is null;
create index flag_of_course on flag (organization_id, course_id);
