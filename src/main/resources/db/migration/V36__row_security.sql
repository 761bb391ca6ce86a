-- Whose rows a session sees: the policies of R__rights_of_the_application.sql compare every row with these. The program sets
-- chairside.organization for each piece of work; without it, and with anything that is no id, no row is anybody's.

-- As simple as can be: PostgreSQL writes it into each statement and asks it there once, beside what the statement itself says
-- of its organization.
create function organization_of_work() returns uuid language sql stable parallel safe
return case
  when current_setting('chairside.organization', true) like '________-____-____-____-____________'
  then current_setting('chairside.organization', true)::uuid
end;

create function is_work_for_every_organization() returns boolean language sql stable parallel safe
return coalesce(current_setting('chairside.organization', true) = 'every', false);

-- A username is unique over all organizations. Who adds one is told whether it is taken, and no more.
create function is_username_taken(wanted text) returns boolean language plpgsql security definer
  set search_path from current
as $$
declare
  work constant text := current_setting('chairside.organization', true);
  taken boolean;
begin
  -- as a clause of the function, only a superuser could set it
  perform set_config('chairside.organization', 'every', true);
  taken := exists (select from staff where username = wanted);
  perform set_config('chairside.organization', coalesce(work, ''), true);
  return taken;
end $$;
