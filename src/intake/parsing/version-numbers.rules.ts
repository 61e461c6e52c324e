const NUMBERS = /^\d{1,250}(\.\d{1,19}){0,5}$/;

/**
 * Returns a numeric version (`7`, `1.2.3`) as a sortable text: each number gets leading zeros, except the fraction of a
 * decimal number. Another version, or one that has its leading zeros already, is returned unchanged.
 */
export function toSortableNumbers(version: string): string {
  if (!NUMBERS.test(version)) return version;
  const parts = version.split('.');
  return parts.map((part, place) => (place === 1 && parts.length === 2 ? part : part.padStart(20, '0'))).join('.');
}
