import { Button, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RevisedCourse } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { dayAndTime } from '@/lib/time';
import { TextLink } from '@/ui/links';

/** What a revision left behind: booked sessions that do not fit the order, and those it canceled. */
export function UnfitSessions({ revised, onClose }: { revised: RevisedCourse; onClose: () => void }) {
  const { t, i18n } = useTranslation('courses');
  const { timeZone } = useClinic();
  const { unfit, cancelled } = revised;
  return (
    <Stack>
      <Text fw={650} role="status">
        {t('revise.done')}
      </Text>
      {cancelled.length > 0 && <Text>{t('revise.cancelled', { count: cancelled.length })}</Text>}
      {unfit.length === 0 ? (
        <Text>{t('revise.allFit')}</Text>
      ) : (
        <>
          <Text>{t('revise.unfit', { count: unfit.length })}</Text>
          <List aria-label={t('revise.unfitLabel')}>
            {unfit.map(({ sessionId, number, start, why, message }) => (
              <List.Item key={`${sessionId}-${why}`}>
                <TextLink to="/sessions/$sessionId" params={{ sessionId }}>
                  {t('open', { number })}
                </TextLink>
                {`, ${dayAndTime(start, timeZone, i18n.language)}: ${message}`}
              </List.Item>
            ))}
          </List>
          {unfit.some(({ why }) => why === 'GAP') && (
            <Text size="sm">
              {t('revise.replanHint')} <TextLink to="/replans">{t('revise.replan')}</TextLink>
            </Text>
          )}
        </>
      )}
      <Button variant="default" w="fit-content" onClick={onClose}>
        {t('revise.close')}
      </Button>
    </Stack>
  );
}
