import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the values of a row that were not taken. */
export class ImportRowWarnings1764000000117 implements MigrationInterface {
  name = 'ImportRowWarnings1764000000117';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_row ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT import_row_warnings_ck CHECK (jsonb_typeof(warnings) = 'array')
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
