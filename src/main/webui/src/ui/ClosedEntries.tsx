import { Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Closed, outbox } from '@/lib/outbox';

/** How many entries of each person wait; what is damaged by itself. */
function byPerson(closed: Closed[]): (Closed & { entries: Closed[] })[] {
  const groups: (Closed & { entries: Closed[] })[] = [];
  for (const entry of closed) {
    const group = groups.find(({ owner, damaged }) => owner === entry.owner && damaged === entry.damaged);
    if (group) {
      group.entries.push(entry);
    } else {
      groups.push({ ...entry, entries: [entry] });
    }
  }
  return groups;
}

/** Entries on this device that nobody can read now: they wait for their author, or are damaged. */
export function ClosedEntries({ closed, mayDelete = false }: { closed: Closed[]; mayDelete?: boolean }) {
  const { t } = useTranslation('outbox');
  if (closed.length === 0) {
    return null;
  }
  return (
    <Stack component="ul" gap="xs" p={0} my="xs" style={{ listStyle: 'none' }} aria-label={t('closed')}>
      {byPerson(closed).map(({ owner, ownerName: name, damaged, entries }) => (
        <li key={`${owner}/${String(damaged)}`} data-unsent="closed">
          <Group gap="xs" wrap="nowrap" align="flex-start">
            <IconLock size={18} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
            <Stack gap={4}>
              <Text size="sm">{t(damaged ? 'damaged' : 'waitingFor', { count: entries.length, name })}</Text>
              {damaged && mayDelete && (
                <Button
                  size="compact-md"
                  mih={44}
                  variant="default"
                  onClick={() => {
                    if (window.confirm(t('deleteDamagedSure', { count: entries.length }))) {
                      for (const entry of entries) {
                        void outbox.discard(entry);
                      }
                    }
                  }}
                >
                  {t('discard')}
                </Button>
              )}
            </Stack>
          </Group>
        </li>
      ))}
    </Stack>
  );
}
