import { VisuallyHidden } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconInfoSquareFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '@/lib/api/schema';
import classes from './severity.module.css';

const SHAPES = { CRITICAL: IconAlertTriangleFilled, WARNING: IconAlertCircleFilled, ADVISORY: IconInfoSquareFilled } as const;

/** Most urgent first. */
export const SEVERITIES: Severity[] = ['CRITICAL', 'WARNING', 'ADVISORY'];

/** The rank of a severity, 0 for the most urgent. */
export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

interface SeverityBadgeProps {
  severity: Severity;
  /** Somebody has seen to it. */
  calm?: boolean;
  large?: boolean;
  /** Where there is no room for the word: it is only read aloud. */
  small?: boolean;
}

/** A severity as color, shape and word together. */
export function SeverityBadge({ severity, calm = false, large = false, small = false }: SeverityBadgeProps) {
  const { t } = useTranslation();
  const Shape = SHAPES[severity];
  const word = t(`severity.${severity}`);
  return (
    <span
      className={classes.badge}
      data-severity={severity}
      data-calm={calm || undefined}
      data-large={large || undefined}
      data-small={small || undefined}
    >
      <Shape size={large ? 22 : 15} aria-hidden />
      {small ? <VisuallyHidden>{word}</VisuallyHidden> : word}
    </span>
  );
}
