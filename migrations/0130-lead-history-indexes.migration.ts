import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets programs read the history of all leads from a moment on. */
export class LeadHistoryIndexes1764000000130 implements MigrationInterface {
  name = 'LeadHistoryIndexes1764000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_transition_recorded_at_idx ON lead_transition (recorded_at, id);
      CREATE INDEX lead_touch_updated_at_idx ON lead_touch (updated_at, id);
      CREATE INDEX lead_evidence_created_at_idx ON lead_evidence (created_at, id);
      CREATE INDEX lead_realisation_created_at_idx ON lead_realisation (created_at, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
