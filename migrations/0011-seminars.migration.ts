import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates seminars: sessions with speakers, and registrations. Adds a view of the people present at all kinds of
 * activities.
 */
export class Seminars1764000000011 implements MigrationInterface {
  name = 'Seminars1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE seminar_session (
        id uuid NOT NULL CONSTRAINT seminar_session_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT seminar_session_activity_id_fk REFERENCES activity,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        title text NOT NULL,
        description text,
        room text,
        language text,
        CONSTRAINT seminar_session_title_ck CHECK (title ~ '\\S'),
        CONSTRAINT seminar_session_times_ck CHECK (ends_at > starts_at)
      );
      CREATE INDEX seminar_session_activity_id_idx ON seminar_session (activity_id, starts_at, id);

      CREATE TABLE session_speaker (
        session_id uuid NOT NULL CONSTRAINT session_speaker_session_id_fk REFERENCES seminar_session,
        position integer NOT NULL,
        name text NOT NULL,
        capacity text,
        contact_id uuid CONSTRAINT session_speaker_contact_id_fk REFERENCES contact,
        company_id uuid CONSTRAINT session_speaker_company_id_fk REFERENCES company,
        CONSTRAINT session_speaker_pk PRIMARY KEY (session_id, position),
        CONSTRAINT session_speaker_name_ck CHECK (name ~ '\\S')
      );
      CREATE INDEX session_speaker_contact_id_idx ON session_speaker (contact_id);
      CREATE INDEX session_speaker_company_id_idx ON session_speaker (company_id);

      CREATE TABLE seminar_registration (
        id uuid NOT NULL CONSTRAINT seminar_registration_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT seminar_registration_activity_id_fk REFERENCES activity,
        -- Null while nobody has said who it is: a registration never makes a contact or company by itself.
        contact_id uuid CONSTRAINT seminar_registration_contact_id_fk REFERENCES contact,
        full_name text NOT NULL,
        -- Normalised, as contacts have it.
        email text,
        company_name text,
        job_title text,
        language text,
        status text NOT NULL,
        -- The place in the line. Who comes back after a cancellation stands at its end.
        arrival bigint NOT NULL,
        -- What the person shows at the door.
        code text NOT NULL CONSTRAINT seminar_registration_code_uq UNIQUE,
        walk_in boolean NOT NULL DEFAULT false,
        registered_at timestamptz(3) NOT NULL,
        checked_in_at timestamptz(3),
        cancelled_at timestamptz(3),
        promoted_at timestamptz(3),
        notes text,
        CONSTRAINT seminar_registration_full_name_ck CHECK (full_name ~ '\\S'),
        CONSTRAINT seminar_registration_status_ck CHECK (status IN ('registered', 'waitlisted', 'confirmed', 'cancelled',
          'attended', 'no_show')),
        CONSTRAINT seminar_registration_checked_in_ck CHECK ((status = 'attended') = (checked_in_at IS NOT NULL)),
        CONSTRAINT seminar_registration_cancelled_ck CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
        -- One per person: known by contact or by address.
        CONSTRAINT seminar_registration_contact_uq UNIQUE (activity_id, contact_id),
        CONSTRAINT seminar_registration_email_uq UNIQUE (activity_id, email)
      );
      CREATE SEQUENCE seminar_registration_arrival OWNED BY seminar_registration.arrival;
      CREATE INDEX seminar_registration_arrival_idx ON seminar_registration (activity_id, arrival);
      CREATE INDEX seminar_registration_status_idx ON seminar_registration (activity_id, status, arrival);
      CREATE INDEX seminar_registration_contact_id_idx ON seminar_registration (contact_id);

      CREATE TRIGGER seminar_registration_version AFTER INSERT OR UPDATE ON seminar_registration FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('activity_id', 'contact_id', 'status', 'registered_at', 'checked_in_at', 'archived_at');

      -- Who is or was to be at an activity, however they come to it. present: they were there.
      CREATE VIEW activity_presence AS
        SELECT activity_id, contact_id, 'delegation' AS via, id AS source_id, role, status, status = 'attended' AS present,
          status IN ('declined', 'cancelled', 'no_show') AS withdrawn, created_at AS since
        FROM delegation_participant WHERE archived_at IS NULL
        UNION ALL
        SELECT activity_id, contact_id, 'registration', id, 'attendee', status, status = 'attended',
          status IN ('cancelled', 'no_show', 'waitlisted'), registered_at
        FROM seminar_registration WHERE archived_at IS NULL AND contact_id IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
