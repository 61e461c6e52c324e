import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores what a person has decided about a row that may be about a record which exists already. */
export class ImportRowDecisions1764000000136 implements MigrationInterface {
  name = 'ImportRowDecisions1764000000136';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_row ADD COLUMN decision jsonb,
        ADD CONSTRAINT import_row_decision_ck CHECK (decision IN ('"create"', '"skip"')
          OR jsonb_typeof(decision) = 'object' AND jsonb_typeof(decision -> 'recordId') IS NOT DISTINCT FROM 'string')
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
