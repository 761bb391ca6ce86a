import { ActionIcon } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withRestOfTexts } from '@/lib/i18n';
import { useMe } from '@/lib/me';

const AccountDrawer = lazy(async () => ({ default: (await withRestOfTexts(import('./AccountDrawer'))).AccountDrawer }));

/** The button behind which the account is; what it opens comes only when it is asked for. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <ActionIcon aria-label={t('user.menu', { name: me.name })} onClick={() => setOpened(true)}>
        <IconUserCircle aria-hidden />
      </ActionIcon>
      {opened && (
        <Suspense>
          <AccountDrawer onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
