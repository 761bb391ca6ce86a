import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A page that broke; the rest of the app goes on. */
export function Crashed() {
  const { t } = useTranslation();
  return (
    <Center mih={300} p="md">
      <Stack align="center" ta="center">
        <Title order={1} size="h3">
          {t('state.crashed')}
        </Title>
        <Text>{t('state.crashedWhy')}</Text>
        <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
      </Stack>
    </Center>
  );
}
