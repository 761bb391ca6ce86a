import { Button } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import shared from '../shared.module.css';
import type { PadKey } from './pad';

interface KeypadProps {
  onKey: (key: PadKey) => void;
  onSave: () => void;
  saving: boolean;
}

/** Large keys for gloved hands; closed while a set is being saved, so that no digit of the next one is lost. */
export function Keypad({ onKey, onSave, saving }: KeypadProps) {
  const { t } = useTranslation('session');
  const digit = (value: string) => (
    <Button key={value} variant="default" h="100%" className={shared.key} disabled={saving} onClick={() => onKey({ digit: value })}>
      {value}
    </Button>
  );
  return (
    <div className={shared.keys} role="group" aria-label={t('pad.keypad')}>
      {['1', '2', '3'].map(digit)}
      <Button
        variant="default"
        h="100%"
        disabled={saving}
        onClick={() => onKey({ erase: true })}
        leftSection={<IconBackspace aria-hidden size={20} />}
        px={6}
      >
        {t('pad.erase')}
      </Button>
      {['4', '5', '6'].map(digit)}
      <Button variant="default" h="100%" disabled={saving} onClick={() => onKey({ next: true })}>
        {t('pad.next')}
      </Button>
      {['7', '8', '9'].map(digit)}
      <Button h="100%" style={{ gridRow: 'span 2' }} onClick={onSave} loading={saving} size="md" px={6}>
        {t('pad.save')}
      </Button>
      <span />
      {digit('0')}
      <span />
    </div>
  );
}
