import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the jobs that a lead safeguards in a column of its versions, because the pipeline summary adds them up for all
 * open leads. It is in the index that reports scan, like the jobs expected (decision 46).
 */
export class LeadVersionJobsSafeguarded1764000000088 implements MigrationInterface {
  name = 'LeadVersionJobsSafeguarded1764000000088';
  readonly rewrites = ['lead_version'];

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX lead_version_as_of_idx;
      ALTER TABLE lead_version
        ADD COLUMN jobs_safeguarded integer GENERATED ALWAYS AS ((data->>'jobs_safeguarded')::integer) STORED;
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from) INCLUDE (id, lead_id, stage, status,
        stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
        capex_eur, company_id, expected_decision_on, likelihood, screening_status, screening_due_on, announced_on,
        announced_jobs, announced_capex_eur, status_reason, lost_to_country, jobs_safeguarded) WHERE NOT archived;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
