-- What the application's account, ${application}, may do with each table of ${migrator}'s. A table that is in no list can be
-- read and added to. Nothing can be truncated, and where a record is kept, nothing deleted: a trigger says so, too, but
-- an owner can switch it off. Where the application migrates by itself, it owns the tables, and no grant binds it.
do $rights$
declare
  decision record;
begin
  if '${migrator}' = '${application}' then
    return;
  end if;
  execute format('revoke create on schema %I from public', current_schema());
  execute format('alter default privileges in schema %I grant select, insert on tables to %I',
    current_schema(), '${application}');
  for decision in
    select unnest(tables) as table_name, rights from (values
      -- what Flyway keeps
      ('select', '{
        flyway_schema_history
      }'::text[]),
      -- never changed
      ('select, insert', '{
        audit_entry, audit_link, audit_shown, broken_glass_seen, dose_recommendation, event, flag_escalation, infusion_segment,
        observation, outcome,
        patient_distinction, record_version, recovery_score, session_addendum, side_effect_grade, what_if_difference
      }'),
      -- changed and never deleted
      ('select, insert, update', '{
        api_token, booking_hold, broken_glass, calendar_token, chair, chart_move, clinic, clinic_day, clinic_duty, closure,
        course, database_probe, device, event_counter, flag, grant_request, identity_provider, infusion_session,
        organization, patient, patient_death, patient_merge, protocol_version, reminder, replan, side_effect, sign_in, staff,
        staff_identity, threshold_override, waitlist_entry, waitlist_offer, what_if
      }'),
      -- deleted when it has served: what waits to be sealed, what was tried, who works where, ways to a provider, PINs,
      -- second factors, stored answers
      ('select, insert, delete', '{
        audit_unsealed, logout_token, passkey_challenge, pending_sign_in, provider_visit, sign_in_failure, staff_clinic
      }'),
      ('select, insert, update, delete', '{
        authenticator_app, device_person, idempotent_answer, passkey, recovery_code, sign_in_place
      }')) as decisions (rights, tables)
  loop
    -- a schema that is migrated to an earlier version lacks some
    if to_regclass(decision.table_name) is not null then
      execute format('revoke all on table %I from %I', decision.table_name, '${application}');
      execute format('grant %s on table %I to %I', decision.rights, decision.table_name, '${application}');
    end if;
  end loop;
end $rights$;

-- Whose rows the application sees and writes: those of the organization for which it works. Force: the owner, too. The few
-- tables that are searched before the organization is known can be read over all of them where the work asks for that.
do $rows$
declare
  former record;
  tenant record;
  searched constant text[] := '{
    api_token, audit_unsealed, calendar_token, device, event_counter, identity_provider, infusion_session, organization,
    reminder, sign_in, staff, what_if
  }';
begin
  -- a schema that is migrated to an earlier version
  if to_regprocedure('organization_of_work()') is null then
    return;
  end if;
  for former in
    select p.polname, c.relname from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = current_schema()::regnamespace
  loop
    execute format('drop policy %I on %I', former.polname, former.relname);
  end loop;
  for tenant in
    select c.relname, a.attname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case c.relname when 'organization' then 'id' else 'organization_id' end
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I enable row level security, force row level security', tenant.relname);
    -- migrations and repairs
    execute format('create policy of_owner on %I to %I using ((select is_work_for_every_organization()))',
      tenant.relname, '${migrator}');
    if tenant.relname = any (searched) then
      -- two policies are asked for every row: by a subquery each of them is worked out once
      execute format('create policy of_organization on %I using (%I = (select organization_of_work()))',
        tenant.relname, tenant.attname);
      execute format('create policy of_every_organization on %I for select to %I'
        ' using ((select is_work_for_every_organization()))', tenant.relname, '${application}');
    else
      execute format('create policy of_organization on %I using (%I = organization_of_work())',
        tenant.relname, tenant.attname);
    end if;
  end loop;
end $rows$;
