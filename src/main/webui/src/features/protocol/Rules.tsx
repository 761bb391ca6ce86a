import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProtocolProblem } from '@/lib/api/schema';
import { SeverityBadge } from '@/ui/severity';
import { byHeading, type LevelDifference, type RuleDifferences } from './differences';
import { ruleOf } from '@/lib/protocolDocument';
import classes from './protocol.module.css';

function Level({ level }: { level: LevelDifference }) {
  const { t } = useTranslation('protocol');
  const { severity, before, after, change } = level;
  const shown = after ?? before;
  return (
    <li className={classes.level}>
      <SeverityBadge severity={severity} calm={change === 'removed'} />
      <div>
        {change !== 'same' && <span className={classes.change}>{t(`change.${change}`)}</span>}
        {before && change !== 'same' && (
          <Text>
            <span className="dim">{t('before')}:</span> <del>{before.sentence}</del>
          </Text>
        )}
        {after && (
          <Text>
            {change === 'changed' && <span className="dim">{t('after')}: </span>}
            {change === 'same' ? after.sentence : <ins className={classes.new}>{after.sentence}</ins>}
          </Text>
        )}
        <Text size="xs" className="dim">
          {t('source', { source: shown?.source ?? '' })}
        </Text>
      </div>
    </li>
  );
}

/** Rules in plain words under what they watch; what differs is marked in words, old beside new. */
export function Rules({ rules, problems }: { rules: RuleDifferences[]; problems: ProtocolProblem[] }) {
  const { t } = useTranslation('protocol');
  if (rules.length === 0) {
    return null;
  }
  return (
    <section className={classes.panel} aria-label={t('rules')}>
      <Title order={2} size="h4" mb="xs">
        {t('rules')}
      </Title>
      {byHeading(rules).map(([heading, group]) => (
        <section key={heading} className={classes.group}>
          <Title order={3} size="h5" className="dim">
            {heading}
          </Title>
          {group.map((rule) => (
            <article key={rule.code} className={classes.rule} id={`rule-${rule.code}`}>
              <Title order={4} size="h6">
                {rule.title} {rule.change !== 'same' && <span className={classes.change}>{t(`change.${rule.change}`)}</span>}
              </Title>
              {problems
                .filter(({ where }) => ruleOf(where, null) === rule.code)
                .map(({ where, message }) => (
                  <Text key={`${where} ${message}`} size="sm" fw={600}>
                    {message}
                  </Text>
                ))}
              <ul className={classes.levels}>
                {rule.levels.map((level) => (
                  <Level key={level.severity} level={level} />
                ))}
              </ul>
              <Text size="sm" className="dim">
                {rule.flags}
              </Text>
            </article>
          ))}
        </section>
      ))}
    </section>
  );
}
