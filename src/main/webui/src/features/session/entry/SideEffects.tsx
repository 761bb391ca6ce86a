import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import type { CatalogueEntry, SideEffectSeverity, SideEffectType } from '@/lib/api/schema';
import { now } from '@/lib/clock';
import type { Refused } from '@/lib/problem';
import { Choice } from '@/ui/Choice';
import { done } from '@/ui/notice';
import { ProblemAlert } from '@/ui/states';
import shared from '../shared.module.css';
import { useChairEntry } from '../useSession';
import { OpenSideEffects } from './OpenSideEffects';
import type { Place } from './place';
import { When } from './When';

/** The most common side effects of ketamine have keys; the others are in a list. */
const ON_KEYS: SideEffectType[] = [
  'DISSOCIATION',
  'NAUSEA',
  'DIZZINESS',
  'SOMNOLENCE',
  'ANXIETY',
  'HEADACHE',
  'BLURRED_VISION',
  'VOMITING',
];
const GRADES: SideEffectSeverity[] = ['MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING'];

function useCatalogue(): CatalogueEntry[] {
  const { data } = useQuery({
    queryKey: ['side-effect-types'],
    queryFn: () => body(api.GET('/api/side-effect-types')),
    staleTime: Infinity,
  });
  return data?.items ?? ON_KEYS.map((type) => ({ type, title: type.toLowerCase().replaceAll('_', ' '), grades: [] }));
}

/** What the chosen grade means, in CTCAE's words, so that two nurses grade alike. */
function Wording({ kind, severity }: { kind: CatalogueEntry | undefined; severity: SideEffectSeverity }) {
  const grade = kind?.grades.find((one) => one.severity === severity);
  return grade?.wording ? <Text size="sm">{grade.wording}</Text> : null;
}

/** A side effect with two taps: what it is, and how severe. */
export function SideEffects({ place, open }: { place: Place; open: { id: string; title: string }[] }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const write = useChairEntry(place.id, place.chair);
  const catalogue = useCatalogue();
  const [type, setType] = useState<SideEffectType | null>(null);
  const [severity, setSeverity] = useState<SideEffectSeverity>('MILD');
  const [minutesAgo, setMinutesAgo] = useState(0);
  const [action, setAction] = useState('');
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const kind = catalogue.find((one) => one.type === type);

  // a grade is given to what was chosen, and to nothing else
  const choose = (next: SideEffectType | null) => {
    setType(next);
    setSeverity('MILD');
  };

  const record = async () => {
    const at = new Date(now() - minutesAgo * 60_000).toISOString();
    setSaving(true);
    const outcome = await write({
      kind: 'SIDE_EFFECT',
      verb: 'side-effects',
      at,
      body: { type, severity, onsetAt: at, ...(action.trim() ? { action: action.trim() } : {}) },
    }).finally(() => setSaving(false));
    if ('refused' in outcome) {
      setRefused(outcome.refused);
      return;
    }
    done('sent' in outcome ? t('effects.graded') : t('pad.kept'));
    setType(null);
    setSeverity('MILD');
    setMinutesAgo(0);
    setAction('');
    setRefused(null);
  };

  return (
    <section aria-label={t('effects.title')} className={shared.panel}>
      <Stack gap="xs">
        <OpenSideEffects place={place} open={open} />
        <Title order={2} size="h5">
          {t('effects.which')}
        </Title>
        <div className={shared.choices}>
          {ON_KEYS.map((key) => (
            <Choice key={key} on={type === key} mih={56} onClick={() => choose(type === key ? null : key)}>
              {catalogue.find((one) => one.type === key)?.title ?? key}
            </Choice>
          ))}
        </div>
        <Select
          label={t('effects.more')}
          searchable
          clearable
          value={type && !ON_KEYS.includes(type) ? type : null}
          data={catalogue.filter((one) => !ON_KEYS.includes(one.type)).map((one) => ({ value: one.type, label: one.title }))}
          onChange={(value) => choose(value as SideEffectType | null)}
        />
        {type && (
          <>
            <Title order={2} size="h5">
              {t('effects.grade')}
            </Title>
            <SegmentedControl
              aria-label={t('effects.grade')}
              size="md"
              value={severity}
              onChange={(value) => setSeverity(value as SideEffectSeverity)}
              data={GRADES.map((value) => ({ value, label: tc(`sideEffectSeverity.${value}`) }))}
            />
            <Wording kind={kind} severity={severity} />
            <TextInput
              label={t('effects.action')}
              value={action}
              onChange={(event) => setAction(event.currentTarget.value)}
              maxLength={1000}
            />
            <When minutesAgo={minutesAgo} onChange={setMinutesAgo} />
            <ProblemAlert error={refused} />
            <Group>
              <Button size="lg" mih={56} flex={1} onClick={() => void record()} loading={saving}>
                {t('effects.record', { effect: kind?.title ?? '' })}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </section>
  );
}
