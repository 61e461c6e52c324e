import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates schedules of reports with their runs, and locked months, whose figures do not change any more. */
export class ReportSchedules1764000000018 implements MigrationInterface {
  name = 'ReportSchedules1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_schedule (
        id uuid CONSTRAINT report_schedule_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        name text NOT NULL,
        cron text NOT NULL,
        timezone text NOT NULL,
        report text NOT NULL,
        parameters jsonb NOT NULL DEFAULT '{}',
        format text NOT NULL,
        lang text NOT NULL,
        -- Below REPORTS_DIR. Every part begins with a letter or digit: there is no way up and nothing hidden.
        folder text NOT NULL,
        keep_files integer,
        enabled boolean NOT NULL DEFAULT true,
        -- The first due time that no run has been made for yet.
        next_due_at timestamptz(3),
        CONSTRAINT report_schedule_name_ck CHECK (name ~ '\\S'),
        CONSTRAINT report_schedule_cron_ck CHECK (cron ~ '^\\S+( \\S+){4}$'),
        CONSTRAINT report_schedule_timezone_ck CHECK (timestamp '2000-01-01' AT TIME ZONE timezone IS NOT NULL),
        CONSTRAINT report_schedule_parameters_ck CHECK (jsonb_typeof(parameters) = 'object'),
        CONSTRAINT report_schedule_folder_ck
          CHECK (folder ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}(/[A-Za-z0-9][A-Za-z0-9_-]{0,63}){0,3}$'),
        CONSTRAINT report_schedule_keep_files_ck CHECK (keep_files >= 1)
      );
      CREATE INDEX report_schedule_next_due_at_idx ON report_schedule (next_due_at) WHERE enabled AND archived_at IS NULL;
      CREATE INDEX report_schedule_name_idx ON report_schedule ((fold(name) COLLATE "C"), id);
      CREATE INDEX report_schedule_created_at_idx ON report_schedule (created_at, id);
      CREATE INDEX report_schedule_updated_at_idx ON report_schedule (updated_at, id);

      CREATE TABLE report_schedule_run (
        id uuid CONSTRAINT report_schedule_run_pk PRIMARY KEY,
        schedule_id uuid NOT NULL CONSTRAINT report_schedule_run_schedule_id_fk REFERENCES report_schedule,
        due_at timestamptz(3) NOT NULL,
        -- Asked for by somebody, who on the command line has no id; no name for what the clock asked for.
        requested_by uuid,
        requested_by_name text,
        outcome text NOT NULL DEFAULT 'waiting',
        attempt integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz(3),
        started_at timestamptz(3),
        finished_at timestamptz(3),
        -- What the last attempt made, and where: written down before the file gets its name.
        parameters jsonb,
        definition_version integer,
        folder text,
        file_name text,
        bytes bigint,
        sha256 text,
        error_code text,
        -- When the file was removed to keep no more than the schedule says.
        pruned_at timestamptz(3),
        -- However many instances look at one schedule: one due time, one run.
        CONSTRAINT report_schedule_run_due_at_uq UNIQUE (schedule_id, due_at),
        CONSTRAINT report_schedule_run_outcome_ck CHECK (outcome IN ('waiting', 'running', 'done', 'failed', 'skipped')),
        CONSTRAINT report_schedule_run_requested_by_ck CHECK (requested_by IS NULL OR requested_by_name IS NOT NULL),
        CONSTRAINT report_schedule_run_attempt_ck CHECK (attempt >= 0),
        CONSTRAINT report_schedule_run_open_ck CHECK (CASE WHEN outcome IN ('waiting', 'running')
          THEN finished_at IS NULL AND next_attempt_at IS NOT NULL ELSE finished_at IS NOT NULL AND next_attempt_at IS NULL END),
        CONSTRAINT report_schedule_run_done_ck CHECK (outcome <> 'done'
          OR num_nulls(folder, file_name, bytes, sha256, started_at) = 0 AND error_code IS NULL),
        CONSTRAINT report_schedule_run_failed_ck CHECK (outcome NOT IN ('failed', 'skipped') OR error_code IS NOT NULL)
      );
      CREATE INDEX report_schedule_run_open_idx ON report_schedule_run (next_attempt_at, due_at)
        WHERE outcome IN ('waiting', 'running');
      -- Whose file a file is.
      CREATE INDEX report_schedule_run_file_name_idx ON report_schedule_run (folder, file_name) WHERE file_name IS NOT NULL;
      CREATE TRIGGER report_schedule_run_not_deleted BEFORE DELETE ON report_schedule_run
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER report_schedule_run_not_truncated BEFORE TRUNCATE ON report_schedule_run
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE report_lock (
        id uuid CONSTRAINT report_lock_pk PRIMARY KEY,
        report text NOT NULL,
        month text NOT NULL,
        parameters jsonb NOT NULL,
        definition_version integer NOT NULL,
        -- The report as json, in English, to the byte.
        document text NOT NULL,
        sha256 text NOT NULL,
        note text,
        locked_at timestamptz(3) NOT NULL,
        locked_by uuid,
        locked_by_name text NOT NULL,
        unlocked_at timestamptz(3),
        unlocked_by uuid,
        unlocked_by_name text,
        unlock_reason text,
        CONSTRAINT report_lock_sha256_ck CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex')),
        CONSTRAINT report_lock_month_ck CHECK (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
        CONSTRAINT report_lock_parameters_ck CHECK (jsonb_typeof(parameters) = 'object'),
        CONSTRAINT report_lock_unlock_ck CHECK (CASE WHEN unlocked_at IS NULL
          THEN num_nonnulls(unlocked_by, unlocked_by_name, unlock_reason) = 0
          ELSE unlocked_by_name IS NOT NULL AND unlock_reason ~ '\\S' AND unlocked_at >= locked_at END)
      );
      CREATE UNIQUE INDEX report_lock_month_uq ON report_lock (report, month, parameters) WHERE unlocked_at IS NULL;
      CREATE INDEX report_lock_month_idx ON report_lock (month, id);
      CREATE INDEX report_lock_locked_at_idx ON report_lock (locked_at, id);

      -- Locked is locked: all that can come is its end, once.
      CREATE FUNCTION refuse_lock_change() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ending text[] := ARRAY['unlocked_at', 'unlocked_by', 'unlocked_by_name', 'unlock_reason'];
      BEGIN
        IF OLD.unlocked_at IS NULL AND (to_jsonb(OLD) - ending) = (to_jsonb(NEW) - ending) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'UPDATE on report_lock is refused: it is locked' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER report_lock_not_changed BEFORE UPDATE ON report_lock FOR EACH ROW EXECUTE FUNCTION refuse_lock_change();
      CREATE TRIGGER report_lock_not_deleted BEFORE DELETE ON report_lock FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER report_lock_not_truncated BEFORE TRUNCATE ON report_lock FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
