import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds decisions about registrations by their address or spelling, whatever their connection is. */
export class SharedDecisions1764000000085 implements MigrationInterface {
  name = 'SharedDecisions1764000000085';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX intake_decision_key_idx ON intake_decision (key, kind) WHERE archived_at IS NULL;
      CREATE INDEX intake_registration_confirmed_idx ON intake_registration (email_key, company_id)
        WHERE match_state = 'matched' AND matched_by = 'person';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
