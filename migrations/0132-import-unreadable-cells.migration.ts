import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores what imports do with cells that cannot be read, and who gets the rows of people who are no users. Imports that
 * have not run yet leave such cells out as well.
 */
export class ImportUnreadableCells1764000000132 implements MigrationInterface {
  name = 'ImportUnreadableCells1764000000132';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['import', 'import_mapping']) {
      await runner.query(`
        ALTER TABLE ${table} ADD COLUMN unreadable text NOT NULL DEFAULT 'leave_out',
          ADD COLUMN unknown_owner_id uuid,
          ADD CONSTRAINT ${table}_unreadable_ck CHECK (unreadable IN ('leave_out', 'refuse')),
          ADD CONSTRAINT ${table}_unknown_owner_id_fk FOREIGN KEY (unknown_owner_id) REFERENCES app_user (id);
        CREATE INDEX ${table}_unknown_owner_id_idx ON ${table} (unknown_owner_id) WHERE unknown_owner_id IS NOT NULL;
      `);
    }
    await runner.query(`
      UPDATE import SET columns = (SELECT coalesce(jsonb_agg(c || '{"isDayOrderAssumed": false}' ORDER BY position), '[]')
        FROM jsonb_array_elements(columns) WITH ORDINALITY AS e (c, position))
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
