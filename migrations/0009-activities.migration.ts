import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Completes activities, including the stops of roadshows, and adds the commitments that activities fulfil. */
export class Activities1764000000009 implements MigrationInterface {
  name = 'Activities1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE activity
        ADD COLUMN status text NOT NULL DEFAULT 'planned',
        -- What it is a part of: a stop of its roadshow, a seminar of a stop or of a delegation.
        ADD COLUMN parent_id uuid CONSTRAINT activity_parent_id_fk REFERENCES activity,
        -- Who follows up on it.
        ADD COLUMN owner_id uuid CONSTRAINT activity_owner_id_fk REFERENCES app_user,
        ADD COLUMN timezone text NOT NULL DEFAULT 'Europe/Brussels',
        ADD COLUMN city text,
        ADD COLUMN venue text,
        -- Of seminars and stops, which last hours; starts_on and ends_on are their days in their time zone.
        ADD COLUMN starts_at timestamptz(3),
        ADD COLUMN ends_at timestamptz(3),
        ADD COLUMN objectives text,
        ADD COLUMN notes text,
        ADD COLUMN budget_eur bigint,
        ADD COLUMN cost_eur bigint,
        -- Of delegations.
        ADD COLUMN direction text,
        ADD COLUMN sender_company_id uuid CONSTRAINT activity_sender_company_id_fk REFERENCES company,
        -- Of roadshows: NACE codes.
        ADD COLUMN sectors text[] NOT NULL DEFAULT '{}',
        -- Of stops.
        ADD COLUMN position integer,
        ADD COLUMN local_partner_id uuid CONSTRAINT activity_local_partner_id_fk REFERENCES company,
        ADD COLUMN target_attendance integer,
        -- Counted by hand, where the registrations of seminars do not say it.
        ADD COLUMN counted_attendance integer,
        -- Of seminars.
        ADD COLUMN online_url text,
        ADD COLUMN capacity integer,
        ADD COLUMN registration_opens_at timestamptz(3),
        ADD COLUMN registration_closes_at timestamptz(3),
        ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
        -- When its end was dealt with: no-shows set, follow-up tasks made. Once, whatever the jobs do.
        ADD COLUMN wrapped_up_at timestamptz(3),
        DROP CONSTRAINT activity_kind_ck,
        ADD CONSTRAINT activity_kind_ck CHECK (kind IN ('delegation', 'roadshow', 'roadshow_stop', 'seminar')),
        ADD CONSTRAINT activity_title_ck CHECK (title ~ '\\S'),
        ADD CONSTRAINT activity_status_ck CHECK (status IN ('planned', 'confirmed', 'completed', 'cancelled')),
        ADD CONSTRAINT activity_direction_ck CHECK (direction IN ('inbound', 'outbound')),
        ADD CONSTRAINT activity_delegation_ck CHECK (kind = 'delegation' OR num_nonnulls(direction, sender_company_id) = 0),
        ADD CONSTRAINT activity_stop_ck CHECK (CASE kind WHEN 'roadshow_stop' THEN parent_id IS NOT NULL
          AND coalesce(position >= 1, archived_at IS NOT NULL) AND city IS NOT NULL AND country IS NOT NULL
          ELSE num_nonnulls(position, local_partner_id, target_attendance, counted_attendance) = 0 END),
        ADD CONSTRAINT activity_seminar_ck CHECK (kind = 'seminar'
          OR num_nonnulls(online_url, capacity, registration_opens_at, registration_closes_at) = 0 AND languages = '{}'),
        ADD CONSTRAINT activity_parent_ck CHECK (kind IN ('roadshow_stop', 'seminar') OR parent_id IS NULL),
        ADD CONSTRAINT activity_times_ck CHECK (ends_at > starts_at AND num_nonnulls(starts_at, ends_at) IN (0, 2)),
        ADD CONSTRAINT activity_timed_ck CHECK (CASE kind WHEN 'delegation' THEN starts_at IS NULL
          WHEN 'roadshow' THEN starts_at IS NULL WHEN 'roadshow_stop' THEN starts_at IS NOT NULL ELSE true END),
        -- A zone that this server does not know raises an error here, and not later in whatever reads the activity.
        ADD CONSTRAINT activity_timezone_ck CHECK (timestamp '2000-01-01' AT TIME ZONE timezone IS NOT NULL),
        ADD CONSTRAINT activity_figures_ck CHECK (budget_eur BETWEEN 0 AND 9000000000000000
          AND cost_eur BETWEEN 0 AND 9000000000000000 AND target_attendance >= 0 AND counted_attendance >= 0),
        ADD CONSTRAINT activity_capacity_ck CHECK (capacity >= 0),
        ADD CONSTRAINT activity_registration_window_ck CHECK (registration_closes_at > registration_opens_at
          AND registration_closes_at <= ends_at);
      -- Stops of a roadshow in their order; two that change places do so within one transaction. A stop that is archived
      -- gives up its place, unless the whole roadshow is: its stops then wait in their order.
      ALTER TABLE activity ADD CONSTRAINT activity_stop_position_uq UNIQUE (parent_id, position) DEFERRABLE INITIALLY DEFERRED;
      CREATE INDEX activity_parent_id_idx ON activity (parent_id, id);
      CREATE INDEX activity_owner_id_idx ON activity (owner_id, id);
      CREATE INDEX activity_status_idx ON activity (status, id);
      CREATE INDEX activity_sender_company_id_idx ON activity (sender_company_id);
      CREATE INDEX activity_local_partner_id_idx ON activity (local_partner_id);
      CREATE INDEX activity_created_at_idx ON activity (created_at, id);
      CREATE INDEX activity_updated_at_idx ON activity (updated_at, id);
      CREATE INDEX activity_reference_sort_idx ON activity (reference COLLATE "C", id);
      CREATE INDEX activity_city_idx ON activity ((fold(city) COLLATE "C"), id);
      CREATE INDEX activity_starts_at_idx ON activity (starts_at, id);
      CREATE INDEX activity_ends_at_idx ON activity (ends_at, id);
      CREATE INDEX activity_sectors_idx ON activity USING gin (sectors);
      CREATE INDEX activity_languages_idx ON activity USING gin (languages);
      -- What has ended and waits to be wrapped up.
      CREATE INDEX activity_unwrapped_idx ON activity (ends_on, id) WHERE wrapped_up_at IS NULL AND archived_at IS NULL;
      -- What was over before there was anything to wrap up makes no tasks now.
      UPDATE activity SET wrapped_up_at = updated_at WHERE ends_on < CURRENT_DATE;

      CREATE TABLE commitment (
        id uuid NOT NULL CONSTRAINT commitment_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        agreement_id uuid NOT NULL CONSTRAINT commitment_agreement_id_fk REFERENCES agreement,
        description text NOT NULL,
        owner_company_id uuid CONSTRAINT commitment_owner_company_id_fk REFERENCES company,
        due_on date,
        status text NOT NULL DEFAULT 'open',
        evidence text,
        done_on date,
        activity_id uuid CONSTRAINT commitment_activity_id_fk REFERENCES activity,
        CONSTRAINT commitment_description_ck CHECK (description ~ '\\S'),
        CONSTRAINT commitment_status_ck CHECK (status IN ('open', 'on_track', 'at_risk', 'done', 'dropped')),
        CONSTRAINT commitment_done_ck CHECK ((status = 'done') = (done_on IS NOT NULL)),
        -- coalesce: a CHECK lets pass what it cannot tell.
        CONSTRAINT commitment_evidence_ck CHECK (status <> 'done' OR activity_id IS NOT NULL OR coalesce(evidence, '') ~ '\\S')
      );
      CREATE INDEX commitment_agreement_id_idx ON commitment (agreement_id, due_on, id);
      CREATE INDEX commitment_owner_company_id_idx ON commitment (owner_company_id);
      CREATE INDEX commitment_activity_id_idx ON commitment (activity_id);
      CREATE INDEX commitment_due_on_idx ON commitment (due_on, id);
      -- What can be overdue.
      CREATE INDEX commitment_open_due_on_idx ON commitment (due_on, id) WHERE status IN ('open', 'on_track', 'at_risk');
      CREATE INDEX commitment_done_on_idx ON commitment (done_on, id);
      CREATE INDEX commitment_status_idx ON commitment (status, id);
      CREATE INDEX commitment_created_at_idx ON commitment (created_at, id);
      CREATE INDEX commitment_updated_at_idx ON commitment (updated_at, id);
      CREATE INDEX commitment_text_trgm_idx ON commitment USING gin (fold(description) gin_trgm_ops);

      CREATE TRIGGER agreement_version AFTER INSERT OR UPDATE ON agreement FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('parent_id', 'kind', 'status', 'signed_on', 'expires_on', 'archived_at');
      CREATE TRIGGER activity_version AFTER INSERT OR UPDATE ON activity FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('kind', 'status', 'parent_id', 'agreement_id', 'country', 'starts_on', 'ends_on',
          'cost_eur', 'budget_eur', 'target_attendance', 'counted_attendance', 'archived_at');
      CREATE TRIGGER commitment_version AFTER INSERT OR UPDATE ON commitment FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('agreement_id', 'status', 'due_on', 'done_on', 'activity_id', 'archived_at');
      SELECT count(write_record_version('agreement', id, created_at, jsonb_build_object('parent_id', parent_id, 'kind', kind,
        'status', status, 'signed_on', signed_on, 'expires_on', expires_on, 'archived_at', archived_at))) FROM agreement;
      SELECT count(write_record_version('activity', id, created_at, jsonb_build_object('kind', kind, 'status', status,
        'parent_id', parent_id, 'agreement_id', agreement_id, 'country', country, 'starts_on', starts_on, 'ends_on', ends_on,
        'cost_eur', cost_eur, 'budget_eur', budget_eur, 'target_attendance', target_attendance,
        'counted_attendance', counted_attendance, 'archived_at', archived_at))) FROM activity;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
