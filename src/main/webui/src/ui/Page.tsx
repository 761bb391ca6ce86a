import { Container, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDocumentTitle } from './useDocumentTitle';

interface PageProps {
  title: string;
  /** Beside the title: what can be done here. */
  actions?: ReactNode;
  /** Wide pages use the whole window. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page: its title, also as the document's, and its actions. No title contains a patient's name. */
export function Page({ title, actions, wide = false, children }: PageProps) {
  useDocumentTitle(title);
  return (
    <Container size="xl" fluid={wide} py="md" px="md">
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1} size="h2">
          {title}
        </Title>
        {actions && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Container>
  );
}
