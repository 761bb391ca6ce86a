import { Button, Group, Menu, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SideEffectSeverity } from '@/lib/api/schema';
import { nowInstant } from '@/lib/clock';
import { done } from '@/ui/notice';
import { wordsOf } from '@/ui/states';
import { useChairEntry } from '../useSession';
import type { Place } from './place';
import { EnteredInError } from '../list/EnteredInError';

const GRADES: SideEffectSeverity[] = ['MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING'];

/** Active side effects: resolved with one tap, graded again, or retracted if recorded in error. */
export function OpenSideEffects({ place, open }: { place: Place; open: { id: string; title: string }[] }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const write = useChairEntry(place.id, place.chair);
  const [busy, setBusy] = useState<string | null>(null);
  const [mistaken, setMistaken] = useState<{ id: string; title: string } | null>(null);
  if (open.length === 0) {
    return null;
  }
  const send = async (id: string, kind: 'RESOLVE' | 'GRADE', verb: string, body: Record<string, unknown>) => {
    setBusy(id);
    const outcome = await write({ kind, verb: `side-effects/${id}/${verb}`, body }).finally(() => setBusy(null));
    done('refused' in outcome ? wordsOf(outcome.refused) : 'sent' in outcome ? t('effects.graded') : t('pad.kept'));
  };
  return (
    <div>
      <Text fw={650}>{t('effects.open')}</Text>
      {open.map(({ id, title }) => (
        <Group key={id} gap="xs" mt={4} wrap="nowrap">
          <Text flex={1}>{title}</Text>
          <Menu>
            <Menu.Target>
              <Button variant="default" loading={busy === id}>
                {t('effects.worse')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {GRADES.map((severity) => (
                <Menu.Item key={severity} mih={44} onClick={() => void send(id, 'GRADE', 'grade', { severity, at: nowInstant() })}>
                  {tc(`sideEffectSeverity.${severity}`)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item mih={44} onClick={() => setMistaken({ id, title })}>
                {t('effects.retract')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button variant="default" loading={busy === id} onClick={() => void send(id, 'RESOLVE', 'resolve', { resolvedAt: nowInstant() })}>
            {t('effects.resolve')}
          </Button>
        </Group>
      ))}
      {mistaken && (
        <EnteredInError
          sessionId={place.id}
          entry={{ kind: 'sideEffect', id: mistaken.id, title: mistaken.title }}
          onClose={() => setMistaken(null)}
        />
      )}
    </div>
  );
}
