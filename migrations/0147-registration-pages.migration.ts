import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the registration pages of seminars, the registrations that wait for the confirmation of their address, the requests
 * to a page of the last day, and the solved challenges. A page has an intake connection of its own, and its registrations
 * are deliveries of that connection.
 */
export class RegistrationPages1764000000147 implements MigrationInterface {
  name = 'RegistrationPages1764000000147';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intake_connection DROP CONSTRAINT intake_connection_provider_ck,
        ADD CONSTRAINT intake_connection_provider_ck CHECK (provider = ANY (ARRAY['generic', 'standard_webhooks',
          'typeform', 'tally', 'jotform', 'formbricks', 'hi_events', 'cal_com', 'google_forms', 'pretix', 'eventbrite',
          'registration_page']));
      ALTER TABLE intake_delivery DROP CONSTRAINT intake_delivery_origin_ck,
        ADD CONSTRAINT intake_delivery_origin_ck
          CHECK (origin = ANY (ARRAY['webhook', 'reconciliation', 'file', 'walk_in', 'page']));

      CREATE TABLE registration_page (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL,
        connection_id uuid NOT NULL,
        slug text NOT NULL,
        enabled boolean NOT NULL DEFAULT false,
        languages text[] NOT NULL,
        texts jsonb NOT NULL,
        fields jsonb NOT NULL,
        questions jsonb NOT NULL,
        consents jsonb NOT NULL,
        consent_versions jsonb NOT NULL,
        privacy_notice jsonb NOT NULL,
        double_opt_in boolean NOT NULL,
        embed_origins text[] NOT NULL DEFAULT '{}',
        CONSTRAINT registration_page_pk PRIMARY KEY (id),
        CONSTRAINT registration_page_activity_id_uq UNIQUE (activity_id),
        CONSTRAINT registration_page_connection_id_uq UNIQUE (connection_id),
        CONSTRAINT registration_page_slug_uq UNIQUE (slug),
        CONSTRAINT registration_page_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT registration_page_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection,
        CONSTRAINT registration_page_version_ck CHECK (version > 0),
        CONSTRAINT registration_page_slug_ck
          CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND char_length(slug) BETWEEN 3 AND 60),
        CONSTRAINT registration_page_languages_ck
          CHECK (cardinality(languages) BETWEEN 1 AND 3 AND languages <@ ARRAY['en', 'nl', 'zh']),
        CONSTRAINT registration_page_texts_ck CHECK (texts ?& languages),
        CONSTRAINT registration_page_questions_ck
          CHECK (jsonb_typeof(questions) = 'array' AND jsonb_array_length(questions) <= 12),
        CONSTRAINT registration_page_consents_ck
          CHECK (jsonb_typeof(consents) = 'array' AND jsonb_array_length(consents) <= 4),
        CONSTRAINT registration_page_privacy_notice_ck CHECK (NOT enabled OR privacy_notice ?& languages),
        CONSTRAINT registration_page_embed_origins_ck CHECK (cardinality(embed_origins) <= 10)
      );

      CREATE TABLE pending_registration (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        page_id uuid NOT NULL,
        token_hash text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        language text NOT NULL,
        full_name text NOT NULL,
        email text NOT NULL,
        fields jsonb NOT NULL,
        CONSTRAINT pending_registration_pk PRIMARY KEY (id),
        CONSTRAINT pending_registration_token_hash_uq UNIQUE (token_hash),
        CONSTRAINT pending_registration_page_id_fk FOREIGN KEY (page_id) REFERENCES registration_page,
        CONSTRAINT pending_registration_token_hash_ck CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT pending_registration_expires_at_ck CHECK (expires_at > created_at),
        CONSTRAINT pending_registration_language_ck CHECK (language IN ('en', 'nl', 'zh'))
      );
      CREATE INDEX pending_registration_expires_at_idx ON pending_registration (expires_at);
      CREATE INDEX pending_registration_page_id_idx ON pending_registration (page_id);
      CREATE INDEX pending_registration_email_idx ON pending_registration (email);

      CREATE TABLE registration_page_request (
        id uuid NOT NULL,
        page_id uuid NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        email_hash text,
        CONSTRAINT registration_page_request_pk PRIMARY KEY (id),
        CONSTRAINT registration_page_request_page_id_fk FOREIGN KEY (page_id) REFERENCES registration_page,
        CONSTRAINT registration_page_request_email_hash_ck CHECK (email_hash ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX registration_page_request_page_id_idx ON registration_page_request (page_id, requested_at);
      CREATE INDEX registration_page_request_email_hash_idx ON registration_page_request (email_hash, requested_at);
      CREATE INDEX registration_page_request_requested_at_idx ON registration_page_request (requested_at);

      CREATE TABLE altcha_used (
        hash text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT altcha_used_pk PRIMARY KEY (hash),
        CONSTRAINT altcha_used_hash_ck CHECK (hash ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX altcha_used_expires_at_idx ON altcha_used (expires_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
