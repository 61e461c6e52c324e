import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores outgoing mails, which are rows before they are sent, with the documents that they have. The list of suppressed
 * addresses keeps hashes only; their keys are stored encrypted, so that they outlive every rotation of other keys.
 */
export class OutgoingMail1764000000142 implements MigrationInterface {
  name = 'OutgoingMail1764000000142';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        batch_id uuid NOT NULL,
        language text NOT NULL,
        purpose text NOT NULL,
        contact_id uuid,
        to_address text NOT NULL,
        to_name text,
        reply_to text[] NOT NULL DEFAULT '{}',
        subject text NOT NULL,
        body_text text NOT NULL,
        lead_id uuid,
        company_id uuid,
        activity_id uuid,
        interaction_id uuid,
        state text NOT NULL,
        reason text,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3),
        message_id text,
        sent_at timestamptz(3),
        error text,
        CONSTRAINT mail_pk PRIMARY KEY (id),
        CONSTRAINT mail_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact,
        CONSTRAINT mail_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead,
        CONSTRAINT mail_company_id_fk FOREIGN KEY (company_id) REFERENCES company,
        CONSTRAINT mail_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT mail_interaction_id_fk FOREIGN KEY (interaction_id) REFERENCES interaction,
        CONSTRAINT mail_message_id_uq UNIQUE (message_id),
        CONSTRAINT mail_language_ck CHECK (language IN ('en', 'nl', 'zh')),
        CONSTRAINT mail_purpose_ck CHECK (purpose IN ('transactional', 'event_invitation', 'marketing')),
        CONSTRAINT mail_to_address_ck CHECK (to_address ~ '^[^@\\s]+@[^@\\s]+$'),
        CONSTRAINT mail_to_name_ck CHECK (to_name ~ '\\S' AND to_name !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT mail_subject_ck CHECK (subject ~ '\\S' AND char_length(subject) <= 500 AND subject !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT mail_state_ck
          CHECK (state IN ('queued', 'not_sent', 'sent', 'failed', 'suppressed', 'cancelled')),
        CONSTRAINT mail_reason_ck CHECK ((state IN ('suppressed', 'cancelled')) = (reason IS NOT NULL)),
        CONSTRAINT mail_attempts_ck CHECK (attempts >= 0),
        CONSTRAINT mail_next_attempt_at_ck CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
        CONSTRAINT mail_sent_at_ck CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        CONSTRAINT mail_message_id_ck CHECK ((state = 'not_sent') = (message_id IS NULL))
      );
      CREATE INDEX mail_created_at_idx ON mail (created_at, id);
      CREATE INDEX mail_created_by_idx ON mail (created_by, id);
      CREATE INDEX mail_batch_id_idx ON mail (batch_id, id);
      CREATE INDEX mail_contact_id_idx ON mail (contact_id, created_at, id);
      CREATE INDEX mail_lead_id_idx ON mail (lead_id, created_at, id);
      CREATE INDEX mail_company_id_idx ON mail (company_id, created_at, id);
      CREATE INDEX mail_activity_id_idx ON mail (activity_id, created_at, id);
      CREATE INDEX mail_interaction_id_idx ON mail (interaction_id);
      CREATE INDEX mail_state_idx ON mail (state, created_at, id);
      CREATE INDEX mail_sent_at_idx ON mail (sent_at, id);
      CREATE INDEX mail_due_idx ON mail (id, next_attempt_at) WHERE state = 'queued';

      CREATE TABLE mail_document (
        mail_id uuid NOT NULL,
        document_id uuid NOT NULL,
        version_number integer NOT NULL,
        CONSTRAINT mail_document_pk PRIMARY KEY (mail_id, document_id),
        CONSTRAINT mail_document_mail_id_fk FOREIGN KEY (mail_id) REFERENCES mail,
        CONSTRAINT mail_document_document_id_version_number_fk FOREIGN KEY (document_id, version_number)
          REFERENCES document_version (document_id, number)
      );
      CREATE INDEX mail_document_document_id_idx ON mail_document (document_id, version_number);

      CREATE TABLE mail_server_state (
        id boolean NOT NULL DEFAULT true,
        paused_until timestamptz(3),
        last_error_at timestamptz(3),
        last_error text,
        CONSTRAINT mail_server_state_pk PRIMARY KEY (id),
        CONSTRAINT mail_server_state_id_ck CHECK (id),
        CONSTRAINT mail_server_state_error_ck CHECK ((last_error_at IS NULL) = (last_error IS NULL))
      );

      CREATE TABLE suppression_key (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        secret_encrypted bytea NOT NULL,
        CONSTRAINT suppression_key_pk PRIMARY KEY (id)
      );

      CREATE TABLE privacy_suppression (
        id uuid NOT NULL,
        hash bytea NOT NULL,
        key_id uuid NOT NULL,
        kind text NOT NULL,
        reason text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        lifted_at timestamptz(3),
        lifted_by uuid,
        CONSTRAINT privacy_suppression_pk PRIMARY KEY (id),
        CONSTRAINT privacy_suppression_key_id_fk FOREIGN KEY (key_id) REFERENCES suppression_key,
        CONSTRAINT privacy_suppression_hash_ck CHECK (octet_length(hash) = 32),
        CONSTRAINT privacy_suppression_kind_ck CHECK (kind IN ('email', 'phone')),
        CONSTRAINT privacy_suppression_reason_ck CHECK (reason IN ('objection', 'erasure', 'bounce')),
        CONSTRAINT privacy_suppression_lifted_ck CHECK (lifted_at IS NOT NULL OR lifted_by IS NULL)
      );
      CREATE UNIQUE INDEX privacy_suppression_hash_uq ON privacy_suppression (hash, kind, reason) WHERE lifted_at IS NULL;
      CREATE INDEX privacy_suppression_key_id_idx ON privacy_suppression (key_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
