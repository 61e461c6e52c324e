import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows are never deleted, with the other operations that their trigger rejects. */
const APPEND_ONLY = {
  audit_entry: 'UPDATE OR DELETE OR TRUNCATE',
  lead_transition: 'UPDATE OR DELETE OR TRUNCATE',
  setting_version: 'UPDATE OR DELETE OR TRUNCATE',
  interaction_version: 'DELETE OR TRUNCATE',
  lead: 'DELETE OR TRUNCATE',
  lead_touch: 'DELETE OR TRUNCATE',
  lead_version: 'DELETE OR TRUNCATE',
  record_version: 'DELETE OR TRUNCATE',
  report_lock: 'DELETE OR TRUNCATE',
  report_schedule_run: 'DELETE OR TRUNCATE',
};

/**
 * Merges triggers and functions that differed only by a constant or by the operation. New functions get their bodies from
 * their files, which are replayed after the migrations; no instance runs in between.
 */
export class FewerTriggers1764000000066 implements MigrationInterface {
  name = 'FewerTriggers1764000000066';
  readonly needsStoppedInstances = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, operations] of Object.entries(APPEND_ONLY)) {
      await runner.query(`
        DROP TRIGGER IF EXISTS ${table}_append_only ON ${table};
        DROP TRIGGER IF EXISTS ${table}_not_deleted ON ${table};
        DROP TRIGGER ${table}_not_truncated ON ${table};
        CREATE TRIGGER ${table}_append_only BEFORE ${operations} ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
      `);
    }
    await runner.query(`
      CREATE OR REPLACE TRIGGER lead_version_not_changed AFTER UPDATE ON lead_version
        FOR EACH ROW EXECUTE FUNCTION reject_past_change();
      DROP FUNCTION reject_version_change;
    `);
    await this.mergeLabels(runner);
    await this.mergeSearch(runner);
  }

  private async mergeLabels(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE OR REPLACE TRIGGER activity_label AFTER INSERT OR UPDATE OF title ON activity
        FOR EACH ROW EXECUTE FUNCTION keep_label('title');
      CREATE OR REPLACE TRIGGER agreement_label AFTER INSERT OR UPDATE OF title ON agreement
        FOR EACH ROW EXECUTE FUNCTION keep_label('title');
      DROP TRIGGER app_user_label_on_insert ON app_user;
      DROP TRIGGER app_user_label_on_rename ON app_user;
      CREATE TRIGGER app_user_label AFTER INSERT OR UPDATE OF full_name ON app_user
        FOR EACH ROW EXECUTE FUNCTION keep_label('full_name', 'user');
      DROP TRIGGER company_label_on_insert ON company;
      DROP TRIGGER company_label_on_rename ON company;
      CREATE TRIGGER company_label AFTER INSERT OR UPDATE OF name ON company
        FOR EACH ROW EXECUTE FUNCTION keep_label('name');
      DROP FUNCTION keep_name_label, keep_title_label, keep_user_label;
    `);
  }

  private async mergeSearch(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION search_keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      DO $$
      DECLARE definition text;
      BEGIN
        FOR definition IN
          SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname LIKE 'search\\_keep\\_%'
        LOOP
          EXECUTE regexp_replace(replace(definition, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'), 'search_keep_\\w+', 'search_keep');
        END LOOP;
      END $$;
      DROP FUNCTION search_keep_activity, search_keep_agreement, search_keep_company, search_keep_contact, search_keep_lead;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
