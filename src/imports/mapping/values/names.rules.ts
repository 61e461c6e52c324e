/** Returns what names of countries, languages, currencies and choices are compared by: letters and digits in lower case. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
