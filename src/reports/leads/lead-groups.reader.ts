import { getCountryName } from '../../common/reference/country-codes.rules.js';
import type { Translations } from '../../common/reference/languages.constants.js';
import { getSectorLabel } from '../../common/reference/nace-codes.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { readLabels, SECTOR_KEY } from './lead-history.queries.js';
import type { ReportOption, ReportRequest, ReportRow } from '../definition/report-definition.rules.js';
import { compare } from '../statistics/statistics.rules.js';
import { GROUP_LABELS } from '../i18n/report.constants.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';

/** The groupings of reports of leads; `none` takes all leads together. */
export const LEAD_GROUPS = ['none', 'owner', 'country', 'sector', 'channel', 'activity', 'agreement'] as const;
/** One of {@link LEAD_GROUPS}. */
export type LeadGroup = (typeof LEAD_GROUPS)[number];

/** The column of `lead_version`, under the alias v, or SQL that derives it, for each grouping; always a text. */
export const GROUP_COLUMN: Readonly<Record<LeadGroup, string>> = {
  none: 'NULL::text',
  owner: 'v.owner_id::text',
  country: 'v.country',
  sector: SECTOR_KEY,
  channel: 'v.channel',
  activity: 'v.activity_id::text',
  agreement: 'v.agreement_id::text',
};

/** Returns the option for the grouping; `more` adds groupings of one report. */
export function buildGroupOption(more: Readonly<Record<string, Translations>> = {}): ReportOption {
  return {
    values: [...LEAD_GROUPS, ...Object.keys(more)],
    default: 'none',
    title: { en: 'Grouping', nl: 'Groepering' },
    description: {
      en: 'What leads are told apart by; none takes them together.',
      nl: 'Waarnaar de leads opgedeeld worden, of alle leads samen.',
    },
    translations: { ...GROUP_LABELS, none: ALL, ...more },
  };
}

/** Returns the grouping with the given name, `none` if there is none. */
export function parseLeadGroup(name: string | undefined): LeadGroup {
  return LEAD_GROUPS.find((group) => group === name) ?? 'none';
}

const ALL: Translations = { en: 'all leads together', nl: 'alle leads samen' };

const WITHOUT: Readonly<Record<LeadGroup, Translations>> = {
  none: { en: 'All leads', nl: 'Alle leads' },
  owner: { en: 'No owner', nl: 'Geen eigenaar' },
  country: { en: 'No country', nl: 'Geen land' },
  sector: { en: 'Sector not known', nl: 'Sector niet bekend' },
  channel: { en: 'No channel', nl: 'Geen kanaal' },
  activity: { en: 'No activity', nl: 'Geen activiteit' },
  agreement: { en: 'No agreement', nl: 'Geen overeenkomst' },
};

/**
 * Returns a function that names groups by their keys, as known at the instant of the request. A key without a name is
 * shown as it is, and the group of leads without a key has a name too.
 */
export async function readGroupLabels(
  sql: SqlClient,
  group: LeadGroup,
  keys: Iterable<string | null>,
  { knownBefore, language }: Pick<ReportRequest, 'knownBefore' | 'language'>,
): Promise<(key: string | null) => string> {
  const known = [...new Set(keys)].filter((key) => key !== null);
  const names = new Map<string, string>(group === 'channel' ? Object.entries(VOCABULARY[language].channel) : []);
  if (group === 'country') for (const code of known) names.set(code, getCountryName(code, language));
  if (group === 'sector') for (const key of known) names.set(key, getSectorLabel(key, language));
  if (group === 'owner' || group === 'activity' || group === 'agreement') {
    const entity = group === 'owner' ? 'user' : group;
    for (const { id, label } of await readLabels(sql, entity, known, knownBefore)) names.set(id, label);
  }
  return (key) => (key === null ? WITHOUT[group][language] : (names.get(key) ?? key));
}

/**
 * Compares rows by name, then by key; rows without a key come last. Names are compared by their letters without case
 * and accents, because the order of a locale changes with the versions of its tables, and the bytes of a report must
 * not change.
 */
export function compareByLabel(a: ReportRow, b: ReportRow): number {
  if ((a['key'] === null) !== (b['key'] === null)) return a['key'] === null ? 1 : -1;
  const [label, other] = [String(a['label']), String(b['label'])];
  return (
    compare(normaliseLabel(label), normaliseLabel(other)) ||
    compare(label, other) ||
    compare(String(a['key']), String(b['key']))
  );
}

const normaliseLabel = (label: string) => label.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
