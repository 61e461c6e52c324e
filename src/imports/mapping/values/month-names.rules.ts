/** The months by the first letters of their names in English and Dutch, which suffice for names and abbreviations. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  maa: 3,
  mrt: 3,
  apr: 4,
  may: 5,
  mei: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
};

/** The full names. A word that begins like a month without being one is not read as a month. */
const NAMES = (
  'january february march april may june july august september october november ' +
  'december januari februari maart mei juni juli augustus oktober mrt'
).split(' ');

/** Returns the number of the month with a name or abbreviation in English or Dutch; null for another word. */
export function findMonth(word: string): number | null {
  const letters = word.toLowerCase().replace(/\.$/, '');
  const isName = letters.length >= 3 && NAMES.some((name) => name.startsWith(letters));
  return isName ? (MONTHS[letters.slice(0, 3)] ?? null) : null;
}
