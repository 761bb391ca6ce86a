-- A flag that so far only waits for a repeat interrupts nobody yet.

alter table flag add column quiet boolean not null default false;
