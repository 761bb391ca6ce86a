import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { NewShift } from '@/lib/api/schema';
import { useClinic } from '@/lib/me';
import { perform } from '@/lib/perform';
import { Refused } from '@/lib/problem';
import type { DayRoster } from '@/lib/roster';
import { weekdayAndDate } from '@/lib/time';
import { FormButtons } from '@/ui/FormButtons';
import { done } from '@/ui/notice';
import { SaveProblem } from '@/ui/SaveProblem';
import { formErrors } from './problems';
import { type RosterValues, ShiftFields } from './ShiftFields';
import { useWriteRoster } from './useRoster';

interface DayEditorProps {
  day: DayRoster | null;
  people: { id: string; name: string }[];
  onReload: () => void;
  onClose: () => void;
}

/** Edits the roster of one day as a whole. */
export function DayEditor({ day, people, onReload, onClose }: DayEditorProps) {
  const { t, i18n } = useTranslation('roster');
  return (
    <Drawer
      opened={day !== null}
      onClose={onClose}
      position="right"
      size={640}
      title={day && t('editTitle', { day: weekdayAndDate(day.date, i18n.language) })}
    >
      {day && <Editing key={`${day.date}-${day.etag}`} day={day} people={people} onReload={onReload} onClose={onClose} />}
    </Drawer>
  );
}

function Editing({ day, people, onReload, onClose }: DayEditorProps & { day: DayRoster }) {
  const { t } = useTranslation('roster');
  const clinic = useClinic();
  const write = useWriteRoster(clinic.id);
  const form = useForm<RosterValues>({ initialValues: { shifts: day.shifts } });
  const submit = form.onSubmit(({ shifts }) =>
    perform(
      write,
      { day, shifts },
      {
        onSuccess: () => {
          done(t('saved'));
          onClose();
        },
        onError: (error) => error instanceof Refused && form.setErrors(formErrors(error)),
      },
    ),
  );
  const shown = Object.keys(write.error instanceof Refused ? write.error.fields() : {});
  const add = () =>
    form.insertListItem('shifts', {
      staffId: people[0]?.id ?? '',
      from: '07:30',
      until: '18:00',
      breaks: [],
      charge: false,
      duty: 'NURSE',
    } satisfies NewShift);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {form.values.shifts.length === 0 && <Text>{t('nobody')}</Text>}
        {form.values.shifts.map((_, index) => (
          <ShiftFields key={index} form={form} index={index} people={people} />
        ))}
        <Button variant="default" onClick={add}>
          {t('addShift')}
        </Button>
        <SaveProblem error={write.error} except={shown} onReload={onReload} />
        <FormButtons doLabel={t('save')} pending={write.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}
