import { Text } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DischargeCriterion, StartCriterion } from '@/lib/api/schema';
import classes from './CriterionRow.module.css';

/** One criterion of the start or of the discharge: met, not met or unknown, and why. */
export function CriterionRow({ criterion }: { criterion: DischargeCriterion | StartCriterion }) {
  const { t } = useTranslation('session');
  const Shape = criterion.met === null ? IconMinus : criterion.met ? IconCheck : IconX;
  const word = t(criterion.met === null ? 'home.unknown' : criterion.met ? 'home.met' : 'home.unmet');
  return (
    <li className={classes.criterion}>
      <Shape size={18} aria-hidden style={{ flexShrink: 0, alignSelf: 'center' }} />
      <span>
        <strong>{criterion.text}</strong>: {word}
        <Text span size="sm" className="dim">
          {' · '}
          {criterion.why}
        </Text>
      </span>
    </li>
  );
}
