import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores documents with the versions of their files, and the bytes of the files in chunks, so that a backup of the
 * database has everything. Evidence of a lead can name a document.
 */
export class Documents1764000000138 implements MigrationInterface {
  name = 'Documents1764000000138';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        company_id uuid,
        contact_id uuid,
        lead_id uuid,
        activity_id uuid,
        agreement_id uuid,
        interaction_id uuid,
        title text NOT NULL,
        kind text NOT NULL DEFAULT 'other',
        tags text[] NOT NULL DEFAULT '{}',
        note text,
        current_version integer NOT NULL DEFAULT 1,
        CONSTRAINT document_pk PRIMARY KEY (id),
        CONSTRAINT document_company_id_fk FOREIGN KEY (company_id) REFERENCES company,
        CONSTRAINT document_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT document_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead,
        CONSTRAINT document_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT document_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement,
        CONSTRAINT document_interaction_id_fk FOREIGN KEY (interaction_id) REFERENCES interaction,
        CONSTRAINT document_subject_ck CHECK (num_nonnulls(company_id, contact_id, lead_id, activity_id, agreement_id) = 1),
        CONSTRAINT document_title_ck CHECK (title ~ '\\S' AND char_length(title) <= 200 AND title !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT document_kind_ck CHECK (kind IN ('contract', 'letter', 'presentation', 'plan', 'photo', 'report',
          'evidence', 'correspondence', 'other')),
        CONSTRAINT document_tags_ck CHECK (cardinality(tags) <= 20),
        CONSTRAINT document_note_ck CHECK (char_length(note) <= 2000),
        CONSTRAINT document_current_version_ck CHECK (current_version >= 1)
      );
      CREATE INDEX document_company_id_idx ON document (company_id, created_at, id);
      CREATE INDEX document_contact_id_idx ON document (contact_id, created_at, id);
      CREATE INDEX document_lead_id_idx ON document (lead_id, created_at, id);
      CREATE INDEX document_activity_id_idx ON document (activity_id, created_at, id);
      CREATE INDEX document_agreement_id_idx ON document (agreement_id, created_at, id);
      CREATE INDEX document_interaction_id_idx ON document (interaction_id);
      CREATE INDEX document_created_at_idx ON document (created_at, id);
      CREATE INDEX document_updated_at_idx ON document (updated_at, id);
      CREATE INDEX document_created_by_idx ON document (created_by, id);

      CREATE TABLE document_version (
        id uuid NOT NULL,
        document_id uuid NOT NULL,
        number integer NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size bigint NOT NULL,
        sha256 text NOT NULL,
        scan_state text NOT NULL DEFAULT 'not_scanned',
        scanned_at timestamptz(3),
        note text,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        removed_at timestamptz(3),
        removed_by uuid,
        removed_reason text,
        CONSTRAINT document_version_pk PRIMARY KEY (id),
        CONSTRAINT document_version_document_id_fk FOREIGN KEY (document_id) REFERENCES document,
        CONSTRAINT document_version_number_uq UNIQUE (document_id, number),
        CONSTRAINT document_version_number_ck CHECK (number >= 1),
        CONSTRAINT document_version_file_name_ck CHECK (file_name ~ '\\S' AND char_length(file_name) <= 255
          AND file_name !~ '[\\x01-\\x1f\\x7f/\\\\:*?"<>|]'),
        CONSTRAINT document_version_media_type_ck CHECK (media_type ~ '^[a-z0-9._+-]+/[a-z0-9._+-]+$'),
        CONSTRAINT document_version_size_ck CHECK (size > 0),
        CONSTRAINT document_version_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT document_version_scan_state_ck CHECK (scan_state IN ('not_scanned', 'clean')),
        CONSTRAINT document_version_scanned_at_ck CHECK ((scan_state = 'clean') = (scanned_at IS NOT NULL)),
        CONSTRAINT document_version_note_ck CHECK (char_length(note) <= 2000),
        CONSTRAINT document_version_removed_ck CHECK ((removed_at IS NULL) = (removed_reason IS NULL)
          AND (removed_at IS NOT NULL OR removed_by IS NULL)),
        CONSTRAINT document_version_removed_reason_ck CHECK (removed_reason ~ '\\S')
      );
      CREATE INDEX document_version_sha256_idx ON document_version (sha256);
      CREATE INDEX document_version_stored_idx ON document_version (size) WHERE removed_at IS NULL;

      CREATE TABLE document_chunk (
        version_id uuid NOT NULL,
        position integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT document_chunk_pk PRIMARY KEY (version_id, position),
        CONSTRAINT document_chunk_version_id_fk FOREIGN KEY (version_id) REFERENCES document_version,
        CONSTRAINT document_chunk_position_ck CHECK (position >= 0),
        CONSTRAINT document_chunk_bytes_ck CHECK (octet_length(bytes) BETWEEN 1 AND 262144)
      );
      -- Pictures and most documents are compressed already.
      ALTER TABLE document_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

      ALTER TABLE lead_evidence ADD COLUMN document_id uuid,
        ADD CONSTRAINT lead_evidence_document_id_fk FOREIGN KEY (document_id) REFERENCES document,
        DROP CONSTRAINT lead_evidence_something_ck,
        ADD CONSTRAINT lead_evidence_something_ck
          CHECK (url IS NOT NULL OR note IS NOT NULL OR document_id IS NOT NULL);
      CREATE INDEX lead_evidence_document_id_idx ON lead_evidence (document_id) WHERE document_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
