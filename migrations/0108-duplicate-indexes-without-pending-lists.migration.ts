import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The indexes that every new company is compared by. */
const INDEXES = [
  'company_alias_keys_idx',
  'company_email_domains_idx',
  'company_core_key_trgm_idx',
  'company_pinyin_trgm_idx',
];

/**
 * Writes new companies into these indexes at once. Before, they waited in lists until a vacuum, and every search read
 * the lists from end to end, so that each row of an import was slower than the one before.
 */
export class DuplicateIndexesWithoutPendingLists1764000000108 implements MigrationInterface {
  name = 'DuplicateIndexesWithoutPendingLists1764000000108';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) {
      await runner.query(`ALTER INDEX ${index} SET (fastupdate = off)`);
      // Entries that wait already stay in the list.
      await runner.query(`SELECT gin_clean_pending_list('${index}')`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
