import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores which persons were erased, by ids and keyed hashes. */
export class Erasures1764000000156 implements MigrationInterface {
  name = 'Erasures1764000000156';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE privacy_erasure (
        id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        by uuid,
        contact_id uuid,
        key text NOT NULL,
        keys text[] NOT NULL DEFAULT '{}',
        request_id uuid,
        reason text,
        email_hashes text[] NOT NULL DEFAULT '{}',
        counts jsonb NOT NULL,
        keeps jsonb NOT NULL,
        decisions jsonb NOT NULL,
        written_at timestamptz(3),
        CONSTRAINT privacy_erasure_pk PRIMARY KEY (id),
        CONSTRAINT privacy_erasure_by_fk FOREIGN KEY (by) REFERENCES app_user,
        CONSTRAINT privacy_erasure_request_id_fk FOREIGN KEY (request_id) REFERENCES privacy_request,
        CONSTRAINT privacy_erasure_key_ck CHECK (key ~ '^([a-z]+-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]{1,6})?$'),
        CONSTRAINT privacy_erasure_reason_ck CHECK (reason IN ('no_longer_needed', 'consent_withdrawn', 'objection',
          'unlawful', 'legal_obligation')),
        CONSTRAINT privacy_erasure_cause_ck CHECK (num_nonnulls(reason, request_id) > 0)
      );
      CREATE INDEX privacy_erasure_at_idx ON privacy_erasure (at, id);
      CREATE INDEX privacy_erasure_by_idx ON privacy_erasure (by);
      CREATE INDEX privacy_erasure_contact_id_idx ON privacy_erasure (contact_id);
      CREATE INDEX privacy_erasure_request_id_idx ON privacy_erasure (request_id);
      CREATE INDEX privacy_erasure_unwritten_idx ON privacy_erasure (id) WHERE written_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
