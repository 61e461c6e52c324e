/** The values of a form as a request has them: a free text can be empty. */
type CleanValues<V> = { [F in keyof V]: string extends V[F] ? V[F] | null : V[F] };

/** Removes the blanks around the texts of a form, and makes an empty text null. */
export function cleanTexts<V extends object>(values: V): CleanValues<V> {
  const entries = Object.entries(values) as [string, unknown][];
  return Object.fromEntries(
    entries.map(([field, value]) => [field, typeof value === 'string' ? value.trim() || null : value]),
  ) as CleanValues<V>;
}

/** Picks the fields of a request that are sent: all of a new record, and only what was changed of another. */
export function pickSent<Body extends object>(body: Body, isSent: (field: keyof Body & string) => boolean): Body {
  return Object.fromEntries(Object.entries(body).filter(([field]) => isSent(field as keyof Body & string))) as Body;
}
