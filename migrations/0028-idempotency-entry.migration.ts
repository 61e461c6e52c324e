import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takes an idempotency key and reads it in one round trip, because every POST with a key waits for it. */
export class IdempotencyEntry1764000000028 implements MigrationInterface {
  name = 'IdempotencyEntry1764000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Volatile: the look-up sees what was committed before the lock was taken, and not only before the call.
      CREATE FUNCTION enter_idempotency_key(key_scope text, key_given text, OUT taken boolean, OUT request_hash text, OUT response jsonb)
        LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        taken := pg_try_advisory_xact_lock(hashtextextended(key_scope || ' ' || key_given, 0));
        IF taken THEN
          SELECT k.request_hash, k.response INTO request_hash, response
            FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
        END IF;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
