/** The languages of documents. The first one is the default. */
export const LANGUAGES = ['en', 'nl'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A text in every language of documents. */
export type Translations = Readonly<Record<Language, string>>;
