import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the values before and after each change of many records, so that it can be undone. */
export class BulkUpdates1764000000126 implements MigrationInterface {
  name = 'BulkUpdates1764000000126';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulk_update (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid NOT NULL,
        created_by_role text NOT NULL,
        entity text NOT NULL,
        records jsonb NOT NULL,
        undone_at timestamptz(3),
        CONSTRAINT bulk_update_pk PRIMARY KEY (id),
        CONSTRAINT bulk_update_entity_ck CHECK (entity ~ '\\S'),
        CONSTRAINT bulk_update_records_ck CHECK (jsonb_typeof(records) = 'array')
      );
      CREATE INDEX bulk_update_created_at_idx ON bulk_update (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
