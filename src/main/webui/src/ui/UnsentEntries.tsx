import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe, useClinic } from '@/lib/me';
import { type Kept, outbox } from '@/lib/outbox';
import { clockTime } from '@/lib/time';

/** The entry's values in short, as the nurse typed them. */
function inShort({ body }: Kept): string {
  const { systolic, diastolic, heartRate, spo2, type, severity, reason, mgPerHour } = body;
  return [
    systolic !== undefined || diastolic !== undefined ? `${String(systolic ?? '–')}/${String(diastolic ?? '–')} mmHg` : null,
    heartRate !== undefined ? `HR ${String(heartRate)}/min` : null,
    spo2 !== undefined ? `SpO₂ ${String(spo2)} %` : null,
    type ? String(type).toLowerCase().replaceAll('_', ' ') : null,
    severity ? String(severity).toLowerCase().replaceAll('_', ' ') : null,
    mgPerHour !== undefined ? `${String(mgPerHour)} mg/h` : null,
    reason ? String(reason) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

function Unsent({ entry }: { entry: Kept }) {
  const { t } = useTranslation('outbox');
  const me = useMe();
  const { timeZone } = useClinic();
  const mine = entry.authorId === me.id;
  const implausible = entry.problem?.type === 'urn:chairside:problem:implausible';
  const Shape = entry.problem ? IconAlertTriangle : IconCloudUpload;
  return (
    <li data-unsent={entry.problem ? 'refused' : 'waiting'}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Shape size={18} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
        <div style={{ flex: 1 }}>
          <Text size="sm" className="num">
            <strong>
              {clockTime(entry.at, timeZone)} {t(`kind.${entry.kind}`)}
            </strong>{' '}
            {entry.chair} · {inShort(entry)}
          </Text>
          <Text size="sm" className="dim">
            {entry.problem
              ? `${t('refused')}: ${entry.problem.detail ?? entry.problem.title}`
              : t(entry.unsaved ? 'unsavedShort' : 'waiting')}
          </Text>
          {entry.problem && mine && (
            <Group gap="xs" mt={4}>
              <Button
                size="compact-md"
                mih={44}
                variant="default"
                onClick={() => void outbox.resend(entry, implausible ? { confirmed: true } : {})}
              >
                {t(implausible ? 'keepAsItIs' : 'sendAgain')}
              </Button>
              <Button
                size="compact-md"
                mih={44}
                variant="default"
                onClick={() => {
                  if (window.confirm(t('discardSure', { chair: entry.chair, time: clockTime(entry.at, timeZone) }))) {
                    void outbox.discard(entry);
                  }
                }}
              >
                {t('discard')}
              </Button>
            </Group>
          )}
        </div>
      </Group>
    </li>
  );
}

/** The unsent entries of this device. */
export function UnsentEntries({ entries }: { entries: Kept[] }) {
  const { t } = useTranslation('outbox');
  return (
    <section aria-label={t('title')}>
      <Title order={2} size="h6" mb={4}>
        {t('title')}
      </Title>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
        {entries.map((entry) => (
          <Unsent key={entry.seq} entry={entry} />
        ))}
      </Stack>
    </section>
  );
}
