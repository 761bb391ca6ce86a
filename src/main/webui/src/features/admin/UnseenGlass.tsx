import { IconDoorEnter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/lib/api/client';
import { GLASS } from '@/lib/live';
import { LinkButton } from '@/ui/links';

/** Tells an admin on every page that somebody entered another clinic, until they have seen it; nothing is shown where they have. */
export function UnseenGlass() {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: [...GLASS, 'unseen'],
    queryFn: () => body(api.GET('/api/broken-glass/unseen')),
    // an event tells it at once; this is for a stream that is away
    refetchInterval: 60_000,
  });
  if (!data || data.count === 0) {
    return null;
  }
  return (
    <LinkButton variant="default" to="/admin/staff" hash="broken-glass" leftSection={<IconDoorEnter size={18} aria-hidden />}>
      {t('unseenGlass', { count: data.count })}
    </LinkButton>
  );
}
