import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChecklistItemView } from '@/lib/api/schema';

interface ItemRowProps {
  item: ChecklistItemView;
  busy: boolean;
  onAnswer: (ok: boolean | null) => void;
}

/** One item: yes, no, or not answered yet; a second tap takes the answer back. */
export function ItemRow({ item, busy, onAnswer }: ItemRowProps) {
  const { t } = useTranslation('session');
  const choice = (value: boolean) => (
    <Button
      variant={item.ok === value ? 'filled' : 'default'}
      color={item.ok === value && !value ? 'dark' : undefined}
      aria-pressed={item.ok === value}
      disabled={busy}
      onClick={() => onAnswer(item.ok === value ? null : value)}
      px="sm"
      miw={56}
    >
      {t(value ? 'checklist.yes' : 'checklist.no')}
    </Button>
  );
  return (
    <Group wrap="nowrap" gap={6} role="group" aria-label={item.text}>
      <Text size="sm" flex={1}>
        {item.text} {!item.required && <span className="dim">({t('checklist.optional')})</span>}
      </Text>
      {choice(true)}
      {choice(false)}
    </Group>
  );
}
