import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '@/lib/api/schema';
import { LANGUAGES } from '@/lib/i18n';
import { plainDate } from '@/lib/time';
import { Facts } from '@/ui/Facts';
import { useAge, useBirthDate } from '@/ui/names';
import { Section } from '@/ui/Section';
import { Weight } from '@/ui/units';

const languageName = (tag: string) => (LANGUAGES as Record<string, string>)[tag] ?? tag;

function useDash(): (text: string | null) => string {
  const { t } = useTranslation();
  return (text) => text ?? `${t('value.missing')} ${t('value.unknown')}`;
}

/** Who the patient is and how to reach them. */
export function PersonCard({ patient }: { patient: PatientView }) {
  const { t } = useTranslation('patients');
  const born = useBirthDate()(patient);
  const age = useAge()(patient.age);
  const dash = useDash();
  return (
    <Section title={t('person')}>
      <Facts
        facts={[
          [t('field.mrn'), patient.mrn],
          [t('field.birthDate'), age ? `${born} (${age})` : born],
          [t('field.sex'), patient.sex ? t(`sex.${patient.sex}`) : dash(null)],
          [t('field.phone'), dash(patient.phone)],
          [t('field.email'), dash(patient.email)],
          [t('field.reminders'), t(`reminders.${patient.reminders}`)],
          [t('field.language'), patient.language ? languageName(patient.language) : t('languageOfClinic')],
        ]}
      />
    </Section>
  );
}

function Listed({ items }: { items: string[] }) {
  const { t } = useTranslation('patients');
  return items.length === 0 ? <span className="dim">{t('noneKnown')}</span> : items.join(', ');
}

/** What to beware of. */
export function MedicalCard({ patient }: { patient: PatientView }) {
  const { t } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const strong = (items: string[]) => (
    <strong>
      <Listed items={items} />
    </strong>
  );
  return (
    <Section title={t('medical')}>
      <Facts
        facts={[
          [t('field.allergies'), strong(patient.allergies)],
          [t('field.contraindications'), strong(patient.contraindications)],
          [t('field.medications'), <Listed key="medications" items={patient.medications} />],
          [t('weight'), <Weight key="weight" kilograms={patient.weightKg} entered={patient.weightEntered} label={t('weight')} />],
          [t('field.spo2Scale'), t(patient.spo2Scale === 2 ? 'spo2.hypercapnic' : 'spo2.usual')],
          [
            t('field.notes'),
            patient.notes ?? (
              <span key="notes" className="dim">
                {tc('value.missing')}
              </span>
            ),
          ],
        ]}
      />
    </Section>
  );
}

/** When the patient can come. */
export function AvailabilityCard({ patient }: { patient: PatientView }) {
  const { t, i18n } = useTranslation('patients');
  const { t: tc } = useTranslation();
  const { weekly, away } = { weekly: patient.availability?.weekly ?? [], away: patient.availability?.away ?? [] };
  return (
    <Section title={t('coming')}>
      {weekly.length === 0 && <Text>{t('anyTime')}</Text>}
      <Facts
        facts={[
          ...weekly.map(({ day, from, until }, index): [string, string] => [
            `${tc(`weekday.${day}`)}${index > 0 && weekly[index - 1]?.day === day ? ' ' : ''}`,
            `${from}–${until}`,
          ]),
          ...(away.length > 0
            ? [
                [
                  t('away'),
                  away.map(({ from, until }) => `${plainDate(from, i18n.language)} – ${plainDate(until, i18n.language)}`).join(', '),
                ] as [string, string],
              ]
            : []),
        ]}
      />
    </Section>
  );
}
