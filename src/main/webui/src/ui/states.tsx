import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMapPinQuestion, IconWifiOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/api/schema';
import { useMe } from '@/lib/me';
import { Refused, Unreachable } from '@/lib/problem';

/** What is coming, in the shape that it will have. */
export function Loading({ rows = 4, height = 72 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack role="status" aria-label={t('state.loading')} gap="sm">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </Stack>
  );
}

/** Something that takes more than a second is under way. */
export function Working({ label }: { label: string }) {
  return (
    <Center p="xl" role="status">
      <Group>
        <Loader size="sm" />
        <Text>{label}</Text>
      </Group>
    </Center>
  );
}

function Picture({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <Center mih={220} p="md">
      <Stack align="center" gap="xs" maw={460} ta="center">
        <span aria-hidden className="dim">
          {icon}
        </span>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Center>
  );
}

/** Nothing there yet, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center mih={140} p="md" data-state="empty">
      <Stack align="center" gap="xs" maw={460} ta="center">
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </Center>
  );
}

/** What failed, in the server's words, and a way to try again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof Refused && error.status === 404) {
    return <NotFound />;
  }
  const unreachable = error instanceof Unreachable;
  return (
    <Picture icon={unreachable ? <IconWifiOff size={40} /> : <IconAlertTriangle size={40} />} title={t('state.failed')}>
      <Text role="alert">{unreachable ? t('state.unreachable') : wordsOf(error)}</Text>
      {retry && (
        <Button onClick={retry} variant="default">
          {t('state.retry')}
        </Button>
      )}
    </Picture>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Picture icon={<IconMapPinQuestion size={40} />} title={t('state.notFound')}>
      <Text>{t('state.notFoundWhy')}</Text>
      <Button component="a" href="/board" variant="default">
        {t('state.toBoard')}
      </Button>
    </Picture>
  );
}

/** The page's content, or who may see it. */
export function Allowed({ roles, children }: { roles: Role[]; children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  if (me.roles.some((role) => roles.includes(role))) {
    return children;
  }
  return (
    <Picture icon={<IconLock size={40} />} title={t('state.notAllowed')}>
      <Text>{t('state.notAllowedWhy', { roles: roles.map((role) => t(`role.${role}`)).join(', ') })}</Text>
      <Button component="a" href="/board" variant="default">
        {t('state.toBoard')}
      </Button>
    </Picture>
  );
}

/** An error in a sentence: the server's own where it said one. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refused) {
    const { detail, title, errors } = error.problem;
    const messages = (errors ?? []).map(({ field, message }) => (field ? `${field} ${message ?? ''}` : (message ?? ''))).filter(Boolean);
    return [detail ?? title, ...messages.filter((message) => !(detail ?? '').includes(message))].join(' · ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Whether the form says at its fields everything that was refused. */
function saidAtFields(error: unknown, fields: string[]): boolean {
  const errors = error instanceof Refused ? (error.problem.errors ?? []) : [];
  return errors.length > 0 && errors.every(({ field }) => fields.includes(field ?? ''));
}

/** Where the fields say everything: that they do, for people who do not see them, with the first of them in sight and ready to be typed into. */
function Marked({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const here = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new refusal moves the focus, also one with the same words
  useEffect(() => here.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [error]);
  return (
    <Text ref={here} role="alert">
      {t('state.marked')}
    </Text>
  );
}

/** Why the server refused, beside the form that asked; nothing where there is no error. */
export function ProblemAlert({ error, except = [] }: { error: unknown; except?: string[] }) {
  const { t } = useTranslation();
  if (!error) {
    return null;
  }
  if (saidAtFields(error, except)) {
    return <Marked error={error} />;
  }
  const shown = error instanceof Refused ? withoutFields(error, except) : error;
  return (
    <Alert color="gray" variant="outline" role="alert" icon={<IconAlertTriangle aria-hidden />}>
      {shown instanceof Unreachable ? t('state.unreachable') : wordsOf(shown)}
    </Alert>
  );
}

/** The problem without those errors that the form shows at their fields. */
function withoutFields(error: Refused, fields: string[]): Refused {
  const errors = (error.problem.errors ?? []).filter((one) => !fields.includes(one.field ?? ''));
  return new Refused({ ...error.problem, errors });
}
