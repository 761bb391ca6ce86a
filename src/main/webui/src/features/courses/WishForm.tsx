import { Button, Chip, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { DayOfWeek, NewProposals } from '@/lib/api/schema';
import { Refused } from '@/lib/problem';
import { plusDays } from '@/lib/time';

const MONDAY = '2024-01-01';
const DAYS: DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

interface Wishes {
  from: string;
  until: string;
  days: string[];
  prefer: { from: string; until: string };
  sessions: number | string;
}

interface WishFormProps {
  pending: boolean;
  remaining: number;
  onWish: (wanted: NewProposals, onError: (error: unknown) => void) => void;
}

function requestOf({ from, until, days, prefer, sessions }: Wishes): NewProposals {
  const wished = days.length > 0 || prefer.from || prefer.until;
  return {
    from: from || null,
    until: until || null,
    prefer: wished ? { days: days as DayOfWeek[], from: prefer.from || null, until: prefer.until || null } : null,
    count: 3,
    sessions: sessions === '' ? null : Number(sessions),
  };
}

/** The patient's preferred times. */
export function WishForm({ pending, remaining, onWish }: WishFormProps) {
  const { t, i18n } = useTranslation('courses');
  const form = useForm<Wishes>({ initialValues: { from: '', until: '', days: [], prefer: { from: '', until: '' }, sessions: '' } });
  const submit = form.onSubmit((values) =>
    onWish(requestOf(values), (error) => error instanceof Refused && form.setErrors(error.fields())),
  );
  const weekday = (index: number) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${plusDays(MONDAY, index)}T00:00:00Z`));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" mt="md">
        <Text fw={650}>{t('booking.wishes')}</Text>
        <Group grow align="start">
          <TextInput type="date" label={t('booking.from')} {...form.getInputProps('from')} />
          <TextInput type="date" label={t('booking.until')} {...form.getInputProps('until')} />
        </Group>
        <Chip.Group multiple {...form.getInputProps('days')}>
          <Group gap={6} role="group" aria-label={t('booking.days')}>
            {DAYS.map((day, index) => (
              <Chip key={day} value={day} size="md" styles={{ label: { minHeight: 44 } }}>
                {weekday(index)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Group grow align="start">
          <TextInput type="time" label={t('booking.earliest')} {...form.getInputProps('prefer.from')} />
          <TextInput type="time" label={t('booking.latest')} {...form.getInputProps('prefer.until')} />
        </Group>
        <NumberInput
          label={t('booking.sessions')}
          placeholder={String(remaining)}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('sessions')}
        />
        <Text size="sm" className="dim">
          {t('booking.optional')}
        </Text>
        <Button type="submit" loading={pending}>
          {t('booking.propose')}
        </Button>
      </Stack>
    </form>
  );
}
