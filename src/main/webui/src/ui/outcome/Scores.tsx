import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CourseOutcomes, Measured, Response } from '@/lib/api/schema';
import { Value } from '../values';
import classes from './outcome.module.css';

function Score({ measured }: { measured: Measured | null }) {
  const { t } = useTranslation('outcome');
  if (!measured) {
    return <Value value={null} />;
  }
  return (
    <>
      {measured.total === null ? <span className="dim">{t('incomplete')}</span> : measured.total}
      {measured.band && <span className="dim"> · {measured.band}</span>}
    </>
  );
}

function Answer({ name, response }: { name: string; response: Response }) {
  const { t } = useTranslation('outcome');
  const met = response.met === null ? t('unknown') : t(response.met ? 'met' : 'unmet');
  return (
    <Text size="sm" mt={4}>
      <strong>
        {name}: {met}
      </strong>{' '}
      <span className="dim">{response.why}</span>
    </Text>
  );
}

/** Every instrument at first and at last, and whether the course has helped by their own definitions. */
export function Scores({ outcomes }: { outcomes: CourseOutcomes }) {
  const { t } = useTranslation('outcome');
  return (
    <>
      {outcomes.instruments.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('instrument')}</th>
              <th scope="col">{t('first')}</th>
              <th scope="col">{t('latest')}</th>
              <th scope="col">{t('change')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.instruments.map(({ instrument, first, latest, change }) => (
              <tr key={instrument}>
                <th scope="row">{t(`instruments.${instrument}`)}</th>
                <td>
                  <Score measured={first} />
                </td>
                <td>
                  <Score measured={latest} />
                </td>
                <td>{change === null ? <Value value={null} /> : change > 0 ? `+${change}` : change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Answer name={t('responder')} response={outcomes.responder} />
      <Answer name={t('meaningful')} response={outcomes.meaningfulChange} />
    </>
  );
}
