import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalMark } from '@/lib/numbers';
import { theme } from './theme';

/** The look of everything, with what depends on the language: how numbers are written, and what a cross says that closes. */
export function Themed({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const mark = decimalMark(i18n.language);
  const close = t('action.close');
  const spoken = useMemo(() => {
    const closes = { defaultProps: { closeButtonProps: { 'aria-label': close, size: 44 } } };
    return mergeThemeOverrides(theme, {
      components: { NumberInput: { defaultProps: { decimalSeparator: mark } }, Modal: closes, Drawer: closes },
    });
  }, [mark, close]);
  return (
    <MantineProvider theme={spoken} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
