import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes memberships records like all others: with a version, so that one change does not overwrite another unnoticed,
 * and archived instead of deleted, so that a mistake can be undone.
 */
export class MembershipRecords1764000000035 implements MigrationInterface {
  name = 'MembershipRecords1764000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE company_membership
        ADD COLUMN updated_at timestamptz(3),
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN archived_at timestamptz(3);
      UPDATE company_membership SET updated_at = created_at;
      ALTER TABLE company_membership ALTER COLUMN updated_at SET NOT NULL;

      DROP INDEX company_membership_uq;
      CREATE UNIQUE INDEX company_membership_uq ON company_membership (company_id, organisation_id)
        WHERE until IS NULL AND archived_at IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
