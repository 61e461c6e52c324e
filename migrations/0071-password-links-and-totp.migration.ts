import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores one-time links to set a password, the secrets of one-time codes, and their recovery codes. */
export class PasswordLinksAndTotp1764000000071 implements MigrationInterface {
  name = 'PasswordLinksAndTotp1764000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password_link (
        user_id uuid NOT NULL,
        hash text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT password_link_pk PRIMARY KEY (user_id),
        CONSTRAINT password_link_hash_uq UNIQUE (hash),
        CONSTRAINT password_link_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user
      );
      CREATE TABLE user_totp (
        id uuid NOT NULL,
        secret_encrypted bytea NOT NULL,
        confirmed_at timestamptz(3),
        last_used_step integer,
        failed_attempts integer NOT NULL DEFAULT 0,
        last_failed_at timestamptz(3),
        CONSTRAINT user_totp_pk PRIMARY KEY (id),
        CONSTRAINT user_totp_id_fk FOREIGN KEY (id) REFERENCES app_user
      );
      CREATE TABLE recovery_code (
        user_id uuid NOT NULL,
        hash text NOT NULL,
        CONSTRAINT recovery_code_pk PRIMARY KEY (user_id, hash),
        CONSTRAINT recovery_code_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
