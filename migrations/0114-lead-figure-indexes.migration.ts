import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Index the figures behind reports, so that the list of leads filters and sorts by them in the order of an index. */
export class LeadFigureIndexes1764000000114 implements MigrationInterface {
  name = 'LeadFigureIndexes1764000000114';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_jobs_safeguarded_idx ON lead (jobs_safeguarded, id);
      CREATE INDEX lead_announced_jobs_idx ON lead (announced_jobs, id);
      CREATE INDEX lead_announced_capex_eur_idx ON lead (announced_capex_eur, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
