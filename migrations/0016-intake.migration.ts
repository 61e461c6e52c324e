import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates the intake of registration forms: connections with their mappings, the inbox of deliveries, and rejected
 * deliveries.
 */
export class Intake1764000000016 implements MigrationInterface {
  name = 'Intake1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intake_connection (
        id uuid NOT NULL CONSTRAINT intake_connection_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        name text NOT NULL,
        provider text NOT NULL,
        activity_id uuid CONSTRAINT intake_connection_activity_id_fk REFERENCES activity,
        -- The key of the integration that the connection belongs to: it sees this one and no others.
        integration_key_id uuid CONSTRAINT intake_connection_integration_key_id_fk REFERENCES api_key,
        timezone text NOT NULL DEFAULT 'Europe/Brussels',
        paused_at timestamptz(3),
        -- SHA-256 of the token in the address; the one before is good until it ends.
        token_hash text NOT NULL,
        former_token_hash text,
        former_token_until timestamptz(3),
        -- Sealed: readable with the application's signing key only.
        secret_sealed bytea,
        former_secret_sealed bytea,
        former_secret_until timestamptz(3),
        api_base_url text,
        api_token_sealed bytea,
        rules jsonb NOT NULL DEFAULT '[]',
        mapping_version integer NOT NULL DEFAULT 1,
        -- The last comparison with the sender's own list.
        reconciled_at timestamptz(3),
        reconciled_since text,
        reconciled_missing integer,
        reconciliation_error text,
        CONSTRAINT intake_connection_name_ck CHECK (name ~ '\\S'),
        CONSTRAINT intake_connection_provider_ck CHECK (provider IN ('generic', 'standard_webhooks', 'typeform', 'tally',
          'jotform', 'formbricks', 'hi_events', 'cal_com', 'google_forms', 'pretix', 'eventbrite')),
        CONSTRAINT intake_connection_timezone_ck CHECK (timestamp '2000-01-01' AT TIME ZONE timezone IS NOT NULL),
        CONSTRAINT intake_connection_rules_ck CHECK (jsonb_typeof(rules) = 'array'),
        CONSTRAINT intake_connection_former_token_ck CHECK (num_nonnulls(former_token_hash, former_token_until) IN (0, 2)),
        CONSTRAINT intake_connection_former_secret_ck CHECK (num_nonnulls(former_secret_sealed, former_secret_until) IN (0, 2))
      );
      CREATE INDEX intake_connection_activity_id_idx ON intake_connection (activity_id, id);
      CREATE INDEX intake_connection_integration_key_id_idx ON intake_connection (integration_key_id, id);
      CREATE INDEX intake_connection_name_idx ON intake_connection ((fold(name) COLLATE "C"), id);
      CREATE INDEX intake_connection_provider_idx ON intake_connection (provider, id);
      CREATE INDEX intake_connection_created_at_idx ON intake_connection (created_at, id);
      CREATE INDEX intake_connection_updated_at_idx ON intake_connection (updated_at, id);

      -- Every change of a mapping is a new version; none is ever edited.
      CREATE TABLE intake_mapping (
        id uuid NOT NULL CONSTRAINT intake_mapping_pk PRIMARY KEY,
        connection_id uuid NOT NULL CONSTRAINT intake_mapping_connection_id_fk REFERENCES intake_connection,
        version integer NOT NULL,
        mapping jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        CONSTRAINT intake_mapping_version_uq UNIQUE (connection_id, version),
        CONSTRAINT intake_mapping_version_ck CHECK (version >= 1),
        CONSTRAINT intake_mapping_mapping_ck CHECK (jsonb_typeof(mapping) = 'object')
      );

      CREATE TABLE intake_delivery (
        id uuid NOT NULL CONSTRAINT intake_delivery_pk PRIMARY KEY,
        connection_id uuid NOT NULL CONSTRAINT intake_delivery_connection_id_fk REFERENCES intake_connection,
        received_at timestamptz(3) NOT NULL,
        -- How it came: sent to us, found by comparing lists, or out of a file.
        origin text NOT NULL DEFAULT 'webhook',
        -- What makes two deliveries of a connection the same one, in the sender's own terms.
        delivery_key text NOT NULL,
        verification text NOT NULL,
        content_type text,
        headers jsonb NOT NULL DEFAULT '{}',
        size integer NOT NULL,
        sha256 text NOT NULL,
        -- The very bytes; null once their time is over.
        body bytea,
        state text NOT NULL DEFAULT 'received',
        attempts integer NOT NULL DEFAULT 0,
        replays integer NOT NULL DEFAULT 0,
        -- When it is to be worked on; null when nothing is to be done.
        next_attempt_at timestamptz(3),
        error text,
        mapping_version integer,
        registration_ids uuid[] NOT NULL DEFAULT '{}',
        -- Of a thin delivery: what is to be fetched, and which change of it this one told of.
        subject_key text,
        subject_generation integer,
        processed_at timestamptz(3),
        applied_at timestamptz(3),
        CONSTRAINT intake_delivery_key_uq UNIQUE (connection_id, delivery_key),
        CONSTRAINT intake_delivery_origin_ck CHECK (origin IN ('webhook', 'reconciliation', 'file')),
        CONSTRAINT intake_delivery_verification_ck CHECK (verification IN ('verified', 'unsigned')),
        CONSTRAINT intake_delivery_state_ck CHECK (state IN ('received', 'retry', 'applied', 'ignored_stale', 'ignored',
          'needs_mapping', 'needs_review', 'parked', 'dead')),
        CONSTRAINT intake_delivery_waiting_ck CHECK ((next_attempt_at IS NOT NULL) = (state IN ('received', 'retry'))),
        CONSTRAINT intake_delivery_counts_ck CHECK (attempts >= 0 AND replays >= 0 AND size >= 0)
      );
      CREATE INDEX intake_delivery_connection_id_idx ON intake_delivery (connection_id, received_at, id);
      CREATE INDEX intake_delivery_connection_mapping_idx ON intake_delivery (connection_id, mapping_version, id);
      CREATE INDEX intake_delivery_received_at_idx ON intake_delivery (received_at, id);
      CREATE INDEX intake_delivery_state_idx ON intake_delivery (state, received_at, id);
      CREATE INDEX intake_delivery_registration_ids_idx ON intake_delivery USING gin (registration_ids);
      -- What waits to be worked on.
      CREATE INDEX intake_delivery_waiting_idx ON intake_delivery (id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
      -- What still has its bytes, for their retention.
      CREATE INDEX intake_delivery_body_idx ON intake_delivery (received_at, id) WHERE body IS NOT NULL;

      -- How often a delivery came again. Beside the delivery: counting must not wait for whoever works on it.
      CREATE TABLE intake_repeat (
        delivery_id uuid NOT NULL CONSTRAINT intake_repeat_pk PRIMARY KEY
          CONSTRAINT intake_repeat_delivery_id_fk REFERENCES intake_delivery,
        times integer NOT NULL DEFAULT 1,
        last_at timestamptz(3) NOT NULL
      );

      -- What became of a delivery, step by step.
      CREATE TABLE intake_step (
        id uuid NOT NULL CONSTRAINT intake_step_pk PRIMARY KEY,
        delivery_id uuid NOT NULL CONSTRAINT intake_step_delivery_id_fk REFERENCES intake_delivery,
        at timestamptz(3) NOT NULL,
        state text NOT NULL,
        error text,
        attempt integer NOT NULL,
        actor_name text NOT NULL
      );
      CREATE INDEX intake_step_delivery_id_idx ON intake_step (delivery_id, at, id);

      -- Of a thin sender: what changed there. Dirty while the fetched generation is behind.
      CREATE TABLE intake_subject (
        connection_id uuid NOT NULL CONSTRAINT intake_subject_connection_id_fk REFERENCES intake_connection,
        subject_key text NOT NULL,
        generation integer NOT NULL DEFAULT 1,
        fetched_generation integer NOT NULL DEFAULT 0,
        fetched_at timestamptz(3),
        CONSTRAINT intake_subject_pk PRIMARY KEY (connection_id, subject_key),
        CONSTRAINT intake_subject_generation_ck CHECK (fetched_generation BETWEEN 0 AND generation)
      );

      -- Keys of answers that no mapping names, when each was seen first.
      CREATE TABLE intake_drift (
        connection_id uuid NOT NULL CONSTRAINT intake_drift_connection_id_fk REFERENCES intake_connection,
        key text NOT NULL,
        first_seen_at timestamptz(3) NOT NULL,
        delivery_id uuid CONSTRAINT intake_drift_delivery_id_fk REFERENCES intake_delivery,
        CONSTRAINT intake_drift_pk PRIMARY KEY (connection_id, key)
      );

      -- The last few deliveries that did not prove who sent them: a digest and their beginning, never all of it.
      CREATE TABLE intake_quarantine (
        id uuid NOT NULL CONSTRAINT intake_quarantine_pk PRIMARY KEY,
        connection_id uuid NOT NULL CONSTRAINT intake_quarantine_connection_id_fk REFERENCES intake_connection,
        received_at timestamptz(3) NOT NULL,
        code text NOT NULL,
        content_type text,
        size integer NOT NULL,
        sha256 text NOT NULL,
        head bytea NOT NULL,
        CONSTRAINT intake_quarantine_head_ck CHECK (octet_length(head) <= 2048)
      );
      CREATE INDEX intake_quarantine_connection_id_idx ON intake_quarantine (connection_id, received_at, id);
      CREATE INDEX intake_quarantine_received_at_idx ON intake_quarantine (received_at, id);

      -- How many were refused, by day; the quarantine itself forgets.
      CREATE TABLE intake_refusal (
        connection_id uuid NOT NULL CONSTRAINT intake_refusal_connection_id_fk REFERENCES intake_connection,
        day date NOT NULL,
        times integer NOT NULL DEFAULT 1,
        CONSTRAINT intake_refusal_pk PRIMARY KEY (connection_id, day)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
