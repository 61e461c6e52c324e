import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';
import targets from './targets.module.css';

/** The green of the province, from light to dark. */
const LIMBURG_GREEN: MantineColorsTuple = [
  '#e9f7f1',
  '#d5ebe2',
  '#a9d7c4',
  '#7ac2a4',
  '#54b189',
  '#3ca678',
  '#2ea16f',
  '#1b8558',
  '#0b6e4f',
  '#055a3f',
];

/** The name of the button that closes a notification, in the language of the moment at which it is shown. */
const CLOSE_BUTTON = {
  get 'aria-label'() {
    return i18next.t('close', { ns: 'shared' });
  },
};

const FLOATING = { withinPortal: false, floatingStrategy: 'fixed' } as const;

/** A list of options scrolls itself, because the arrow keys move in it (WCAG 2.1.1). */
const LIST = { withScrollArea: false, styles: { options: { maxHeight: 240, overflowY: 'auto' } } };

/** Colours of texts on white and on the light shade of their colour (WCAG 2.2 SC 1.4.3), where those of Mantine are too light. */
const READABLE_COLORS = { red: '#a61e1e', orange: '#8f3300', yellow: '#6b4400', green: '#1d5f2a', gray: '#343a40' };

export const THEME = createTheme({
  primaryColor: 'limburg',
  // White text on a lighter shade would not have enough contrast (WCAG 2.2 SC 1.4.3), in the dark theme neither.
  primaryShade: 8,
  colors: { limburg: LIMBURG_GREEN },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Users who have asked their system for less motion see dialogs and lists at once (WCAG 2.2 SC 2.3.3).
  respectReducedMotion: true,
  components: {
    Button: { classNames: { root: targets['height'] } },
    ActionIcon: { classNames: { root: targets['square'] } },
    Input: { classNames: { input: targets['input'] } },
    // Capital letters are harder to read, and German and Dutch words get too long.
    Badge: { defaultProps: { tt: 'none', fw: 500 } },
    Notification: { defaultProps: { closeButtonProps: CLOSE_BUTTON } },
    // Lists and menus stay within the landmark or dialog that opens them, because assistive technology ignores what is
    // outside of it. With a fixed position nothing around them cuts them off.
    Menu: {
      classNames: { item: targets['height'] },
      defaultProps: { ...FLOATING, shadow: 'md', withInitialFocusPlaceholder: false },
    },
    Popover: { defaultProps: { ...FLOATING, shadow: 'md' } },
    Combobox: { defaultProps: { ...FLOATING, shadow: 'md' } },
    Select: { defaultProps: LIST },
    MultiSelect: { defaultProps: LIST },
    TagsInput: { defaultProps: LIST },
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif',
});

/** Colours of texts that have enough contrast (WCAG 2.2 SC 1.4.3), secondary ones also on the grey of columns. */
export const resolveColors: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': READABLE_COLORS.red,
    ...Object.fromEntries(
      Object.entries(READABLE_COLORS).flatMap(([name, color]) => [
        [`--mantine-color-${name}-text`, color],
        [`--mantine-color-${name}-light-color`, color],
      ]),
    ),
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[1],
    '--mantine-color-error': colors.red[4],
  },
});
