import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A contact says since when it is erased. One that is stays archived and names nobody. */
export class ErasedContacts1764000000155 implements MigrationInterface {
  name = 'ErasedContacts1764000000155';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD COLUMN erased_at timestamptz(3);
      ALTER TABLE contact ADD CONSTRAINT contact_erased_ck CHECK (erased_at IS NULL OR (archived_at IS NOT NULL
        AND full_name = 'Erased person' AND num_nonnulls(native_name, given_name, family_name, job_title, email, phone,
          wechat_id, linkedin_url, pinyin, pinyin_initials) = 0
        AND languages = '{}' AND tags = '{}' AND NOT may_be_mailed)) NOT VALID;
      ALTER TABLE contact VALIDATE CONSTRAINT contact_erased_ck;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
