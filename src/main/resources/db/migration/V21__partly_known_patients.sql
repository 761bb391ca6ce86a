-- A birth date as far as it is known, in FHIR's form (1975, 1975-06, 1975-06-12), or why nothing is known of it; of two
-- that can be the same day one is the beginning of the other. Somebody with one name has no given name.

drop index patient_by_birth_date;
alter table patient
  alter column birth_date type text using to_char(birth_date, 'YYYY-MM-DD'),
  add constraint birth_date_is_known_in_part
    check (birth_date ~ '^(\d{4}(-\d{2}(-\d{2})?)?|UNKNOWN|DECLINED)$'),
  alter column given_name drop not null;
create index patient_by_birth_date on patient (organization_id, birth_date text_pattern_ops);

-- In which patients are written to whose own language is not known.
alter table clinic add column patient_language text not null default 'en';
alter table clinic alter column patient_language drop default;
