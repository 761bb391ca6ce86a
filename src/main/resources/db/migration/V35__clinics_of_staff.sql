-- In which clinics somebody works: in all of them, as everybody did before, or in those named.
alter table staff add column all_clinics boolean not null default true;
create table staff_clinic (
  organization_id uuid not null,
  staff_id uuid not null,
  clinic_id uuid not null,
  constraint staff_clinic_pk primary key (organization_id, staff_id, clinic_id),
  constraint membership_of_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint membership_in_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id)
);

-- Who entered another clinic, or one patient's record there, why and until when.
create table broken_glass (
  organization_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  clinic_id uuid,
  patient_id uuid,
  reason text not null,
  created_at timestamptz not null,
  created_by uuid,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  version integer not null,
  constraint broken_glass_pk primary key (organization_id, id),
  constraint glass_broken_by_a_person foreign key (organization_id, staff_id) references staff (organization_id, id),
  constraint glass_of_a_clinic foreign key (organization_id, clinic_id) references clinic (organization_id, id),
  constraint glass_of_a_patient foreign key (organization_id, patient_id) references patient (organization_id, id),
  constraint glass_of_a_clinic_or_a_patient check ((clinic_id is null) <> (patient_id is null)),
  constraint glass_ends_within_a_day check (ends_at <= created_at + interval '24 hours')
);
create index broken_glass_of_person on broken_glass (organization_id, staff_id, ends_at) where ended_at is null;
create index broken_glass_of_patient on broken_glass (organization_id, patient_id) where patient_id is not null;
