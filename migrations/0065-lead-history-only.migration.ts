import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Removes the running totals of leads and the stored completeness of their versions, because reports read versions for
 * any day. Removing a column rewrites no row; the index that reports scan is built anew without the column.
 */
export class LeadHistoryOnly1764000000065 implements MigrationInterface {
  name = 'LeadHistoryOnly1764000000065';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER lead_version_counted_on_insert ON lead_version;
      DROP TRIGGER lead_version_counted_on_update ON lead_version;
      DROP TRIGGER lead_transition_counted ON lead_transition;
      DROP FUNCTION count_lead_version(), count_lead_transition(), fold_lead_totals(), forget_empty_lead_totals(),
        rebuild_lead_totals(), lead_total_differences();
      DROP VIEW lead_total_states, lead_total_days, lead_total_counted;
      DROP FUNCTION lead_total_changes(lead_version, smallint, timestamptz, boolean), lead_total_keys(lead_total_change),
        lead_total_days(lead_total_change);
      DROP TABLE lead_total_change, lead_total_state, lead_total_day, lead_total_check;
    `);
    await runner.query(`
      DROP INDEX lead_version_as_of_idx;
      ALTER TABLE lead_version DROP COLUMN known;
      DROP FUNCTION lead_known(jsonb);
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from) INCLUDE (id, lead_id, stage, status,
        stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
        capex_eur, company_id, expected_decision_on, likelihood, screening_status, screening_due_on, announced_on,
        announced_jobs, announced_capex_eur, status_reason, lost_to_country) WHERE NOT archived;
    `);
    // Without this, pg-boss goes on queueing runs of the two removed jobs. It creates its schema when the first instance
    // starts, so a new database has none.
    await runner.query(`
      DO $$ BEGIN
        IF to_regclass('pgboss.schedule') IS NOT NULL THEN
          DELETE FROM pgboss.schedule WHERE name IN ('leads.fold-totals', 'leads.check-totals');
        END IF;
      END $$
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
