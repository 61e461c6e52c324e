import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores mails that were received, and that a mail bounced. Exactly one row has the bytes of a message, and exactly one has
 * its Message-ID and sender, however many copies of it arrive.
 */
export class InboundMail1764000000145 implements MigrationInterface {
  name = 'InboundMail1764000000145';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail
        ADD COLUMN bounced_at timestamptz(3),
        ADD COLUMN bounce_code text,
        ADD CONSTRAINT mail_bounce_ck CHECK ((bounced_at IS NULL) = (bounce_code IS NULL)),
        ADD CONSTRAINT mail_bounce_code_ck CHECK (bounce_code ~ '^5\\.\\d{1,3}\\.\\d{1,3}$');

      ALTER TABLE interaction
        ADD COLUMN source text,
        ADD CONSTRAINT interaction_source_ck CHECK (source = 'mail');

      CREATE TABLE inbound_mail (
        id uuid NOT NULL,
        received_at timestamptz(3) NOT NULL,
        received_by uuid,
        received_from text NOT NULL,
        sha256 text NOT NULL,
        message_id text,
        from_address text,
        from_name text,
        to_addresses text[] NOT NULL DEFAULT '{}',
        cc_addresses text[] NOT NULL DEFAULT '{}',
        subject text NOT NULL,
        sent_at timestamptz(3),
        text text NOT NULL,
        visible_text text NOT NULL,
        raw bytea,
        sender_verified boolean,
        direction text,
        state text NOT NULL,
        reason text,
        matched_by text,
        lead_ignored boolean NOT NULL DEFAULT false,
        named_lead_id uuid,
        participants jsonb NOT NULL DEFAULT '[]',
        attachments jsonb NOT NULL DEFAULT '[]',
        interaction_id uuid,
        company_id uuid,
        lead_id uuid,
        activity_id uuid,
        decided_at timestamptz(3),
        decided_by uuid,
        note text,
        CONSTRAINT inbound_mail_pk PRIMARY KEY (id),
        CONSTRAINT inbound_mail_sha256_uq UNIQUE (sha256),
        CONSTRAINT inbound_mail_interaction_id_fk FOREIGN KEY (interaction_id) REFERENCES interaction,
        CONSTRAINT inbound_mail_company_id_fk FOREIGN KEY (company_id) REFERENCES company,
        CONSTRAINT inbound_mail_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead,
        CONSTRAINT inbound_mail_named_lead_id_fk FOREIGN KEY (named_lead_id) REFERENCES lead,
        CONSTRAINT inbound_mail_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT inbound_mail_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT inbound_mail_received_from_ck CHECK (received_from IN ('user', 'key', 'pipe')),
        CONSTRAINT inbound_mail_received_by_ck CHECK ((received_from = 'pipe') = (received_by IS NULL)),
        CONSTRAINT inbound_mail_text_ck CHECK (char_length(text) <= 100000),
        CONSTRAINT inbound_mail_direction_ck CHECK (direction IN ('inbound', 'outbound')),
        CONSTRAINT inbound_mail_state_ck CHECK (state IN ('processed', 'needs_review', 'ignored', 'resolved')),
        CONSTRAINT inbound_mail_reason_ck CHECK (
          CASE state
            WHEN 'needs_review' THEN
              reason IN ('unknown_sender', 'unverified_sender', 'ambiguous_lead', 'unreadable', 'reopened')
            WHEN 'ignored' THEN reason IN ('own_mail', 'bounce', 'auto_reply', 'only_colleagues', 'by_person')
            ELSE reason IS NULL
          END),
        CONSTRAINT inbound_mail_matched_by_ck CHECK (matched_by IN ('recipient', 'subject', 'reply', 'open_lead')),
        CONSTRAINT inbound_mail_interaction_ck CHECK ((state IN ('processed', 'resolved')) = (interaction_id IS NOT NULL)),
        CONSTRAINT inbound_mail_named_lead_ck CHECK (lead_ignored OR named_lead_id IS NULL),
        CONSTRAINT inbound_mail_decided_ck CHECK (decided_at IS NOT NULL OR (decided_by IS NULL AND state <> 'resolved'))
      );
      CREATE INDEX mail_bounced_at_idx ON mail (bounced_at, id) WHERE bounced_at IS NOT NULL;
      CREATE UNIQUE INDEX inbound_mail_message_id_uq ON inbound_mail (message_id, from_address) WHERE message_id IS NOT NULL;
      CREATE INDEX inbound_mail_received_at_idx ON inbound_mail (received_at, id);
      CREATE INDEX inbound_mail_sent_at_idx ON inbound_mail (sent_at, id);
      CREATE INDEX inbound_mail_from_address_idx ON inbound_mail (from_address, received_at, id);
      CREATE INDEX inbound_mail_text_trgm_idx ON inbound_mail USING gin (fold(subject || E'\\n' || coalesce(from_address, '')) gin_trgm_ops);
      CREATE INDEX inbound_mail_cjk_idx ON inbound_mail USING gin (cjk_grams(fold(subject || E'\\n' || coalesce(from_address, ''))))
        WHERE fold(subject || E'\\n' || coalesce(from_address, '')) ~ '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]';
      CREATE INDEX inbound_mail_received_by_idx ON inbound_mail (received_by, id);
      CREATE INDEX inbound_mail_state_idx ON inbound_mail (state, received_at, id);
      CREATE INDEX inbound_mail_lead_id_idx ON inbound_mail (lead_id, received_at, id);
      CREATE INDEX inbound_mail_named_lead_id_idx ON inbound_mail (named_lead_id);
      CREATE INDEX inbound_mail_company_id_idx ON inbound_mail (company_id, received_at, id);
      CREATE INDEX inbound_mail_activity_id_idx ON inbound_mail (activity_id);
      CREATE INDEX inbound_mail_interaction_id_idx ON inbound_mail (interaction_id);
      CREATE INDEX inbound_mail_raw_idx ON inbound_mail (received_at) WHERE raw IS NOT NULL;

      CREATE TABLE inbound_mail_contact (
        inbound_mail_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        CONSTRAINT inbound_mail_contact_pk PRIMARY KEY (inbound_mail_id, contact_id),
        CONSTRAINT inbound_mail_contact_inbound_mail_id_fk FOREIGN KEY (inbound_mail_id) REFERENCES inbound_mail,
        CONSTRAINT inbound_mail_contact_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact
      );
      CREATE INDEX inbound_mail_contact_contact_id_idx ON inbound_mail_contact (contact_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
