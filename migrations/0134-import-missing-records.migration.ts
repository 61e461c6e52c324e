import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets an import create the records that its rows name and that are missing. */
export class ImportMissingRecords1764000000134 implements MigrationInterface {
  name = 'ImportMissingRecords1764000000134';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import
        ADD COLUMN create_missing text[] NOT NULL DEFAULT '{}',
        ADD COLUMN creates_counts jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN keyed_row integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT import_create_missing_ck CHECK (create_missing <@ ARRAY['companies', 'contacts']
          AND (create_missing = '{}' OR entity = 'leads' OR (entity = 'contacts' AND NOT 'contacts' = ANY (create_missing))));
      ALTER TABLE import_mapping
        ADD COLUMN create_missing text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT import_mapping_create_missing_ck CHECK (create_missing <@ ARRAY['companies', 'contacts']
          AND (create_missing = '{}' OR entity = 'leads' OR (entity = 'contacts' AND NOT 'contacts' = ANY (create_missing))));
      ALTER TABLE import_row
        ADD COLUMN creates jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN created jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT import_row_creates_ck CHECK (jsonb_typeof(creates) = 'array'),
        ADD CONSTRAINT import_row_created_ck CHECK (jsonb_typeof(created) = 'array'),
        -- A row that another one names is processed before it, so it can be repeated by a row above it.
        DROP CONSTRAINT import_row_repeats_row_ck,
        ADD CONSTRAINT import_row_repeats_row_ck CHECK (repeats_row <> row);
      CREATE INDEX import_row_created_idx ON import_row USING gin (created jsonb_path_ops) WHERE created <> '[]';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
