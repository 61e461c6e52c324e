import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores which imports come from a list of somebody else, and which people were told that their data are stored. Storage of
 * the tasks about data that are due tells which months have one already.
 */
export class NoticesToPeople1764000000160 implements MigrationInterface {
  name = 'NoticesToPeople1764000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import ADD COLUMN third_party_source boolean NOT NULL DEFAULT false;
      CREATE INDEX import_third_party_source_idx ON import (id) WHERE third_party_source;
      CREATE TABLE privacy_notice (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        contact_id uuid,
        registration_id uuid,
        given_on date NOT NULL,
        channel text NOT NULL,
        CONSTRAINT privacy_notice_pk PRIMARY KEY (id),
        CONSTRAINT privacy_notice_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT privacy_notice_registration_id_fk FOREIGN KEY (registration_id) REFERENCES seminar_registration,
        CONSTRAINT privacy_notice_registration_id_uq UNIQUE (registration_id),
        CONSTRAINT privacy_notice_version_ck CHECK (version > 0),
        CONSTRAINT privacy_notice_person_ck CHECK (num_nonnulls(contact_id, registration_id) = 1),
        CONSTRAINT privacy_notice_channel_ck CHECK (channel IN ('email', 'letter', 'phone', 'form', 'in_person'))
      );
      CREATE INDEX privacy_notice_contact_id_idx ON privacy_notice (contact_id);
      CREATE TABLE privacy_retention_task (
        month date NOT NULL,
        task_id uuid NOT NULL,
        CONSTRAINT privacy_retention_task_pk PRIMARY KEY (task_id),
        CONSTRAINT privacy_retention_task_task_id_fk FOREIGN KEY (task_id) REFERENCES task,
        CONSTRAINT privacy_retention_task_month_ck CHECK (extract(day FROM month) = 1)
      );
      CREATE INDEX privacy_retention_task_month_idx ON privacy_retention_task (month);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
