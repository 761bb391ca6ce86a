-- A course's order can be revised while it runs. The last revision is on the course, every earlier state in its versions.
alter table course
  add column dose_ordered_at timestamptz,
  add column revised_at timestamptz,
  add column revision_reason text,
  add constraint revision_has_its_reason check ((revised_at is null) = (revision_reason is null));
update course set dose_ordered_at = created_at;
alter table course alter column dose_ordered_at set not null;

create trigger courses_are_versioned after insert or update on course for each row
  execute function keep_version('organization_id', 'id', 'version', 'created_at', 'created_by');

insert into record_version (organization_id, kind, record_id, written_at, data)
  select organization_id, 'course', id, now(),
    to_jsonb(course) - array['organization_id', 'id', 'version', 'created_at', 'created_by']
  from course;
