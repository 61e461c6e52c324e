import type { RecordType } from '../../common/audit/record-types.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { buildCompanyKeys, type CompanyNames } from '../../companies/names/company-keys.rules.js';
import { buildResyncPayload, LIVE_UPDATES_CHANNEL } from '../../database/transactions/live-update.rules.js';
import { isDistinctiveName } from '../name-spellings.rules.js';
import { listAuditedTables } from '../registry/record-tables.rules.js';
import type { ErasablePerson } from './erased-person.reader.js';
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
export async function clearJobErrors(sql: SqlClient, { words, matcher }: ErasablePerson): Promise<void> {
  const patterns = listLikePatterns([...words.names.filter((name) => isDistinctiveName(name)), ...words.emails]);
  const { found } = await sql.queryOne<{ found: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`);
  if (!found) return;
  await sql.execute(
    `UPDATE pgboss.job SET output = '{"value": "[erased]"}'::jsonb
     WHERE lower(output::text) LIKE ANY($1::text[]) OR translate(output::text, ' ./()-', '') LIKE ANY($2::text[])`,
    [patterns, matcher.like.digits],
  );
}

/** Counts the files of scheduled reports, which stay where they were written. */
export async function countReportFiles(sql: SqlClient): Promise<number> {
  const { files } = await sql.queryOne<{ files: number }>(
    'SELECT count(*)::integer AS files FROM report_schedule_run WHERE file_name IS NOT NULL',
  );
  return files;
}

/** The table of the records whose parts a table has. */
const PARTS: Readonly<Record<string, string>> = { session_speaker: 'seminar_session' };

/**
 * Tells clients to read the records of some tables again, because the audit trail has no entry for each record of the person that
 * was cleared. The messages have the types of the records only.
 */
export async function notifyClients(sql: SqlClient, tables: readonly string[]): Promise<void> {
  const changed = new Set(tables.map((table) => PARTS[table] ?? table));
  const types = Object.entries(listAuditedTables()).filter(([, table]) => changed.has(table));
  await sql.queryAll('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
    LIVE_UPDATES_CHANNEL,
    types.map(([type]) => buildResyncPayload(type as RecordType)),
  ]);
}
