import { AppShell, Box, Burger, Group, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountMenu } from '@/features/account/AccountMenu';
import { useIdleLock } from '@/features/account/useIdleLock';
import { useLive } from '@/lib/live';
import { useClinicChoice, useMe } from '@/lib/me';
import { useSending } from '@/lib/outbox';
import { LiveDot } from '@/ui/LiveDot';
import { OutboxButton } from '@/ui/OutboxButton';
import { isIn, NAVIGATION, type Place } from './navigation';
import classes from './Shell.module.css';

const UnseenGlass = lazy(() => import('@/features/admin/UnseenGlass').then((module) => ({ default: module.UnseenGlass })));
const MenuDrawer = lazy(() => import('./MenuDrawer').then((module) => ({ default: module.MenuDrawer })));

function places(roles: string[]): Place[] {
  return NAVIGATION.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)));
}

function ClinicChoice() {
  const { t } = useTranslation();
  const me = useMe();
  const { clinic, choose } = useClinicChoice();
  if (me.clinics.length === 1) {
    return (
      <Text size="sm" fw={600} className={classes.clinic}>
        {clinic.name}
      </Text>
    );
  }
  return (
    <NativeSelect
      aria-label={t('clinic')}
      data={me.clinics.map(({ id, name }) => ({ value: id, label: name }))}
      value={clinic.id}
      onChange={(event) => choose(event.currentTarget.value)}
      size="md"
      w={170}
      className={classes.clinic}
    />
  );
}

/** The frame around every page: the current place, how fresh the data is, who is signed in. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const { clinic } = useClinicChoice();
  const [opened, menu] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useLive(clinic.id);
  useSending(me.id);
  useIdleLock(path === '/wall');
  if (path === '/wall') {
    return <main id="content">{children}</main>;
  }
  const links = places(me.roles);
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <a href="#content" className="skip-link">
        {t('skipToContent')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={menu.toggle} hiddenFrom="lg" aria-label={t('nav.menu')} size="sm" />
            <ClinicChoice />
            <Box component="nav" aria-label={t('nav.main')} visibleFrom="lg">
              <Group gap={2} wrap="nowrap">
                {links.map((place) => (
                  <Link key={place.to} to={place.to} className={classes.link} data-active={isIn(place, path) || undefined}>
                    {t(`nav.${place.label}`)}
                  </Link>
                ))}
              </Group>
            </Box>
          </Group>
          <Group gap="sm" wrap="nowrap">
            {me.roles.includes('ADMIN') && (
              <Suspense>
                <UnseenGlass />
              </Suspense>
            )}
            <OutboxButton />
            <LiveDot />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      {opened && (
        <Suspense>
          <MenuDrawer places={links} path={path} onClose={menu.close} />
        </Suspense>
      )}
      <AppShell.Main id="content" tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
