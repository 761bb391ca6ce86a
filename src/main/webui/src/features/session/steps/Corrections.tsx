import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '@/lib/api/schema';
import shared from '../shared.module.css';
import { may } from '../useSession';
import { ChairForm } from './ChairForm';
import { UNDOS, type Undo, UndoForm } from './UndoForm';

/** What can be set right: a step taken by mistake, the wrong chair. Nothing is shown that the server would refuse. */
export function Corrections({ session }: { session: SessionView }) {
  const { t } = useTranslation('session');
  const [form, setForm] = useState<Undo | 'CHANGE_CHAIR' | null>(null);
  const undos = UNDOS.filter((undo) => may(session, undo));
  const chair = may(session, 'CHANGE_CHAIR');
  if (undos.length === 0 && !chair && !form) {
    return null;
  }
  return (
    <section aria-label={t('undo.title')} className={shared.panel}>
      <Group gap="xs">
        {undos.map((undo) => (
          <Button key={undo} variant="default" onClick={() => setForm(undo)}>
            {t(`undo.button.${undo}`)}
          </Button>
        ))}
        {chair && (
          <Button variant="default" onClick={() => setForm('CHANGE_CHAIR')}>
            {t('changeChair.button')}
          </Button>
        )}
      </Group>
      {form === 'CHANGE_CHAIR' && <ChairForm session={session} onClose={() => setForm(null)} />}
      {form && form !== 'CHANGE_CHAIR' && <UndoForm session={session} undo={form} onClose={() => setForm(null)} />}
    </section>
  );
}
