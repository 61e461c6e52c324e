import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Refuses realisations of years in which nothing of the agency can have come true. Rows of earlier releases are not
 * checked.
 */
export class RealisationYears1764000000128 implements MigrationInterface {
  name = 'RealisationYears1764000000128';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_realisation ADD CONSTRAINT lead_realisation_as_of_ck
        CHECK (as_of BETWEEN '1990-01-01' AND '2199-12-31') NOT VALID
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
