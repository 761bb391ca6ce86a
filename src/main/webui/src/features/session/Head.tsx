import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import { useNowCoarse } from '@/lib/clock';
import { useClinic } from '@/lib/me';
import { fullName } from '@/lib/patients';
import { clockTime, minutesBetween } from '@/lib/time';
import { ForeignTimes } from '@/ui/ClinicOf';
import { DeceasedMark } from '@/ui/DeceasedMark';
import { TextLink } from '@/ui/links';
import { useAge, useBirthDate } from '@/ui/names';
import { Weight } from '@/ui/units';
import { Value } from '@/ui/values';
import shared from './shared.module.css';

function Phase({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const { t: tb } = useTranslation('board');
  const now = useNowCoarse();
  const { timeZone } = useClinic();
  const { infusion, status } = session;
  const running = status === 'INFUSING' || status === 'PAUSED';
  if (infusion && running) {
    const left = infusion.plannedEnd ? minutesBetween(now, infusion.plannedEnd) : null;
    return (
      <span>
        <strong>{t(`phase.${status}`)}</strong>{' '}
        <span className="num">
          {Math.max(0, minutesBetween(infusion.startedAt, now))} {t('unit.minutes')}
          {left !== null && ` · ${left >= 0 ? tb('left', { minutes: left }) : tb('over', { minutes: -left })}`}
        </span>
      </span>
    );
  }
  const since = infusion?.endedAt ?? session.checkedInAt;
  return (
    <span>
      <strong>{t(`phase.${status}`)}</strong>{' '}
      <span className="num">
        {status === 'BOOKED'
          ? clockTime(session.start, timeZone)
          : since && `${Math.max(0, minutesBetween(since, now))} ${t('unit.minutes')}`}
      </span>
    </span>
  );
}

/** Whose chair it is, what is ordered and how far it is: always in sight. */
export function Head({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const { patient, ordered, infusion } = session;
  const born = useBirthDate();
  const age = useAge()(patient.age);
  return (
    <header className={shared.head}>
      <Group gap="md" align="baseline">
        <Title order={1} size="h3">
          {session.chair.name} · {fullName(patient)} {patient.deceased && <DeceasedMark />}
        </Title>
        <span className="dim num">
          {patient.mrn} · {t('born', { date: born(patient) })} {age && `(${age})`} ·{' '}
          {t('of', { number: session.number, sessions: session.course.sessions })}
        </span>
        <Phase session={session} />
        <ForeignTimes clinicId={session.clinicId} />
      </Group>
      <Group gap="md" align="baseline">
        <span>
          <span className="dim">{t('ordered')}</span> <Value value={ordered.doseMg} unit={tc('unit.mg')} />{' '}
          <span className="dim num">
            (<Value value={ordered.dosePerKg} /> {tc('unit.mgPerKg')}, {ordered.infusionMinutes} {tc('unit.minutes')})
          </span>
        </span>
        {infusion && (
          <span>
            <span className="dim">{t('delivered')}</span> <Value value={infusion.deliveredMg} unit={tc('unit.mg')} />
          </span>
        )}
        {infusion && !infusion.endedAt && (
          <span>
            <span className="dim">{t('rate')}</span> <Value value={infusion.mgPerHour} unit={tc('unit.mgPerHour')} />
          </span>
        )}
        <span>
          <span className="dim">{t('weight')}</span> <Weight kilograms={patient.weightKg} />
        </span>
        <Text span fw={patient.allergies.length > 0 ? 650 : undefined} className={patient.allergies.length > 0 ? undefined : 'dim'}>
          {patient.allergies.length > 0 ? t('allergies', { list: patient.allergies.join(', ') }) : t('noAllergies')}
        </Text>
        <TextLink className="no-print" to="/sessions/$sessionId/summary" params={{ sessionId: session.id }}>
          {t('summary')}
        </TextLink>
      </Group>
    </header>
  );
}
