import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores webhooks, and the deliveries that the transactions of changes insert. Every delivery that waits has the time of its
 * next attempt, also while its webhook is paused: one without would be forgotten if the webhook is resumed at the same
 * moment. Only the last attempt of a delivery is kept. No foreign key refers to entries of the audit trail, because these are
 * never removed.
 */
export class Webhooks1764000000139 implements MigrationInterface {
  name = 'Webhooks1764000000139';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        name text NOT NULL,
        url text NOT NULL,
        event_types text[] NOT NULL,
        api_key_id uuid NOT NULL,
        description text,
        secret_encrypted bytea NOT NULL,
        former_secret_encrypted bytea,
        former_secret_until timestamptz(3),
        state text NOT NULL DEFAULT 'active',
        disabled_reason text,
        disabled_at timestamptz(3),
        CONSTRAINT webhook_pk PRIMARY KEY (id),
        CONSTRAINT webhook_api_key_id_fk FOREIGN KEY (api_key_id) REFERENCES api_key (id),
        CONSTRAINT webhook_name_ck CHECK (name ~ '\\S' AND char_length(name) <= 100),
        CONSTRAINT webhook_url_ck CHECK (url ~* '^https?://' AND char_length(url) <= 2000),
        CONSTRAINT webhook_event_types_ck CHECK (cardinality(event_types) > 0 AND array_position(event_types, NULL) IS NULL),
        CONSTRAINT webhook_state_ck CHECK (state IN ('active', 'paused', 'disabled')),
        CONSTRAINT webhook_disabled_reason_ck CHECK (disabled_reason IN ('gone', 'failing', 'key_unusable')),
        CONSTRAINT webhook_disabled_ck CHECK ((state = 'disabled') = (disabled_reason IS NOT NULL)
          AND (state = 'disabled') = (disabled_at IS NOT NULL)),
        CONSTRAINT webhook_former_secret_ck CHECK ((former_secret_encrypted IS NULL) = (former_secret_until IS NULL))
      );
      CREATE INDEX webhook_api_key_id_idx ON webhook (api_key_id, id);
      CREATE INDEX webhook_created_at_idx ON webhook (created_at, id);
      CREATE INDEX webhook_updated_at_idx ON webhook (updated_at, id);

      CREATE TABLE webhook_delivery (
        id uuid NOT NULL,
        sequence bigint GENERATED ALWAYS AS IDENTITY,
        webhook_id uuid NOT NULL,
        audit_entry_id uuid,
        at timestamptz(3) NOT NULL,
        type text NOT NULL,
        entity_type text NOT NULL,
        entity_id uuid NOT NULL,
        lead_id uuid,
        state text NOT NULL DEFAULT 'waiting',
        reason text,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3),
        first_attempt_at timestamptz(3),
        delivered_at timestamptz(3),
        redelivery_of uuid,
        last_attempt_at timestamptz(3),
        duration_ms integer,
        status_code integer,
        error_code text,
        request_headers jsonb,
        request_body text,
        response_headers jsonb,
        response_body text,
        CONSTRAINT webhook_delivery_pk PRIMARY KEY (id),
        CONSTRAINT webhook_delivery_webhook_id_fk FOREIGN KEY (webhook_id) REFERENCES webhook (id),
        CONSTRAINT webhook_delivery_audit_entry_ck CHECK ((audit_entry_id IS NULL) = (type = 'webhook.test')),
        CONSTRAINT webhook_delivery_state_ck CHECK (state IN ('waiting', 'delivered', 'dead', 'skipped')),
        CONSTRAINT webhook_delivery_reason_ck CHECK ((state = 'skipped') = (reason IS NOT NULL)
          AND reason IN ('not_visible', 'disabled', 'paused')),
        CONSTRAINT webhook_delivery_waiting_ck CHECK ((state = 'waiting') = (next_attempt_at IS NOT NULL)),
        CONSTRAINT webhook_delivery_delivered_ck CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
        CONSTRAINT webhook_delivery_attempts_ck CHECK (attempts >= 0 AND (attempts > 0 OR first_attempt_at IS NULL)
          AND (first_attempt_at IS NULL) = (last_attempt_at IS NULL)),
        CONSTRAINT webhook_delivery_not_visible_ck CHECK (reason IS DISTINCT FROM 'not_visible'
          OR request_headers IS NULL AND request_body IS NULL AND response_headers IS NULL AND response_body IS NULL)
      );
      CREATE INDEX webhook_delivery_due_idx ON webhook_delivery (id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
      CREATE INDEX webhook_delivery_order_idx ON webhook_delivery (webhook_id, entity_id, sequence)
        WHERE state = 'waiting';
      CREATE INDEX webhook_delivery_webhook_id_idx ON webhook_delivery (webhook_id, at, id);
      CREATE INDEX webhook_delivery_entity_id_idx ON webhook_delivery (entity_id, at, id);
      CREATE INDEX webhook_delivery_audit_entry_id_idx ON webhook_delivery (audit_entry_id, webhook_id);
      CREATE INDEX webhook_delivery_at_idx ON webhook_delivery (at, id);
      CREATE INDEX webhook_delivery_last_attempt_idx ON webhook_delivery (webhook_id, last_attempt_at, id)
        WHERE last_attempt_at IS NOT NULL;
      CREATE INDEX webhook_delivery_dead_idx ON webhook_delivery (webhook_id, at, id) WHERE state = 'dead';
      CREATE INDEX webhook_delivery_delivered_idx ON webhook_delivery (webhook_id, last_attempt_at)
        WHERE state = 'delivered';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
