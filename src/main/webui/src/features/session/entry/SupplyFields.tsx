import { Group, NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OxygenDevice } from '@/lib/api/schema';
import { type ChosenSupply, OXYGEN_DEVICES } from './oxygen';

/** How much oxygen is given, and by what; either may stay unknown. */
export function SupplyFields({ chosen, onChoose }: { chosen: ChosenSupply; onChoose: (change: ChosenSupply) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label={t('sign.oxygenSupply')}>
      <NumberInput
        aria-label={t('sign.oxygenFlow')}
        placeholder={`${t('sign.oxygenFlow')}, ${t('unit.litersPerMinute')}`}
        suffix={` ${t('unit.litersPerMinute')}`}
        allowNegative={false}
        decimalScale={2}
        hideControls
        flex={1}
        value={chosen.oxygenFlow ?? ''}
        onChange={(flow) => onChoose({ oxygenFlow: flow === '' ? undefined : Number(flow) })}
      />
      <NativeSelect
        aria-label={t('sign.oxygenDevice')}
        flex={1}
        value={chosen.oxygenDevice ?? ''}
        onChange={({ currentTarget }) => onChoose({ oxygenDevice: (currentTarget.value || undefined) as OxygenDevice | undefined })}
        data={[
          { value: '', label: t('sign.oxygenDevice') },
          ...OXYGEN_DEVICES.map((device) => ({ value: device, label: t(`oxygenDevice.${device}`) })),
        ]}
      />
    </Group>
  );
}
