import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds an index on the days on which the open leads of a group entered their stage, because the median reads one month
 * of each. In the order of the unique index (day, then key) every group would read past the days of all others.
 */
export class TotalsEntered1764000000038 implements MigrationInterface {
  name = 'TotalsEntered1764000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX lead_total_day_entered_idx ON lead_total_day (dimension, key, day) WHERE figure = 'entered'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
