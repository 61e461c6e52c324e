import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores to which registration a link that was confirmed belongs, so that a person who opens it again gets there, and whether a
 * consent comes from a person who has confirmed the address.
 */
export class ConfirmedAddresses1764000000152 implements MigrationInterface {
  name = 'ConfirmedAddresses1764000000152';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE confirmed_registration (
        token_hash text NOT NULL,
        registration_id uuid NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT confirmed_registration_pk PRIMARY KEY (token_hash),
        CONSTRAINT confirmed_registration_registration_id_fk FOREIGN KEY (registration_id) REFERENCES seminar_registration,
        CONSTRAINT confirmed_registration_token_hash_ck CHECK (token_hash ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX confirmed_registration_registration_id_idx ON confirmed_registration (registration_id);
      CREATE INDEX confirmed_registration_expires_at_idx ON confirmed_registration (expires_at);

      ALTER TABLE intake_consent ADD COLUMN is_address_confirmed boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
