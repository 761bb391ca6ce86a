import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A secret that is shown only once, with a button that copies it. */
export function SecretOnce({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { copy, copied, error } = useClipboard({ timeout: 4_000 });
  return (
    <Alert color="gray" variant="outline" role="status" icon={<IconKey aria-hidden />} title={title}>
      <Stack gap="sm">
        <Text>{t('secret.once')}</Text>
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
            {t('secret.done')}
          </Button>
        </Group>
        {error && <Text role="alert">{t('secret.copyFailed')}</Text>}
      </Stack>
    </Alert>
  );
}
