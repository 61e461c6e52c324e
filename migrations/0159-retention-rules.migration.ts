import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores for how long data of people are kept, and until when a manager keeps a contact. The rule of contacts is off until a
 * manager switches it on. The last day for a contact is at most 24 months after its last change, in the zone of the agency.
 */
export class RetentionRules1764000000159 implements MigrationInterface {
  name = 'RetentionRules1764000000159';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE privacy_retention_rule (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        kind text NOT NULL,
        months integer NOT NULL,
        enabled boolean NOT NULL,
        CONSTRAINT privacy_retention_rule_pk PRIMARY KEY (id),
        CONSTRAINT privacy_retention_rule_kind_uq UNIQUE (kind),
        CONSTRAINT privacy_retention_rule_version_ck CHECK (version > 0),
        CONSTRAINT privacy_retention_rule_archived_at_ck CHECK (archived_at IS NULL),
        CONSTRAINT privacy_retention_rule_kind_ck
          CHECK (kind IN ('contact', 'registration_without_contact', 'form_rejected', 'inbound_unmatched')),
        CONSTRAINT privacy_retention_rule_months_ck CHECK (months BETWEEN 1 AND 240)
      );
      INSERT INTO privacy_retention_rule (id, created_at, updated_at, kind, months, enabled) VALUES
        ('019aa000-0000-7000-8000-000000000001', now(), now(), 'contact', 36, false),
        ('019aa000-0000-7000-8000-000000000002', now(), now(), 'registration_without_contact', 24, true),
        ('019aa000-0000-7000-8000-000000000003', now(), now(), 'form_rejected', 3, true),
        ('019aa000-0000-7000-8000-000000000004', now(), now(), 'inbound_unmatched', 6, true);
      ALTER TABLE contact ADD COLUMN keep_until date,
        ADD CONSTRAINT contact_keep_until_ck CHECK (
          keep_until <= ((updated_at AT TIME ZONE 'Europe/Brussels')::date + interval '24 months')::date) NOT VALID;
      ALTER TABLE contact VALIDATE CONSTRAINT contact_keep_until_ck;
      CREATE INDEX contact_keep_until_idx ON contact (keep_until, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
