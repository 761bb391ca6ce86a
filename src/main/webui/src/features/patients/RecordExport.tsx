import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '@/ui/Section';

/** The whole record as a file, or what of it names nobody. */
export function RecordExport({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const file = `/api/patients/${patientId}/record-export`;
  return (
    <Section title={t('export.title')}>
      <Stack>
        <Text className="dim">{t('export.what')}</Text>
        <Group>
          <Button component="a" href={file} download="record.json" variant="default">
            {t('export.whole')}
          </Button>
          <Button component="a" href={`${file}?deidentified=true`} download="record-deidentified.json" variant="default">
            {t('export.deidentified')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
