-- What is said to people is kept as a code with its parameters and worded when it is read.

-- in which somebody reads; null leaves it to the browser, or is not known
alter table staff add column language text;
alter table patient add column language text;

-- a flag of before keeps its words
alter table flag
  alter column reason drop not null,
  add column reason_code text,
  add column reason_params jsonb,
  add column rule_title_translations jsonb,
  add constraint flag_has_words_or_a_code
    check ((reason is null) = (reason_code is not null) and (reason_code is null) = (reason_params is null));
