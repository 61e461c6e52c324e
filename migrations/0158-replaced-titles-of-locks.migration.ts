import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores which titles an erasure has replaced in records that locked months name. The locked documents stay as they are, and are
 * shown with the replaced titles.
 */
export class ReplacedTitlesOfLocks1764000000158 implements MigrationInterface {
  name = 'ReplacedTitlesOfLocks1764000000158';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_lock_title (
        report_lock_id uuid NOT NULL,
        title_sha256 text NOT NULL,
        replacement text NOT NULL,
        CONSTRAINT report_lock_title_pk PRIMARY KEY (report_lock_id, title_sha256),
        CONSTRAINT report_lock_title_report_lock_id_fk FOREIGN KEY (report_lock_id) REFERENCES report_lock ON DELETE CASCADE,
        CONSTRAINT report_lock_title_sha256_ck CHECK (title_sha256 ~ '^[0-9a-f]{64}$')
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
