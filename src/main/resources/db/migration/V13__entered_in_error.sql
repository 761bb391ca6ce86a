-- What was charted in error: marked so at any time, or moved to the session it belongs to. Nothing is erased.

alter table observation
  add column retracted boolean not null default false,
  add column moved_to uuid,
  add constraint only_a_correction_retracts_an_observation check (not retracted or supersedes is not null),
  add constraint moved_observation_was_retracted check (moved_to is null or retracted),
  add constraint observation_moved_to_a_session foreign key (organization_id, moved_to)
    references infusion_session (organization_id, id);

alter table side_effect
  add column moved_to uuid,
  add constraint moved_side_effect_was_retracted check (moved_to is null or retracted),
  add constraint side_effect_moved_to_a_session foreign key (organization_id, moved_to)
    references infusion_session (organization_id, id);

-- one person proposes, another confirms or declines
create table chart_move (
  organization_id uuid not null,
  id uuid not null,
  kind text not null,
  entry_id uuid not null,
  from_session_id uuid not null,
  to_session_id uuid not null,
  reason text not null,
  decision text,
  decided_at timestamptz,
  decided_by uuid,
  moved_entry_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  version integer not null,
  constraint chart_move_pk primary key (organization_id, id),
  constraint chart_move_from_a_session foreign key (organization_id, from_session_id)
    references infusion_session (organization_id, id),
  constraint chart_move_to_a_session foreign key (organization_id, to_session_id)
    references infusion_session (organization_id, id),
  constraint chart_move_goes_to_another_session check (from_session_id <> to_session_id),
  constraint chart_move_kind_is_known check (kind in ('OBSERVATION', 'SIDE_EFFECT')),
  constraint chart_move_decision_is_known check (decision in ('CONFIRMED', 'DECLINED')),
  constraint chart_move_is_decided_by_a_second_person check (decided_by is null or decided_by <> created_by),
  constraint decided_chart_move_has_a_decision check ((decided_at is null) = (decision is null)),
  constraint confirmed_chart_move_names_its_copy check ((decision is not distinct from 'CONFIRMED') = (moved_entry_id is not null))
);
create unique index one_open_move_per_entry on chart_move (organization_id, entry_id) where decision is null;
create index chart_move_of_session on chart_move (organization_id, from_session_id, id);
create index chart_move_into_session on chart_move (organization_id, to_session_id, id);
create trigger chart_moves_are_kept before delete on chart_move
  for each row execute function refuse_deletion();

-- the signature closes the record; that an entry never belonged in it can be said afterward
create function refuse_all_but_marks_in_signed_session() returns trigger language plpgsql as $$
begin
  if not (new.retracted and tg_op = 'INSERT') and exists (select 1 from infusion_session s
      where s.organization_id = new.organization_id and s.id = new.session_id and s.signed_off_at is not null) then
    raise exception 'the record of a signed session is closed'
      using errcode = 'integrity_constraint_violation', constraint = 'the_record_of_a_signed_session_is_closed';
  end if;
  return new;
end $$;
drop trigger signed_sessions_take_no_observation on observation;
create trigger signed_sessions_take_no_observation before insert on observation
  for each row execute function refuse_all_but_marks_in_signed_session();
drop trigger signed_sessions_take_no_side_effect on side_effect;
create trigger signed_sessions_take_no_side_effect before insert or update on side_effect
  for each row execute function refuse_all_but_marks_in_signed_session();
