import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '@/lib/patients';
import { useFoundPatients } from './useAudit';

/** Picks a patient by name or MRN; what is typed travels in a body, never in an address. */
export function PatientPicker({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [q] = useDebouncedValue(text.trim(), 250);
  const found = useFoundPatients(chosen && q === chosen.label ? '' : q);
  const options = (found.data?.items ?? []).map((patient) => ({ value: patient.id, label: `${fullName(patient)}, ${patient.mrn}` }));
  const data = chosen && !options.some((option) => option.value === chosen.value) ? [chosen, ...options] : options;
  return (
    <Select
      label={t('audit.patient')}
      placeholder={t('audit.anyPatient')}
      nothingFoundMessage={q.length > 1 && !found.isFetching ? t('audit.nothingFound') : t('audit.patientHint')}
      searchable
      clearable
      data={data}
      filter={({ options: all }) => all}
      value={value}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => {
        setChosen(data.find((option) => option.value === id) ?? null);
        onChange(id);
      }}
      w={280}
    />
  );
}
