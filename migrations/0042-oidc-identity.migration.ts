import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the account at the identity provider to which the first login links a user. Archived users keep theirs: the
 * account of a person who has left must not be linked to another user with the same e-mail address.
 */
export class OidcIdentity1764000000042 implements MigrationInterface {
  name = 'OidcIdentity1764000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE app_user
        ADD COLUMN oidc_issuer text,
        ADD COLUMN oidc_subject text,
        ADD CONSTRAINT app_user_oidc_identity_uq UNIQUE (oidc_issuer, oidc_subject),
        ADD CONSTRAINT app_user_oidc_identity_ck CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL))
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
