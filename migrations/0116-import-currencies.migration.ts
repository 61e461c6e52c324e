import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the currencies of columns with amounts, and whether a column names its currency itself. No column of an earlier
 * import is known to.
 */
export class ImportCurrencies1764000000116 implements MigrationInterface {
  name = 'ImportCurrencies1764000000116';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['import', 'import_mapping']) {
      await runner.query(`
        ALTER TABLE ${table} ADD COLUMN currencies jsonb NOT NULL DEFAULT '[]',
          ADD CONSTRAINT ${table}_currencies_ck CHECK (jsonb_typeof(currencies) = 'array')
      `);
    }
    await runner.query(`
      UPDATE import SET columns = (SELECT coalesce(jsonb_agg(c || '{"namesCurrency": false}' ORDER BY position), '[]')
        FROM jsonb_array_elements(columns) WITH ORDINALITY AS e (c, position))
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
