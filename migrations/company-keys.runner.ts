import type { QueryRunner } from 'typeorm';
import { buildCompanyKeys, type CompanyKeys, type CompanyNames } from '../src/companies/names/company-keys.rules.js';

/** Number of companies in a transaction. */
const BATCH_SIZE = 500;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

type Stored = CompanyNames & CompanyKeys & { id: string };

/**
 * Brings the stored keys of all companies, archived ones too, up to date with the present normalisation. Each batch is a
 * transaction that locks its companies, so that it can run again after an interruption. A company whose keys are right is
 * not written. Only derived columns change: versions, dates, history and the audit trail stay as they are.
 * @returns the number of companies that were changed
 */
export async function refreshCompanyKeys(runner: QueryRunner, batchSize = BATCH_SIZE): Promise<number> {
  let changed = 0;
  for (let last = FIRST_ID, isDone = false; !isDone;) {
    await runner.startTransaction();
    try {
      const batch = await readBatch(runner, last, batchSize);
      changed += await writeKeys(runner, batch);
      await runner.commitTransaction();
      isDone = batch.length < batchSize;
      last = batch.at(-1)?.id ?? last;
    } catch (error) {
      await runner.rollbackTransaction();
      throw error;
    }
  }
  return changed;
}

function readBatch(runner: QueryRunner, after: string, limit: number): Promise<Stored[]> {
  return runner.query(
    `SELECT id, name, native_name AS "nativeName", aliases, name_key AS "nameKey", core_key AS "coreKey",
       native_key AS "nativeKey", alias_keys AS "aliasKeys", pinyin, pinyin_initials AS "pinyinInitials"
     FROM company WHERE id > $1 ORDER BY id LIMIT $2 FOR UPDATE`,
    [after, limit],
  ) as Promise<Stored[]>;
}

async function writeKeys(runner: QueryRunner, batch: readonly Stored[]): Promise<number> {
  const changes = batch.flatMap((stored) => {
    const keys = buildCompanyKeys(stored);
    const isRight = Object.entries(keys).every(
      ([column, key]) => JSON.stringify(key) === JSON.stringify(stored[column as keyof CompanyKeys]),
    );
    return isRight ? [] : [{ id: stored.id, ...keys }];
  });
  if (changes.length === 0) return 0;
  await runner.query(
    `UPDATE company SET name_key = keys."nameKey", core_key = keys."coreKey", native_key = keys."nativeKey",
       alias_keys = keys."aliasKeys", pinyin = keys.pinyin, pinyin_initials = keys."pinyinInitials"
     FROM jsonb_to_recordset($1::jsonb) AS keys (id uuid, "nameKey" text, "coreKey" text, "nativeKey" text,
       "aliasKeys" text[], pinyin text, "pinyinInitials" text)
     WHERE company.id = keys.id`,
    [JSON.stringify(changes)],
  );
  // An earlier migration of the same upgrade may have left the trigger of the search index without its body.
  await runner.query(
    `SELECT search_upsert('company', id, NULL, name_key, search_company_terms(company)) FROM company
     WHERE id = ANY ($1::uuid[]) AND archived_at IS NULL`,
    [changes.map(({ id }) => id)],
  );
  return changes.length;
}
