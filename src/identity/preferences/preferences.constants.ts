import { LANGUAGES } from '../../common/reference/languages.constants.js';
import type { NotificationKind } from '../notifications/notification.constants.js';

/** The languages of the web application. `auto` follows the browser. */
export const LANGUAGE_PREFERENCES = [...LANGUAGES, 'auto'] as const;
/** One of {@link LANGUAGE_PREFERENCES}. */
export type LanguagePreference = (typeof LANGUAGE_PREFERENCES)[number];

/** The colour schemes of the web application. `auto` follows the operating system. */
export const THEMES = ['light', 'dark', 'auto'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** Maximum size of `ui` as JSON, in bytes. */
export const MAX_UI_BYTES = 16_384;

/** The preferences of a user who has stored none. */
export const DEFAULT_PREFERENCES = {
  language: 'auto' as LanguagePreference,
  theme: 'auto' as Theme,
  singleKeyShortcuts: true,
  ui: {} as Record<string, unknown>,
  mutedNotifications: [] as NotificationKind[],
};
