/** The languages that documents come in; the first holds when none is asked for. */
export const LANGUAGES = ['en', 'nl'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** A text in every language that documents come in. */
export type Words = Readonly<Record<Language, string>>;
