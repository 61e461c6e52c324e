import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records which keys the instances of this database use. The keys themselves are in settings or in a key file; an id is
 * a check value that identifies a key without revealing it. The first start with this version adds the rows.
 */
export class ApplicationKeys1764000000044 implements MigrationInterface {
  name = 'ApplicationKeys1764000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_key (
        purpose text NOT NULL CONSTRAINT app_key_pk PRIMARY KEY,
        key_id text NOT NULL,
        former_key_id text,
        former_until timestamptz(3),
        CONSTRAINT app_key_purpose_ck CHECK (purpose IN ('encryption', 'signing')),
        CONSTRAINT app_key_key_id_ck CHECK (key_id ~ '^[0-9a-f]{16}$' AND former_key_id ~ '^[0-9a-f]{16}$'),
        CONSTRAINT app_key_former_ck CHECK (num_nonnulls(former_key_id, former_until) IN (0, 2))
      );

      -- Whether a stored secret is encrypted with the present key: a 2, and the id of its key, are at its beginning.
      CREATE FUNCTION secret_is_current(secret bytea) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
      RETURN get_byte(secret, 0) = 2 AND encode(substr(secret, 2, 8), 'hex')
        IS NOT DISTINCT FROM (SELECT k.key_id FROM app_key k WHERE k.purpose = 'encryption');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
