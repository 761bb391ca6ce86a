import type { ReactNode } from 'react';
import { useHasRole } from '@/lib/me';
import { AdminTabs } from '@/ui/AdminTabs';
import { Page } from '@/ui/Page';
import { Allowed } from '@/ui/states';

/** A page of the administration: for administrators alone. */
export function AdminPage({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const isAdmin = useHasRole('ADMIN');
  return (
    <Page title={title} actions={isAdmin && actions}>
      <Allowed roles={['ADMIN']}>
        <AdminTabs />
        {children}
      </Allowed>
    </Page>
  );
}
