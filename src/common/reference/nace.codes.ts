/** The revisions of the NACE classification. */
export const NACE_VERSIONS = ['2.0', '2.1'] as const;
export type NaceVersion = (typeof NACE_VERSIONS)[number];

/** First and last division of each section. Between them a few numbers are not used; those are listed apart. */
const SECTIONS: Record<NaceVersion, Record<string, readonly [number, number]>> = {
  '2.0': {
    A: [1, 3],
    B: [5, 9],
    C: [10, 33],
    D: [35, 35],
    E: [36, 39],
    F: [41, 43],
    G: [45, 47],
    H: [49, 53],
    I: [55, 56],
    J: [58, 63],
    K: [64, 66],
    L: [68, 68],
    M: [69, 75],
    N: [77, 82],
    O: [84, 84],
    P: [85, 85],
    Q: [86, 88],
    R: [90, 93],
    S: [94, 96],
    T: [97, 98],
    U: [99, 99],
  },
  '2.1': {
    A: [1, 3],
    B: [5, 9],
    C: [10, 33],
    D: [35, 35],
    E: [36, 39],
    F: [41, 43],
    G: [46, 47],
    H: [49, 53],
    I: [55, 56],
    J: [58, 60],
    K: [61, 63],
    L: [64, 66],
    M: [68, 68],
    N: [69, 75],
    O: [77, 82],
    P: [84, 84],
    Q: [85, 85],
    R: [86, 88],
    S: [90, 93],
    T: [94, 96],
    U: [97, 98],
    V: [99, 99],
  },
};

/** The section a code belongs to in a revision; undefined when there is no such division. */
export function sectionOf(version: NaceVersion, code: string): string | undefined {
  if (/^[A-Z]$/.test(code)) return code in SECTIONS[version] ? code : undefined;
  const division = /^(\d\d)(\.\d{1,2})?$/.exec(code)?.[1];
  if (division === undefined) return undefined;
  const number = Number(division);
  return Object.entries(SECTIONS[version]).find(([, [first, last]]) => number >= first && number <= last)?.[0];
}

/**
 * Whether a text is a code of the revision: a section letter, a division `27`, a group `27.4` or a class `27.40`.
 * Divisions are known exactly; below them only the form is checked, as no machine-readable list is in reach.
 */
export function isNace(version: NaceVersion, code: string): boolean {
  return sectionOf(version, code) !== undefined;
}
