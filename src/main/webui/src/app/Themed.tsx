import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalMark } from '@/lib/numbers';
import { theme } from './theme';

/** The look of everything, in which numbers are written as the language writes them. */
export function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const mark = decimalMark(i18n.language);
  const spoken = useMemo(() => mergeThemeOverrides(theme, { components: { NumberInput: { defaultProps: { decimalSeparator: mark } } } }), [mark]);
  return (
    <MantineProvider theme={spoken} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
