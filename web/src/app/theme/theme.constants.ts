import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The green of the province, from light to dark. */
const LIMBURG_GREEN: MantineColorsTuple = [
  '#e9f7f1',
  '#d5ebe2',
  '#a9d7c4',
  '#7ac2a4',
  '#54b189',
  '#3ca678',
  '#2ea16f',
  '#1f8b5d',
  '#0b6e4f',
  '#055a3f',
];

export const THEME = createTheme({
  primaryColor: 'limburg',
  // White text on a lighter shade would not have enough contrast (WCAG 2.2 SC 1.4.3), in the dark theme neither.
  primaryShade: 8,
  colors: { limburg: LIMBURG_GREEN },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Capital letters are harder to read, and German and Dutch words get too long.
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500 } }) },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif',
});

/** Colours of secondary texts and of errors that have enough contrast (WCAG 2.2 SC 1.4.3) also on the grey of columns. */
export const resolveColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[9],
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[1],
    '--mantine-color-error': colors.red[4],
  },
});
