import { countryName } from '../common/reference/country.codes.js';
import type { Words } from '../common/reference/languages.js';
import type { Sql } from '../database/sql.js';
import { readLabels } from './pipeline-summary.queries.js';
import type { ReportOption, ReportRequest, ReportRow } from './report.definition.js';
import { compare } from './statistics.rules.js';
import { GROUP_WORDS } from './words/report.words.js';
import { VOCABULARY } from './words/vocabulary.words.js';

/** What reports of leads can be told apart by; `none` is all of them together. */
export const LEAD_GROUPS = ['none', 'owner', 'country', 'sector', 'channel', 'activity', 'agreement'] as const;
/** One of {@link LEAD_GROUPS}. */
export type LeadGroup = (typeof LEAD_GROUPS)[number];

/** The column of `lead_version`, under the alias v, that each grouping goes by; always a text. */
export const GROUP_COLUMN: Readonly<Record<LeadGroup, string>> = {
  none: 'NULL::text',
  owner: 'v.owner_id::text',
  country: 'v.country',
  sector: 'v.sector',
  channel: 'v.channel',
  activity: 'v.activity_id::text',
  agreement: 'v.agreement_id::text',
};

/** The choice of a grouping; `more` adds what only one report can be grouped by. */
export function groupOption(more: Readonly<Record<string, Words>> = {}): ReportOption {
  return {
    values: [...LEAD_GROUPS, ...Object.keys(more)],
    default: 'none',
    title: { en: 'By', nl: 'Per' },
    description: {
      en: 'What leads are told apart by; none takes them together.',
      nl: 'Waarnaar de leads opgedeeld worden; none neemt ze samen.',
    },
    words: { ...GROUP_WORDS, none: ALL, ...more },
  };
}

/** The grouping that a text names. */
export function leadGroupOf(name: string | undefined): LeadGroup {
  return LEAD_GROUPS.find((group) => group === name) ?? 'none';
}

const ALL: Words = { en: 'all leads', nl: 'alle leads' };

const WITHOUT: Readonly<Record<LeadGroup, Words>> = {
  none: { en: 'All leads', nl: 'Alle leads' },
  owner: { en: 'No owner', nl: 'Geen eigenaar' },
  country: { en: 'No country', nl: 'Geen land' },
  sector: { en: 'Sector not known', nl: 'Sector niet bekend' },
  channel: { en: 'No channel', nl: 'Geen kanaal' },
  activity: { en: 'No activity', nl: 'Geen activiteit' },
  agreement: { en: 'No agreement', nl: 'Geen overeenkomst' },
};

/**
 * What groups are called, by their keys, as known then; a key without a name shows itself, and leads without one have a
 * name too.
 */
export async function nameGroups(
  sql: Sql,
  group: LeadGroup,
  keys: Iterable<string | null>,
  { knownBefore, language }: Pick<ReportRequest, 'knownBefore' | 'language'>,
): Promise<(key: string | null) => string> {
  const known = [...new Set(keys)].filter((key) => key !== null);
  const names = new Map<string, string>(group === 'channel' ? Object.entries(VOCABULARY[language].channel) : []);
  if (group === 'country') for (const code of known) names.set(code, countryName(code, language));
  if (group === 'owner' || group === 'activity' || group === 'agreement') {
    const entity = group === 'owner' ? 'user' : group;
    for (const { id, label } of await readLabels(sql, entity, known, knownBefore)) names.set(id, label);
  }
  return (key) => (key === null ? WITHOUT[group][language] : (names.get(key) ?? key));
}

/**
 * By name, rows without a key last, ties by key. Compared letter by letter without case and accents: the order of a
 * locale changes with the versions of its tables, and the bytes of a report must not.
 */
export function byLabel(a: ReportRow, b: ReportRow): number {
  if ((a['key'] === null) !== (b['key'] === null)) return a['key'] === null ? 1 : -1;
  const [label, other] = [String(a['label']), String(b['label'])];
  return compare(plain(label), plain(other)) || compare(label, other) || compare(String(a['key']), String(b['key']));
}

const plain = (label: string) => label.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
