import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { ScheduleTabs } from '@/ui/ScheduleTabs';
import { Allowed } from '@/ui/states';
import { Entries } from './Entries';
import { Offers } from './Offers';

/** Patients who want an earlier slot, and freed slots. */
export function WaitlistPage() {
  const { t } = useTranslation('waitlist');
  return (
    <Page title={t('title')} wide>
      <ScheduleTabs />
      <Allowed roles={['SCHEDULER', 'NURSE', 'CLINICIAN']}>
        <Stack>
          <Offers />
          <Entries />
        </Stack>
      </Allowed>
    </Page>
  );
}
