import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhaseValues } from './order';

/** As much of a form as its phases need, whatever else it holds. */
type PhasesForm = Pick<UseFormReturnType<{ phases: PhaseValues[] }>, 'values' | 'getInputProps' | 'insertListItem' | 'removeListItem'>;

/** The phases of a course, one after the other. */
export function PhaseFields({ form }: { form: PhasesForm }) {
  const { t } = useTranslation('courses');
  const add = () => form.insertListItem('phases', { name: '', sessions: '', gapDays: { min: '', target: '', max: '' } });
  return (
    <Stack>
      {form.values.phases.map((_, index) => {
        const at = (field: string) => form.getInputProps(`phases.${index}.${field}`);
        return (
          <Fieldset key={index} legend={t('new.phase', { index: index + 1 })}>
            <Group align="start">
              <TextInput label={t('new.name')} withAsterisk {...at('name')} />
              <NumberInput label={t('new.sessions')} withAsterisk allowDecimal={false} hideControls w={110} {...at('sessions')} />
              <NumberInput label={t('new.min')} withAsterisk allowDecimal={false} hideControls w={190} {...at('gapDays.min')} />
              <NumberInput label={t('new.target')} withAsterisk allowDecimal={false} hideControls w={190} {...at('gapDays.target')} />
              <NumberInput label={t('new.max')} withAsterisk allowDecimal={false} hideControls w={190} {...at('gapDays.max')} />
              {form.values.phases.length > 1 && (
                <ActionIcon
                  mt={26}
                  aria-label={t('new.removePhase', { index: index + 1 })}
                  onClick={() => form.removeListItem('phases', index)}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </Fieldset>
        );
      })}
      <Button variant="default" w="fit-content" onClick={add}>
        {t('new.addPhase')}
      </Button>
    </Stack>
  );
}
