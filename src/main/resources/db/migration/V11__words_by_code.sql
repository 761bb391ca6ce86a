-- What is said to people is kept as a code with its parameters and worded when it is read.

-- in which somebody reads; null leaves it to the browser, or is not known
alter table staff add column language text;
alter table patient add column language text;

-- why a flag was raised: what a person wrote or was written before, or a message
alter table flag
  alter column reason drop not null,
  add column reason_message jsonb,
  add column rule_title_translations jsonb,
  add constraint flag_reason_is_words_or_a_message check ((reason is null) <> (reason_message is null));
