-- One admin asks to reset somebody's access, another agrees: a request of its own kind, for no role.
alter table grant_request add column resets_access boolean not null default false;
alter table grant_request drop constraint grant_is_of_roles_or_of_the_setting;
alter table grant_request add constraint grant_is_of_roles_or_access_or_the_setting check (
  case when resets_access then staff_id is not null and cardinality(roles) = 0
    else (staff_id is null) = (cardinality(roles) = 0) end);
