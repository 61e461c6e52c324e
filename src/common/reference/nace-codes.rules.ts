/**
 * The revisions of NACE in use: 2.0 is Rev. 2 (2008), 2.1 is Rev. 2.1 (2025). Some section letters have different
 * meanings in the two.
 */
export const NACE_VERSIONS = ['2.0', '2.1'] as const;

/** One of {@link NACE_VERSIONS}. */
export type NaceVersion = (typeof NACE_VERSIONS)[number];

/**
 * First and last division of each section; every number between them is a division too. Rev. 2 is Regulation (EC) No
 * 1893/2006 (21 sections, 88 divisions), Rev. 2.1 is Delegated Regulation (EU) 2023/137 (22 and 87).
 */
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

/**
 * Returns the section letter of a section, division, group or class code; undefined if it is not a code of the
 * revision.
 */
export function findSection(version: NaceVersion, code: string): string | undefined {
  if (/^[A-Z]$/.test(code)) return Object.hasOwn(SECTIONS[version], code) ? code : undefined;
  const division = /^(\d\d)(\.\d{1,2})?$/.exec(code)?.[1];
  if (division === undefined) return undefined;
  const number = Number(division);
  return Object.entries(SECTIONS[version]).find(([, [first, last]]) => number >= first && number <= last)?.[0];
}

/**
 * Tells whether a text is a code of the revision: a section `C`, a division `27`, a group `27.4` or a class `27.40`.
 *
 * Sections and divisions are checked against the official tables. Groups and classes are checked **by form only**,
 * within an existing division, because no official machine-readable list of the 272 and 287 groups and the 615 and 651
 * classes was available. So `27.99` passes. National extensions (five digits) are not NACE and are rejected.
 */
export function isNace(version: NaceVersion, code: string): boolean {
  return findSection(version, code) !== undefined;
}

/**
 * Returns the NACE code of a code as people write it: without or with other separators (`2740`), and the class of a
 * NACE-BEL code, whose fifth digit is a Belgian subclass (`27.401`). Other text is returned as it is.
 */
export function normaliseNace(typed: string): string {
  const compact = typed.trim().replace(/[\s.]/g, '');
  if (/^[A-Za-z]$/.test(compact)) return compact.toUpperCase();
  const [, division, rest] = /^(\d\d)(\d{1,3})$/.exec(compact) ?? [];
  return division === undefined || rest === undefined ? typed : `${division}.${rest.slice(0, 2)}`;
}
