import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores mailings, and the tokens of links with which people unsubscribe. A mail of a mailing counts by the time of its last
 * attempt, so that all instances together keep to the number of mails in a minute.
 */
export class Mailings1764000000144 implements MigrationInterface {
  name = 'Mailings1764000000144';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mailing (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        title text NOT NULL,
        purpose text NOT NULL,
        template_key text,
        subject text,
        body text,
        audience jsonb NOT NULL,
        language text NOT NULL DEFAULT 'auto',
        activity_id uuid,
        send_at timestamptz(3) NOT NULL,
        started_at timestamptz(3),
        cancelled_at timestamptz(3),
        cancel_reason text,
        recipients integer NOT NULL,
        skipped jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT mailing_pk PRIMARY KEY (id),
        CONSTRAINT mailing_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT mailing_title_ck CHECK (title ~ '\\S' AND title !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT mailing_purpose_ck CHECK (purpose IN ('transactional', 'event_invitation', 'marketing')),
        CONSTRAINT mailing_subject_ck CHECK (subject ~ '\\S' AND subject !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT mailing_body_ck CHECK (body ~ '\\S'),
        CONSTRAINT mailing_template_key_ck
          CHECK (template_key IN ('seminar_changed', 'seminar_thank_you', 'seminar_invitation')),
        CONSTRAINT mailing_text_ck CHECK (num_nulls(subject, body) = CASE WHEN template_key IS NULL THEN 0 ELSE 2 END),
        CONSTRAINT mailing_language_ck CHECK (language IN ('auto', 'en', 'nl', 'zh')),
        CONSTRAINT mailing_audience_ck CHECK (
          (audience ? 'seminarId')::integer + (audience ? 'delegationId')::integer + (audience ? 'contactIds')::integer = 1),
        CONSTRAINT mailing_transactional_ck CHECK (purpose <> 'transactional' OR NOT audience ? 'contactIds'),
        CONSTRAINT mailing_recipients_ck CHECK (recipients BETWEEN 0 AND 2000),
        CONSTRAINT mailing_cancel_reason_ck CHECK (cancel_reason IN ('cancelled_by_user', 'author_gone', 'activity_ended',
          'not_permitted', 'documents_unavailable', 'audience_too_large', 'mails_invalid')),
        CONSTRAINT mailing_cancelled_ck CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
        CONSTRAINT mailing_version_ck CHECK (version >= 1)
      );
      CREATE INDEX mailing_created_at_idx ON mailing (created_at, id);
      CREATE INDEX mailing_updated_at_idx ON mailing (updated_at, id);
      CREATE INDEX mailing_created_by_idx ON mailing (created_by, id);
      CREATE INDEX mailing_activity_id_idx ON mailing (activity_id, created_at, id);
      CREATE INDEX mailing_send_at_idx ON mailing (send_at, id);
      CREATE INDEX mailing_unstarted_idx ON mailing (id, send_at) WHERE started_at IS NULL AND cancelled_at IS NULL;

      CREATE TABLE mailing_document (
        mailing_id uuid NOT NULL,
        document_id uuid NOT NULL,
        version_number integer NOT NULL,
        CONSTRAINT mailing_document_pk PRIMARY KEY (mailing_id, document_id),
        CONSTRAINT mailing_document_mailing_id_fk FOREIGN KEY (mailing_id) REFERENCES mailing,
        CONSTRAINT mailing_document_document_id_version_number_fk FOREIGN KEY (document_id, version_number)
          REFERENCES document_version (document_id, number)
      );
      CREATE INDEX mailing_document_document_id_idx ON mailing_document (document_id, version_number);

      ALTER TABLE mail
        ADD COLUMN mailing_id uuid,
        ADD COLUMN claimed_at timestamptz(3),
        ADD CONSTRAINT mail_mailing_id_fk FOREIGN KEY (mailing_id) REFERENCES mailing,
        ADD CONSTRAINT mail_mailing_ck CHECK (mailing_id IS NULL OR interaction_id IS NULL);
      CREATE INDEX mail_to_address_idx ON mail (to_address, created_at, id);
      CREATE INDEX mail_text_trgm_idx ON mail USING gin (fold(subject || E'\\n' || to_address) gin_trgm_ops);
      CREATE INDEX mail_cjk_idx ON mail USING gin (cjk_grams(fold(subject || E'\\n' || to_address)))
        WHERE fold(subject || E'\\n' || to_address) ~ '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]';
      CREATE INDEX mail_mailing_id_idx ON mail (mailing_id, batch_id, id);
      CREATE INDEX mail_mailing_due_idx ON mail (mailing_id, next_attempt_at, id) WHERE state = 'queued';
      CREATE INDEX mail_mailing_claimed_at_idx ON mail (claimed_at) WHERE mailing_id IS NOT NULL;
      -- A mail that is sent again belongs to the batch of the first one. An erasure leaves the same words as every address.
      CREATE UNIQUE INDEX mail_mailing_address_uq ON mail (mailing_id, to_address)
        WHERE batch_id = id AND to_address <> 'erased@invalid';

      CREATE TABLE unsubscribe_token (
        token text NOT NULL,
        contact_id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT unsubscribe_token_pk PRIMARY KEY (token),
        CONSTRAINT unsubscribe_token_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT unsubscribe_token_token_ck CHECK (token ~ '^[A-Za-z0-9_-]{22}$')
      );
      CREATE INDEX unsubscribe_token_contact_id_idx ON unsubscribe_token (contact_id, created_at, token);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
