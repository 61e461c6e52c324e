import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes the leads of a stage in the order of their last update whatever their status is, which serves the board and
 * also a list of the stage alone. Indexes archived tasks like the archived rows of other lists.
 */
export class LeadsOfAStageByUpdate1764000000063 implements MigrationInterface {
  name = 'LeadsOfAStageByUpdate1764000000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_stage_updated_at_idx ON lead (stage, updated_at, id);
      DROP INDEX lead_board_updated_at_idx;
      CREATE INDEX task_archived_idx ON task (id) WHERE archived_at IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
