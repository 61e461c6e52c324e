import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the history of settings on which figures depend: a report of a day before a change uses the former value. */
export class RecordedSettings1764000000023 implements MigrationInterface {
  name = 'RecordedSettings1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A value holds until the next one of its name; before the first, as far back as anybody asks, the first.
      CREATE TABLE setting_version (
        name text NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        value text NOT NULL,
        CONSTRAINT setting_version_pk PRIMARY KEY (name, valid_from),
        CONSTRAINT setting_version_name_ck CHECK (name ~ '^[a-z_]+$'),
        -- Reports cast it: one value that is no number would fail every report from then on.
        CONSTRAINT setting_version_value_ck CHECK (name <> 'touch_window_months' OR value ~ '^[1-9][0-9]{0,3}$')
      );
      CREATE TRIGGER setting_version_append_only BEFORE UPDATE OR DELETE ON setting_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER setting_version_not_truncated BEFORE TRUNCATE ON setting_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
