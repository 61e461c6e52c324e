/** The texts of a dictionary in another language: the same keys with other texts. */
export type Translations<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translations<T[K]> };
