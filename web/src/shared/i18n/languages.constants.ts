/** Languages of the application. */
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Returns the locale in which dates, numbers and lists of a language are written. English is that of Europe: 30 Nov 2026, 10:59. */
export const toLocale = (language: string) => (language === 'en' ? 'en-GB' : language);
