import { hasWords } from './code-search.rules.js';
import type { Language } from './languages.constants.js';
import packed from './nace-codes.json' with { type: 'json' };

/**
 * The revisions of NACE in use: 2.0 is Rev. 2 (2008), 2.1 is Rev. 2.1 (2025). Many codes have different meanings in the
 * two.
 */
export const NACE_VERSIONS = ['2.0', '2.1'] as const;

/** One of {@link NACE_VERSIONS}. */
export type NaceVersion = (typeof NACE_VERSIONS)[number];

/** The revision in force, which counts where a request names none. */
export const DEFAULT_NACE_VERSION: NaceVersion = '2.1';

/** The levels of NACE: 1 is a section (`C`), 2 a division (`27`), 3 a group (`27.4`), 4 a class (`27.40`). */
export const NACE_LEVELS = [1, 2, 3, 4] as const;

/** One of {@link NACE_LEVELS}. */
export type NaceLevel = (typeof NACE_LEVELS)[number];

/** A code of one revision. */
export interface NaceCode {
  version: NaceVersion;
  code: string;
  level: NaceLevel;
  /** The code one level higher; null for a section. */
  parentCode: string | null;
  /** The titles. Those of Rev. 2 are English in both languages, because no Dutch ones were available. */
  titles: Readonly<Record<Language, string>>;
}

const TABLES: Readonly<Record<NaceVersion, ReadonlyMap<string, NaceCode>>> = {
  '2.0': parseCodes('2.0', packed['2.0']),
  '2.1': parseCodes('2.1', packed['2.1']),
};

/** Reads lines such as `27.4 Manufacture of lighting equipment`. A division lies in the section before it. */
function parseCodes(version: NaceVersion, lines: { en: string[]; nl?: string[] }): ReadonlyMap<string, NaceCode> {
  let section: string | null = null;
  const codes = lines.en.map((line, index): NaceCode => {
    const [code, en] = splitLine(line);
    const [, nl] = splitLine(lines.nl?.[index] ?? line);
    const level = findLevel(code);
    if (level === 1) section = code;
    const parentCode = [null, section, code.slice(0, 2), code.slice(0, 4)][level - 1]!;
    return { version, code, level, parentCode: level === 1 ? null : parentCode, titles: { en, nl } };
  });
  return new Map(codes.map((one) => [one.code, one]));
}

function splitLine(line: string): [code: string, title: string] {
  const end = line.indexOf(' ');
  return [line.slice(0, end), line.slice(end + 1)];
}

function findLevel(code: string): NaceLevel {
  if (code.length === 1) return 1;
  return code.length === 2 ? 2 : code.length === 4 ? 3 : 4;
}

/** Finds a section, division, group or class of a revision. National extensions (five digits) are not NACE. */
export function findNace(version: NaceVersion, code: string): NaceCode | undefined {
  return TABLES[version].get(code);
}

/** Tells whether a text is a code of the revision: a section `C`, a division `27`, a group `27.4` or a class `27.40`. */
export function isNace(version: NaceVersion, code: string): boolean {
  return TABLES[version].has(code);
}

/** The criteria of a search among the codes of one revision. */
export interface NaceSearch {
  version: NaceVersion;
  language: Language;
  level?: NaceLevel | undefined;
  /** The beginning of a code, or words of the title. */
  text?: string | undefined;
}

/**
 * Finds the codes of a revision that begin with a text or have all of its words in their title, in the order of NACE.
 * Codes may be typed without the point, and with the fifth digit of the Belgian edition, which is ignored.
 */
export function searchNace({ version, language, level, text = '' }: NaceSearch): NaceCode[] {
  const codes = [...TABLES[version].values()].filter((one) => level === undefined || one.level === level);
  const typed = text.trim().toUpperCase();
  if (/^[A-Z]$/.test(typed)) return codes.filter(({ code }) => code === typed);
  if (/^\d[\d.]*$/.test(typed)) {
    const digits = typed.replaceAll('.', '').slice(0, 4);
    return codes.filter(({ code }) => code.replace('.', '').startsWith(digits));
  }
  return codes.filter(({ titles }) => hasWords(text, titles[language]));
}

/** The codes that have the same title in both revisions, so that they mean the same in both. */
export const UNCHANGED_NACE_CODES: readonly string[] = [...TABLES['2.0'].values()]
  .filter(({ code, titles }) => TABLES['2.1'].get(code)?.titles.en.replaceAll('’', "'") === titles.en)
  .map(({ code }) => code);

const UNCHANGED: ReadonlySet<string> = new Set(UNCHANGED_NACE_CODES);

/** The end of the key of a sector whose code is of Rev. 2 and has another title, or none, in Rev. 2.1. */
export const REV_2_SUFFIX = ' Rev. 2';

/**
 * Returns the key under which leads of one sector are added up. The two revisions share a key only where code and title
 * are the same.
 */
export function toSectorKey(code: string, version: string | null): string {
  return version === '2.0' && !UNCHANGED.has(code) ? code + REV_2_SUFFIX : code;
}

/** Returns the code and the title for a key of {@link toSectorKey}; the key itself if the code does not exist. */
export function getSectorLabel(key: string, language: Language): string {
  const isRev2 = key.endsWith(REV_2_SUFFIX);
  const code = isRev2 ? key.slice(0, -REV_2_SUFFIX.length) : key;
  const title = findNace(isRev2 ? '2.0' : '2.1', code)?.titles[language];
  if (title === undefined) return key;
  return isRev2 ? `${code} ${title} (Rev. 2)` : `${code} ${title}`;
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
