import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { ScrollRegion } from '@/ui/ScrollRegion';
import shared from './shared.module.css';
import classes from './Panel.module.css';

/** A part of the session; what does not fit scrolls in it, so that the decision stays in sight. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <ScrollRegion className={shared.panel} aria-labelledby={id}>
      <Title order={3} size="h6" id={id} className={classes.panelTitle}>
        {title}
      </Title>
      {children}
    </ScrollRegion>
  );
}
