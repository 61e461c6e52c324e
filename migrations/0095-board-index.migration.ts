import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Orders the leads of a stage by the day on which they entered it, whatever their status is. The board shows several
 * statuses in a column, which the former index could not read in that order.
 */
export class BoardIndex1764000000095 implements MigrationInterface {
  name = 'BoardIndex1764000000095';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_stage_stage_entered_on_idx ON lead (stage, stage_entered_on, id);
      DROP INDEX lead_board_idx;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
