import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView, SessionView } from '@/lib/api/schema';
import { useChairs } from '@/lib/chairs';
import { useClinic, useHasRole } from '@/lib/me';
import { usePatientNames } from '@/lib/patients';
import { perform } from '@/lib/perform';
import { useSessionViews } from '@/lib/sessions';
import { dayAndTime } from '@/lib/time';
import { done } from '@/ui/notice';
import { Section } from '@/ui/Section';
import { Empty, Failed, Loading, ProblemAlert } from '@/ui/states';
import { useAnswer, useEntries, useOffers } from './useWaitlist';

interface OfferProps {
  offer: OfferView;
  patient: string;
  chair: string;
  /** What the patient has now, where something is booked. */
  booked: SessionView | undefined;
}

function Offer({ offer, patient, chair, booked }: OfferProps) {
  const { t, i18n } = useTranslation('waitlist');
  const clinic = useClinic();
  const answers = useHasRole('SCHEDULER', 'CLINICIAN');
  const answer = useAnswer(clinic.id);
  const keys = useMemo(() => ({ offer: offer.id, accept: crypto.randomUUID(), decline: crypto.randomUUID() }), [offer.id]);
  const say = (verb: 'accept' | 'decline') =>
    perform(answer, { id: offer.id, verb, key: keys[verb] }, { onSuccess: () => done(t(verb === 'accept' ? 'accepted' : 'declined')) });
  return (
    <article className="surface" style={{ padding: 12 }}>
      <Group justify="space-between">
        <div>
          <Text fw={600} className="num">
            {t('place', { time: dayAndTime(offer.start, clinic.timeZone, i18n.language), chair })}
          </Text>
          <Text>{patient}</Text>
          {booked && (
            <Text className="num">
              {t('insteadOf', { time: dayAndTime(booked.start, clinic.timeZone, i18n.language), chair: booked.chair.name })}
            </Text>
          )}
          <Text size="sm" className="dim">
            {t('why')}: {offer.reasons.join(' · ')}
          </Text>
        </div>
        {answers && (
          <Group>
            <Button onClick={() => say('accept')} loading={answer.isPending}>
              {t('accept', { patient })}
            </Button>
            <Button variant="default" onClick={() => say('decline')} disabled={answer.isPending}>
              {t('decline', { patient })}
            </Button>
          </Group>
        )}
      </Group>
      <ProblemAlert error={answer.error} />
    </article>
  );
}

/** Places that became free, and who is to be asked. */
export function Offers() {
  const { t } = useTranslation('waitlist');
  const clinic = useClinic();
  const offers = useOffers(clinic.id);
  const entries = useEntries(clinic.id);
  const chairs = useChairs(clinic.id);
  const entryOf = ({ entryId }: OfferView) => entries.data?.find(({ id }) => id === entryId);
  const nameOf = usePatientNames((offers.data ?? []).flatMap((offer) => entryOf(offer)?.patientId ?? []));
  const booked = useSessionViews((offers.data ?? []).flatMap((offer) => entryOf(offer)?.sessionId ?? []));
  return (
    <Section title={t('offers')}>
      {offers.isPending && <Loading rows={1} height={72} />}
      {offers.isError && !offers.data && <Failed error={offers.error} retry={() => void offers.refetch()} />}
      {offers.data?.length === 0 && (
        <Empty title={t('noOffers')}>
          <Text>{t('noOffersWhy')}</Text>
        </Empty>
      )}
      <Stack gap="sm">
        {offers.data?.map((offer) => (
          <Offer
            key={offer.id}
            offer={offer}
            patient={nameOf(entryOf(offer)?.patientId ?? '') ?? t('unknownPatient')}
            booked={booked.get(entryOf(offer)?.sessionId ?? '')}
            chair={chairs.data?.find(({ id }) => id === offer.chairId)?.name ?? '–'}
          />
        ))}
      </Stack>
    </Section>
  );
}
