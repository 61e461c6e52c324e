import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets replays of a finished request run at the same time: the stored response is read before the lock, which is taken
 * only if there is none. It is read again under the lock, because the first request may have finished in between.
 */
export class IdempotencyReplays1764000000040 implements MigrationInterface {
  name = 'IdempotencyReplays1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Volatile: each look-up sees what was committed before it, and not only before the call.
      CREATE OR REPLACE FUNCTION enter_idempotency_key(key_scope text, key_given text, OUT taken boolean, OUT request_hash text, OUT response json)
        LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        SELECT k.request_hash, k.response INTO request_hash, response
          FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
        taken := FOUND;
        IF NOT taken THEN
          taken := pg_try_advisory_xact_lock(hashtextextended(key_scope || ' ' || key_given, 0));
          IF taken THEN
            SELECT k.request_hash, k.response INTO request_hash, response
              FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
          END IF;
        END IF;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
