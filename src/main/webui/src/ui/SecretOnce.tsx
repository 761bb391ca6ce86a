import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface SecretOnceProps {
  title: string;
  /** What to do with it; unless given, that it is for a program. */
  explained?: string;
  secret: string;
  onClose: () => void;
}

/** A secret that is shown only once, with a button that copies it. */
export function SecretOnce({ title, explained, secret, onClose }: SecretOnceProps) {
  const { t } = useTranslation('admin');
  const { copy, copied, error } = useClipboard({ timeout: 4_000 });
  return (
    <Alert color="gray" variant="outline" role="status" icon={<IconKey aria-hidden />} title={title}>
      <Stack gap="sm">
        <Text>{explained ?? t('secret.once')}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', userSelect: 'all' }}>
          {secret}
        </Code>
        <Group>
          <Button
            onClick={() => copy(secret)}
            leftSection={copied ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />}
          >
            {t(copied ? 'secret.copied' : 'secret.copy')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t(explained ? 'secret.close' : 'secret.done')}
          </Button>
        </Group>
        {error && <Text role="alert">{t('secret.copyFailed')}</Text>}
      </Stack>
    </Alert>
  );
}
