import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Store when an API key was last used, so that administrators find keys that nobody needs any more. */
export class ApiKeyLastUse1764000000103 implements MigrationInterface {
  name = 'ApiKeyLastUse1764000000103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_key ADD COLUMN last_used_at timestamptz(3)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
