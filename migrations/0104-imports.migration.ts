import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores imports with their rows, the keys by which a row of a file repeats an earlier one, and the ids that records have
 * in other systems. Audit entries name the import and the row that caused them.
 */
export class Imports1764000000104 implements MigrationInterface {
  name = 'Imports1764000000104';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        creator_kind text NOT NULL,
        creator_name text NOT NULL,
        entity text NOT NULL,
        file_name text NOT NULL,
        status text NOT NULL DEFAULT 'uploaded',
        columns jsonb NOT NULL,
        mapping jsonb NOT NULL,
        defaults jsonb NOT NULL DEFAULT '{}',
        match_keys text[] NOT NULL DEFAULT '{}',
        mode text NOT NULL DEFAULT 'known_from_today',
        number_format text,
        date_format text,
        external_system text NOT NULL DEFAULT 'import',
        row_count integer NOT NULL,
        processed_count integer NOT NULL DEFAULT 0,
        counts jsonb NOT NULL DEFAULT '{}',
        started_at timestamptz(3),
        finished_at timestamptz(3),
        undone_by uuid,
        undone_by_kind text,
        undone_by_name text,
        failure text,
        rows_deleted_at timestamptz(3),
        CONSTRAINT import_pk PRIMARY KEY (id),
        CONSTRAINT import_status_ck CHECK (status IN
          ('uploaded', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed')),
        CONSTRAINT import_mode_ck CHECK (mode = 'known_from_today'),
        CONSTRAINT import_creator_kind_ck CHECK (creator_kind IN ('user', 'key', 'system')),
        CONSTRAINT import_row_count_ck CHECK (row_count > 0),
        CONSTRAINT import_processed_count_ck CHECK (processed_count BETWEEN 0 AND row_count),
        CONSTRAINT import_rows_deleted_at_ck CHECK (rows_deleted_at IS NULL OR status NOT IN ('checking', 'running', 'undoing'))
      );
      CREATE INDEX import_created_at_idx ON import (created_at, id);
      CREATE INDEX import_created_by_idx ON import (created_by, id);
      CREATE INDEX import_open_idx ON import (id) WHERE status IN ('checking', 'running', 'undoing');

      CREATE TABLE import_row (
        id uuid NOT NULL,
        import_id uuid NOT NULL,
        row integer NOT NULL,
        cells jsonb NOT NULL,
        phase text NOT NULL DEFAULT 'uploaded',
        outcome text,
        record_id uuid,
        repeats_row integer,
        changes jsonb NOT NULL DEFAULT '[]',
        candidates jsonb NOT NULL DEFAULT '[]',
        errors jsonb NOT NULL DEFAULT '[]',
        left_reasons jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT import_row_pk PRIMARY KEY (id),
        CONSTRAINT import_row_import_id_fk FOREIGN KEY (import_id) REFERENCES import,
        CONSTRAINT import_row_import_id_row_uq UNIQUE (import_id, row),
        CONSTRAINT import_row_row_ck CHECK (row > 0),
        CONSTRAINT import_row_phase_ck CHECK (phase IN ('uploaded', 'checked', 'done', 'undone')),
        CONSTRAINT import_row_outcome_ck CHECK (outcome IN ('create', 'update', 'skip', 'possible_duplicate', 'error')),
        CONSTRAINT import_row_repeats_row_ck CHECK (repeats_row < row)
      );
      CREATE INDEX import_row_phase_idx ON import_row (import_id, phase, row);
      CREATE INDEX import_row_outcome_idx ON import_row (import_id, outcome, row);
      CREATE INDEX import_row_record_id_idx ON import_row (record_id);

      CREATE TABLE import_row_key (
        import_id uuid NOT NULL,
        key text COLLATE "C" NOT NULL,
        row integer NOT NULL,
        CONSTRAINT import_row_key_pk PRIMARY KEY (import_id, key, row),
        CONSTRAINT import_row_key_import_id_fk FOREIGN KEY (import_id) REFERENCES import
      );

      CREATE TABLE external_id (
        id uuid NOT NULL,
        system text NOT NULL,
        value text NOT NULL,
        company_id uuid,
        contact_id uuid,
        lead_id uuid,
        CONSTRAINT external_id_pk PRIMARY KEY (id),
        CONSTRAINT external_id_company_id_fk FOREIGN KEY (company_id) REFERENCES company,
        CONSTRAINT external_id_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT external_id_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead,
        CONSTRAINT external_id_record_ck CHECK (num_nonnulls(company_id, contact_id, lead_id) = 1),
        CONSTRAINT external_id_system_ck CHECK (system ~ '\\S'),
        CONSTRAINT external_id_value_ck CHECK (value ~ '\\S')
      );
      CREATE UNIQUE INDEX external_id_company_uq ON external_id (system, value) WHERE company_id IS NOT NULL;
      CREATE UNIQUE INDEX external_id_contact_uq ON external_id (system, value) WHERE contact_id IS NOT NULL;
      CREATE UNIQUE INDEX external_id_lead_uq ON external_id (system, value) WHERE lead_id IS NOT NULL;
      CREATE INDEX external_id_company_id_idx ON external_id (company_id) WHERE company_id IS NOT NULL;
      CREATE INDEX external_id_contact_id_idx ON external_id (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX external_id_lead_id_idx ON external_id (lead_id) WHERE lead_id IS NOT NULL;

      ALTER TABLE audit_entry ADD COLUMN import_id uuid, ADD COLUMN import_row integer;
      CREATE INDEX audit_entry_import_id_idx ON audit_entry (import_id, at, id) WHERE import_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
