import type { Language } from '../../common/reference/languages.constants.js';

/** The colour schemes of the web application. `auto` follows the operating system. */
export const THEMES = ['light', 'dark', 'auto'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** Maximum size of `ui` as JSON, in bytes. */
export const MAX_UI_BYTES = 16_384;

/** The preferences of a user who has stored none. */
export const DEFAULT_PREFERENCES = {
  language: 'en' as Language,
  theme: 'auto' as Theme,
  singleKeyShortcuts: true,
  ui: {} as Record<string, unknown>,
};
