import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './protocol.module.css';

interface DocumentTextProps {
  text: string;
  broken: string | null;
  onChange: (text: string) => void;
}

/** The whole document as text. */
export function DocumentText({ text, broken, onChange }: DocumentTextProps) {
  const { t } = useTranslation('protocol');
  return (
    <Textarea
      label={t('draft.document')}
      description={t('draft.documentHint')}
      className={classes.document}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={broken && t('draft.broken', { message: broken })}
      rows={32}
      spellCheck={false}
    />
  );
}
