import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The account at the identity provider that a user is bound to at the first login. Archived users keep theirs: an
 * account of somebody who has left must not be bound to another user who has the same e-mail address.
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
