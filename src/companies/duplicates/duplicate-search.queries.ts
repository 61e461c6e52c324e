import type { SqlClient } from '../../database/connections/sql.client.js';
import { listPlainKeys, listSignedKeys, SHORT_FORM, SOUND } from '../names/company-keys.rules.js';
import type { CompanyFingerprint } from './company-fingerprint.rules.js';
import type { DuplicateCandidateView } from './duplicate.view.js';
import { isSharedDomain } from '../identifiers/email-domains.rules.js';
import { scoreDuplicate } from './duplicate-scoring.rules.js';
import type { Identifier } from '../model/company.rules.js';

/** Maximum number of rows that one kind of similarity may add. A name with more matches is not significant. */
const MAX_SIMILAR_COMPANIES = 40;

/**
 * Highest score that a short form or a similar sound can give; see `duplicate-scoring.rules.ts`. Above it, they are not
 * looked up.
 */
const MAX_SUGGESTION_SCORE = 0.7;

/**
 * Query for companies in use that may be the same as a given one. Every branch has its index:
 * company_identifier_value_idx, company_native_key_idx, company_name_key_idx, company_alias_keys_idx,
 * company_email_domains_idx, company_core_key_trgm_idx, company_pinyin_trgm_idx. The last two are used inside database
 * functions, because the planner assumes that comparing two texts is as cheap as comparing two numbers and would
 * otherwise read the whole table of some thousand companies.
 */
const CANDIDATES = `
  (SELECT company_id AS id FROM company_identifier WHERE value = ANY($1::text[]) AND active LIMIT ${MAX_SIMILAR_COMPANIES})
  UNION (SELECT id FROM company WHERE native_key = ANY($2::text[]) AND archived_at IS NULL LIMIT ${MAX_SIMILAR_COMPANIES})
  UNION (SELECT id FROM company WHERE name_key = ANY($2::text[]) AND archived_at IS NULL LIMIT ${MAX_SIMILAR_COMPANIES})
  UNION (SELECT id FROM company WHERE alias_keys && $2::text[] AND archived_at IS NULL LIMIT ${MAX_SIMILAR_COMPANIES})
  UNION (SELECT id FROM company WHERE email_domains && $3::text[] AND archived_at IS NULL LIMIT ${MAX_SIMILAR_COMPANIES})
  UNION SELECT find_similar_companies($4::text, $5::text, ${MAX_SIMILAR_COMPANIES})
  UNION SELECT find_companies_by_pinyin($6::text, ${MAX_SIMILAR_COMPANIES})`;

/** Finds the companies in use that may be the same as a company, likeliest first. */
export async function findDuplicates(
  sql: SqlClient,
  company: CompanyFingerprint,
  { minScore, limit }: { minScore: number; limit: number },
): Promise<DuplicateCandidateView[]> {
  const { nameKey, nativeKey, coreKey, aliasKeys } = company;
  const names = [nameKey, ...(nativeKey === null ? [] : [nativeKey]), ...listPlainKeys(aliasKeys)];
  const keys = minScore > MAX_SUGGESTION_SCORE ? names : [...names, ...listWeakKeys(names, aliasKeys)];
  const rows = await sql.queryAll<{ id: string }>(CANDIDATES, [
    buildNumberVariants(company.identifiers),
    keys,
    company.emailDomains.filter((domain) => !isSharedDomain(domain)),
    coreKey,
    nameKey,
    minScore > MAX_SUGGESTION_SCORE ? null : chooseSound(company, nameKey),
  ]);
  const others = await readFingerprints(
    sql,
    rows.map(({ id }) => id),
  );
  return [...others.values()]
    .map((other) => {
      const { id, name, nativeName, country, city } = other;
      return { id, name, nativeName, country, city, ...scoreDuplicate(company, other) };
    })
    .filter(({ id, score }) => id !== company.id && score > 0 && score >= minScore)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/**
 * Returns the keys by which the company is found only as a suggestion: companies that have one of its names as a short
 * form, companies that are called by one of its short forms, and companies with its sound.
 */
function listWeakKeys(names: readonly string[], aliasKeys: readonly string[]): string[] {
  return [
    ...names.map((name) => SHORT_FORM + name),
    ...listSignedKeys(aliasKeys, SHORT_FORM),
    ...aliasKeys.filter((key) => key.startsWith(SOUND)),
  ];
}

/**
 * Returns the pinyin. For a company without a native name it returns the Latin name, which may be the pinyin of another
 * company.
 */
function chooseSound({ pinyin }: CompanyFingerprint, nameKey: string): string {
  return pinyin ?? nameKey.replaceAll(' ', '');
}

/** Returns the numbers to look for. A Belgian VAT number is the KBO number with BE in front. */
function buildNumberVariants(identifiers: readonly Identifier[]): string[] {
  return identifiers.flatMap(({ scheme, value }) => {
    if (scheme === 'KBO') return [value, `BE${value}`];
    return scheme === 'VAT' && value.startsWith('BE') ? [value, value.slice(2)] : [value];
  });
}

/** A stored company with the facts for the comparison, and the city that helps people to recognise it. */
export interface StoredFingerprint extends CompanyFingerprint {
  id: string;
  city: string | null;
}

/** Reads the fingerprints of companies. */
export async function readFingerprints(
  sql: SqlClient,
  ids: readonly string[],
): Promise<Map<string, StoredFingerprint>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.queryAll<StoredFingerprint>(
    `SELECT c.id, c.name, c.native_name AS "nativeName", c.aliases, c.country, c.city, c.email_domains AS "emailDomains",
       c.name_key AS "nameKey", c.core_key AS "coreKey", c.native_key AS "nativeKey", c.alias_keys AS "aliasKeys", c.pinyin,
       (SELECT coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value)), '[]')
         FROM company_identifier i WHERE i.company_id = c.id) AS identifiers
     FROM company c WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
