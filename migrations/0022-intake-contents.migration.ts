import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Treats two deliveries as the same only if they have the same key and the same content, because a key that a provider
 * uses again for other data must not hide them. Stored deliveries are compared by their bytes.
 */
export class IntakeContents1764000000022 implements MigrationInterface {
  name = 'IntakeContents1764000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intake_delivery ADD COLUMN content_sha256 text,
        DROP CONSTRAINT intake_delivery_key_uq;
      CREATE UNIQUE INDEX intake_delivery_key_uq
        ON intake_delivery (connection_id, delivery_key, coalesce(content_sha256, sha256));
      -- Behind the filters of the list. Nearly everything is a webhook, which the order of arrival serves.
      CREATE INDEX intake_delivery_origin_idx ON intake_delivery (origin, received_at, id) WHERE origin <> 'webhook';
      CREATE INDEX intake_delivery_verification_idx ON intake_delivery (verification, received_at, id);
      CREATE INDEX intake_registration_match_state_sort_idx ON intake_registration (match_state, id);
      CREATE INDEX intake_registration_status_sort_idx ON intake_registration (status, id);
      CREATE INDEX intake_registration_matched_by_idx ON intake_registration (matched_by, received_at, id);
      CREATE INDEX intake_registration_overflow_idx ON intake_registration (received_at, id) WHERE overflow;
      -- What of one connection waits: one question to its sender answers all that tell of one thing.
      CREATE INDEX intake_delivery_connection_waiting_idx ON intake_delivery (connection_id, id)
        WHERE next_attempt_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
