import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets people who come to a seminar without a registration be stored as deliveries. */
export class WalkIns1764000000086 implements MigrationInterface {
  name = 'WalkIns1764000000086';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE intake_delivery DROP CONSTRAINT intake_delivery_origin_ck,
        ADD CONSTRAINT intake_delivery_origin_ck
          CHECK (origin = ANY (ARRAY['webhook', 'reconciliation', 'file', 'walk_in']));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
