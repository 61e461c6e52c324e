const NUMBERS = /^\d{1,250}(\.\d{1,19}){0,5}$/;

/**
 * A version that is a number, or several with points between, as a text that sorts: each with zeros before it, but for the
 * fraction of a number with decimals. Any other is left as it is; so is one that has its zeros.
 */
export function sortableNumbers(version: string): string {
  if (!NUMBERS.test(version)) return version;
  const parts = version.split('.');
  return parts.map((part, place) => (place === 1 && parts.length === 2 ? part : part.padStart(20, '0'))).join('.');
}
