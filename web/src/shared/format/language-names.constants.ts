/** The languages of what guests read, each with its name in itself. */
export const LANGUAGE_NAMES = { en: 'English', nl: 'Nederlands', zh: '中文' } as const;
