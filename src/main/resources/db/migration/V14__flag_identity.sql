-- A rule may raise a flag for each type of side effect or each vital sign; '' is the whole rule.

alter table flag add column subject text not null default '';

drop index one_unresolved_flag_per_rule;
create unique index one_unresolved_flag_per_rule
  on flag (organization_id, session_id, rule, subject)
  where status <> 'RESOLVED' and rule is not null;

-- A flag that nothing in force supports any more is resolved without anybody's decision.
alter table flag drop constraint resolved_flag_has_a_disposition;
alter table flag add constraint resolved_flag_has_a_disposition_or_was_withdrawn
  check ((status = 'RESOLVED')
    = (resolved_at is not null and (disposition is not null or withdrawn_at is not null)));
