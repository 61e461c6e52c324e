import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildCompanyKeys, type CompanyNames } from '../../companies/names/company-keys.rules.js';
import { isDistinctiveName } from '../name-spellings.rules.js';
import { listLikePatterns, type PersonWords } from './person-words.rules.js';

/** A word of the search that may not be used any more. */
interface SearchWord extends Record<string, unknown> {
  word: string;
}

/** Lists the words by which the search has found a person. Call it before the erasure. */
export async function listSearchWords(
  sql: SqlClient,
  contactIds: readonly string[],
  { names, parts }: PersonWords,
): Promise<string[]> {
  const rows = await sql.queryAll<SearchWord>(
    `SELECT search_spellings(search_contact_terms(k)) AS word FROM contact k WHERE id = ANY($1::uuid[])
     UNION SELECT search_spellings(search_words(text)) FROM unnest($2::text[]) AS text`,
    [contactIds, [...names, ...parts]],
  );
  return rows.map(({ word }) => word);
}

/** The kinds of entries of the search, each with an index of its own. */
const ENTRY_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;

/** Deletes those of some words that no entry of the search contains any more. */
export async function deleteUnusedWords(sql: SqlClient, words: readonly string[]): Promise<void> {
  const isUsed = ENTRY_KINDS.map(
    (kind) => `EXISTS (SELECT FROM search_entry e WHERE e.kind = '${kind}' AND e.terms @@ w.query
      AND (w.confidential_lead_id IS NULL OR w.confidential_lead_id = e.confidential_lead_id))`,
  );
  await sql.queryAllWithCustomPlan(
    `DELETE FROM search_word WHERE id IN (
       SELECT w.id FROM (SELECT id, confidential_lead_id, array_to_tsvector(ARRAY[word])::text::tsquery AS query
         FROM search_word WHERE word = ANY($1::text[])) AS w
       WHERE NOT (${isUsed.join(' OR ')}))`,
    [words],
  );
}

/** Computes the keys of some companies again, by which they are found under another spelling. */
export async function updateCompanyKeys(sql: SqlClient, companyIds: readonly string[]): Promise<void> {
  const companies = await sql.queryAll<CompanyNames & { id: string }>(
    'SELECT id, name, native_name AS "nativeName", aliases FROM company WHERE id = ANY($1::uuid[]) ORDER BY id',
    [companyIds],
  );
  for (const { id, ...names } of companies) {
    const { nameKey, coreKey, nativeKey, aliasKeys, pinyin, pinyinInitials } = buildCompanyKeys(names);
    await sql.execute(
      `UPDATE company SET name_key = $2, core_key = $3, native_key = $4, alias_keys = $5, pinyin = $6, pinyin_initials = $7
       WHERE id = $1`,
      [id, nameKey, coreKey, nativeKey, aliasKeys, pinyin, pinyinInitials],
    );
  }
}

/**
 * Removes what failed jobs have noted about a person. The data of jobs are ids, which stay. A name of one word is not searched,
 * because it can be any word.
 */
export async function clearJobErrors(sql: SqlClient, { names, emails }: PersonWords): Promise<void> {
  const patterns = listLikePatterns([...names.filter((name) => isDistinctiveName(name)), ...emails]);
  const { found } = await sql.queryOne<{ found: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`);
  if (!found) return;
  await sql.execute(
    `UPDATE pgboss.job SET output = '{"value": "[erased]"}'::jsonb WHERE lower(output::text) LIKE ANY($1::text[])`,
    [patterns],
  );
}

/** Counts the files of scheduled reports, which stay where they were written. */
export async function countReportFiles(sql: SqlClient): Promise<number> {
  const { files } = await sql.queryOne<{ files: number }>(
    'SELECT count(*)::integer AS files FROM report_schedule_run WHERE file_name IS NOT NULL',
  );
  return files;
}
