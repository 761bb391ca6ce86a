import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lines } from './differences';
import classes from './protocol.module.css';

interface LinesProps {
  title: string;
  before: string[] | undefined;
  now: string[];
  onlyChanges: boolean;
}

/** Sentences of a protocol; where there is an earlier version, which came and which went. */
export function Lines({ title, before, now, onlyChanges }: LinesProps) {
  const { t } = useTranslation('protocol');
  const all = lines(before ?? now, now).filter(({ change }) => !onlyChanges || change !== 'same');
  if (all.length === 0) {
    return null;
  }
  return (
    <section className={classes.panel} aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <ul className={classes.lines}>
        {all.map(({ text, change }) => (
          <li key={`${change} ${text}`}>
            {change === 'same' ? (
              text
            ) : (
              <>
                <span className={classes.change}>{t(`change.${change}`)}</span>{' '}
                {change === 'removed' ? <del>{text}</del> : <ins className={classes.new}>{text}</ins>}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
