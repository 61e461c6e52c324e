import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores how each win was verified and when the history of leads was loaded, and keeps one lock for a report, a month and
 * its parameters although reports have got the parameter `basis`, which locks store as `known`.
 */
export class LoadedHistory1764000000106 implements MigrationInterface {
  name = 'LoadedHistory1764000000106';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead ADD COLUMN verification text,
        ADD CONSTRAINT lead_verification_ck CHECK (verification IS NULL
          OR status = 'won' AND verification IN ('second_person', 'last_resort', 'imported'));
      -- Nobody changes these leads, and the wins of past days stay as they were known: no version is written anew.
      ALTER TABLE lead DISABLE TRIGGER lead_version_on_update, DISABLE TRIGGER lead_dated;
      UPDATE lead SET verification = coalesce((SELECT a.changes #>> '{verification,after,kind}' FROM audit_entry a
          WHERE a.entity_id = lead.id AND a.changes #>> '{status,after}' = 'won' ORDER BY a.at DESC LIMIT 1),
        'second_person')
      WHERE status = 'won';
      ALTER TABLE lead ENABLE TRIGGER lead_version_on_update, ENABLE TRIGGER lead_dated;

      ALTER TABLE import ADD COLUMN history_loaded_at timestamptz(3),
        DROP CONSTRAINT import_mode_ck,
        ADD CONSTRAINT import_mode_ck CHECK (mode IN ('known_from_today', 'initial_load'));
      CREATE INDEX import_history_loaded_at_idx ON import (history_loaded_at) WHERE history_loaded_at IS NOT NULL;

      DROP INDEX report_lock_month_uq;
      CREATE UNIQUE INDEX report_lock_month_uq ON report_lock (report, month, (parameters - 'basis')) WHERE unlocked_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
