import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Store from when on access tokens of a user count again after archiving and restoring. Null leaves the decision to the
 * last change of password, so the table is not rewritten.
 */
export class UserTokensValidFrom1764000000110 implements MigrationInterface {
  name = 'UserTokensValidFrom1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE app_user ADD COLUMN tokens_valid_from timestamptz(3)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
