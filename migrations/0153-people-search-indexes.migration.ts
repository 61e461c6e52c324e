import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The characters of Chinese, Japanese and Korean, whose names are found by pairs of characters. */
const CJK_CHARACTERS = String.raw`[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]`;

/** The columns with names of people who need not be contacts. */
const NAMES: readonly { table: string; column: string; where?: string }[] = [
  { table: 'seminar_registration', column: 'full_name' },
  { table: 'intake_registration', column: 'full_name' },
  { table: 'session_speaker', column: 'name', where: 'contact_id IS NULL' },
  { table: 'meeting_party', column: 'name', where: 'contact_id IS NULL' },
  { table: 'mail', column: 'to_name', where: 'contact_id IS NULL' },
  { table: 'inbound_mail', column: 'from_name' },
];

/**
 * The indexes of addresses and of phone numbers. That of seats compares bytes, as the one of contacts, so that it never takes
 * the place of the index in which an import finds the seat of an address at its seminar.
 */
const ADDRESSES: readonly { name: string; on: string }[] = [
  { name: 'seminar_registration_email_sort_idx', on: 'seminar_registration (email COLLATE "C", id)' },
  { name: 'intake_registration_address_idx', on: 'intake_registration (email_key, id)' },
  { name: 'intake_registration_phone_idx', on: 'intake_registration (phone, id)' },
];

/**
 * Finds people by the addresses and names in their registrations, parts and mails. Each index is a transaction of its own, so
 * that a table is locked only while one of its own indexes is built. A repetition after a failure goes on where it ended.
 */
export class PeopleSearchIndexes1764000000153 implements MigrationInterface {
  name = 'PeopleSearchIndexes1764000000153';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const { name, on } of ADDRESSES) await runner.query(`CREATE INDEX IF NOT EXISTS ${name} ON ${on}`);
    for (const { table, column, where } of NAMES) {
      const folded = `fold(${column})`;
      await runner.query(`CREATE INDEX IF NOT EXISTS ${table}_name_trgm_idx
        ON ${table} USING gin (${folded} gin_trgm_ops) ${where ? `WHERE ${where}` : ''}`);
      await runner.query(`CREATE INDEX IF NOT EXISTS ${table}_name_cjk_idx ON ${table} USING gin (cjk_grams(${folded}))
        WHERE ${[`${folded} ~ '${CJK_CHARACTERS}'`, where].filter(Boolean).join(' AND ')}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
