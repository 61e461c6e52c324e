import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple, Notification } from '@mantine/core';
import i18next from 'i18next';

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

/** The name of the button that closes a notification, in the language of the moment at which it is shown. */
const CLOSE_BUTTON = {
  get 'aria-label'() {
    return i18next.t('close', { ns: 'shared' });
  },
};

export const THEME = createTheme({
  primaryColor: 'limburg',
  // White text on a lighter shade would not have enough contrast (WCAG 2.2 SC 1.4.3), in the dark theme neither.
  primaryShade: 8,
  colors: { limburg: LIMBURG_GREEN },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    // Capital letters are harder to read, and German and Dutch words get too long.
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500 } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: CLOSE_BUTTON } }),
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif',
});

/** Colours of secondary texts and of errors that have enough contrast (WCAG 2.2 SC 1.4.3) also on the grey of columns. */
export const resolveColors: CSSVariablesResolver = ({ colors: { gray, dark, red } }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[7],
    '--mantine-color-error': red[9],
  },
  dark: {
    '--mantine-color-dimmed': dark[1],
    '--mantine-color-placeholder': dark[1],
    '--mantine-color-error': red[4],
  },
});
