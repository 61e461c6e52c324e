import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores the mappings of imports that users have saved by name. */
export class ImportMappings1764000000107 implements MigrationInterface {
  name = 'ImportMappings1764000000107';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_mapping (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        entity text NOT NULL,
        name text NOT NULL,
        mapping jsonb NOT NULL,
        defaults jsonb NOT NULL DEFAULT '{}',
        match_keys text[] NOT NULL DEFAULT '{}',
        number_format text,
        date_format text,
        external_system text NOT NULL DEFAULT 'import',
        CONSTRAINT import_mapping_pk PRIMARY KEY (id),
        CONSTRAINT import_mapping_name_ck CHECK (name ~ '\\S' AND char_length(name) <= 200),
        CONSTRAINT import_mapping_entity_ck CHECK (entity IN ('companies', 'contacts', 'leads', 'interactions', 'tasks',
          'agreements', 'delegation-participants', 'seminar-attendances')),
        CONSTRAINT import_mapping_mapping_ck CHECK (jsonb_typeof(mapping) = 'array' AND mapping <> '[]'),
        CONSTRAINT import_mapping_defaults_ck CHECK (jsonb_typeof(defaults) = 'object'),
        CONSTRAINT import_mapping_match_keys_ck CHECK
          (match_keys <@ ARRAY['reference', 'externalId', 'identifier', 'email', 'name']),
        CONSTRAINT import_mapping_number_format_ck CHECK (number_format IN ('plain', 'dutch', 'english')),
        CONSTRAINT import_mapping_date_format_ck CHECK (date_format IN ('iso', 'day-first', 'month-first', 'chinese')),
        CONSTRAINT import_mapping_external_system_ck CHECK (external_system ~ '\\S')
      );
      CREATE UNIQUE INDEX import_mapping_name_uq ON import_mapping (entity, lower(name)) WHERE archived_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
