import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** True black behind everything: the room is dim, and the patient dissociates. */
const dark: MantineColorsTuple = [
  '#e7e9ec',
  '#c3c7cd',
  '#a6abb3',
  '#8b919a',
  '#4b5058',
  '#2c3036',
  '#1b1e22',
  '#0b0c0e',
  '#050506',
  '#000000',
];

/** Calm and neutral; red, amber and cyan belong to alarms alone (IEC 60601-1-8). */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  // black on the accent where white would have less than 4.5 : 1
  luminanceThreshold: 0.18,
  colors: { dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { mih: 44 } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', comboboxProps: { shadow: 'md' } } },
    Textarea: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true } },
    // a link in a text is not told by its color alone
    Anchor: { defaultProps: { underline: 'always' } },
  },
});
