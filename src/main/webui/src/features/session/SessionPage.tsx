import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/ui/Page';
import { Failed, Loading } from '@/ui/states';
import { useSession } from './useSession';

/** One session at the chair. */
export function SessionPage() {
  const { t } = useTranslation('session');
  const { sessionId } = useParams({ from: '/sessions/$sessionId' });
  const session = useSession(sessionId);
  return (
    <Page title={t('title')} wide>
      {session.isPending && <Loading />}
      {session.isError && <Failed error={session.error} retry={() => void session.refetch()} />}
    </Page>
  );
}
