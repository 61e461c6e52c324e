import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores responses as json, so that a repeated request gets exactly the first response. jsonb would reorder the fields
 * of objects. No query reads inside a stored response.
 */
export class IdempotencyResponse1764000000034 implements MigrationInterface {
  name = 'IdempotencyResponse1764000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE idempotency_key ALTER COLUMN response TYPE json USING response::json;

      DROP FUNCTION enter_idempotency_key(text, text);
      -- Volatile: the look-up sees what was committed before the lock was taken, and not only before the call.
      CREATE FUNCTION enter_idempotency_key(key_scope text, key_given text, OUT taken boolean, OUT request_hash text, OUT response json)
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
