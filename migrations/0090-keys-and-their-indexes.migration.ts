import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gives every table a primary key and every foreign key an index that begins with its columns. */
export class KeysAndTheirIndexes1764000000090 implements MigrationInterface {
  name = 'KeysAndTheirIndexes1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE search_word ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD CONSTRAINT search_word_pk PRIMARY KEY (id);
      CREATE INDEX intake_decision_connection_id_idx ON intake_decision (connection_id);
      CREATE INDEX intake_drift_delivery_id_idx ON intake_drift (delivery_id);
      CREATE INDEX saved_view_owner_id_idx ON saved_view (owner_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
