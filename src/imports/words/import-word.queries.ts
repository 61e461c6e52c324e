import type { SqlClient } from '../../database/connections/sql.client.js';
import type { CountedWord } from './word-counter.rules.js';

/** Stores the words of a column. */
export async function insertWords(
  sql: SqlClient,
  importId: string,
  columnIndex: number,
  words: readonly CountedWord[],
): Promise<void> {
  await sql.execute(
    `INSERT INTO import_word (import_id, column_index, key, word, count)
     SELECT $1, $2, key, word, count FROM unnest($3::text[], $4::text[], $5::integer[]) AS w (key, word, count)`,
    [
      importId,
      columnIndex,
      words.map(({ key }) => key),
      words.map(({ word }) => word),
      words.map(({ count }) => count),
    ],
  );
}

/** Returns the words of some columns, the most frequent first. Served by import_word_pk. */
export async function readWords(
  sql: SqlClient,
  importId: string,
  columnIndexes: readonly number[],
): Promise<Map<number, CountedWord[]>> {
  if (columnIndexes.length === 0) return new Map();
  const rows = await sql.queryAll<CountedWord & { columnIndex: number } & Record<string, unknown>>(
    `SELECT column_index AS "columnIndex", key, word, count FROM import_word
     WHERE import_id = $1 AND column_index = ANY($2::integer[]) ORDER BY column_index, count DESC, key`,
    [importId, [...columnIndexes]],
  );
  return Map.groupBy(rows, ({ columnIndex }) => columnIndex);
}
