import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates delegations: hosts, participants, confidential travel details, and the programme. */
export class Delegations1764000000010 implements MigrationInterface {
  name = 'Delegations1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delegation_host (
        activity_id uuid NOT NULL CONSTRAINT delegation_host_activity_id_fk REFERENCES activity,
        company_id uuid NOT NULL CONSTRAINT delegation_host_company_id_fk REFERENCES company,
        CONSTRAINT delegation_host_pk PRIMARY KEY (activity_id, company_id)
      );
      CREATE INDEX delegation_host_company_id_idx ON delegation_host (company_id);

      CREATE TABLE delegation_participant (
        id uuid NOT NULL CONSTRAINT delegation_participant_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT delegation_participant_activity_id_fk REFERENCES activity,
        contact_id uuid NOT NULL CONSTRAINT delegation_participant_contact_id_fk REFERENCES contact,
        -- For whom the person comes, where that is not the company on the contact.
        company_id uuid CONSTRAINT delegation_participant_company_id_fk REFERENCES company,
        role text NOT NULL,
        status text NOT NULL DEFAULT 'invited',
        -- How the person is announced on this visit.
        title text,
        notes text,
        CONSTRAINT delegation_participant_role_ck CHECK (role IN ('head', 'member', 'host', 'interpreter', 'guest')),
        CONSTRAINT delegation_participant_status_ck CHECK (status IN ('invited', 'confirmed', 'declined', 'cancelled',
          'attended', 'no_show')),
        CONSTRAINT delegation_participant_uq UNIQUE (activity_id, contact_id)
      );
      CREATE UNIQUE INDEX delegation_participant_head_uq ON delegation_participant (activity_id)
        WHERE role = 'head' AND status NOT IN ('declined', 'cancelled') AND archived_at IS NULL;
      CREATE INDEX delegation_participant_contact_id_idx ON delegation_participant (contact_id);
      CREATE INDEX delegation_participant_company_id_idx ON delegation_participant (company_id);

      -- Passport and dietary data: a table of their own, that only what may read it touches, emptied after the visit.
      CREATE TABLE travel_detail (
        participant_id uuid NOT NULL CONSTRAINT travel_detail_pk PRIMARY KEY
          CONSTRAINT travel_detail_participant_id_fk REFERENCES delegation_participant,
        updated_at timestamptz(3) NOT NULL,
        updated_by uuid,
        passport_name text,
        passport_number text,
        passport_country text,
        passport_expires_on date,
        born_on date,
        dietary text,
        access_needs text,
        emergency_contact text,
        CONSTRAINT travel_detail_passport_country_ck CHECK (passport_country ~ '^[A-Z]{2}$')
      );

      -- That nobody is in two places is decided by the application, which locks the delegation and the host for it. No
      -- exclusion constraint stands behind that: who takes part is in two other tables, and of a host it would be wrong,
      -- because a cancelled delegation keeps no host, and because two records of one firm that are merged may both have
      -- had a visit at the time, which must not refuse the merge.
      CREATE TABLE programme_item (
        id uuid NOT NULL CONSTRAINT programme_item_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT programme_item_activity_id_fk REFERENCES activity,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        title text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL DEFAULT 'planned',
        venue text,
        city text,
        description text,
        host_company_id uuid CONSTRAINT programme_item_host_company_id_fk REFERENCES company,
        -- Minutes it takes to get there from what comes before.
        travel_minutes integer NOT NULL DEFAULT 0,
        -- Whether the whole delegation takes part; otherwise those in programme_item_participant.
        for_all boolean NOT NULL DEFAULT true,
        -- The seminar that the item is, where it has a record of its own.
        seminar_id uuid CONSTRAINT programme_item_seminar_id_fk REFERENCES activity,
        CONSTRAINT programme_item_title_ck CHECK (title ~ '\\S'),
        CONSTRAINT programme_item_kind_ck CHECK (kind IN ('signing', 'tour', 'meeting', 'seminar', 'reception', 'travel')),
        CONSTRAINT programme_item_status_ck CHECK (status IN ('planned', 'cancelled')),
        CONSTRAINT programme_item_times_ck CHECK (ends_at > starts_at),
        CONSTRAINT programme_item_travel_minutes_ck CHECK (travel_minutes BETWEEN 0 AND 1440),
        CONSTRAINT programme_item_seminar_ck CHECK (seminar_id IS NULL OR kind = 'seminar')
      );
      CREATE INDEX programme_item_activity_id_idx ON programme_item (activity_id, starts_at, id);
      CREATE INDEX programme_item_host_company_id_idx ON programme_item (host_company_id, starts_at);
      CREATE INDEX programme_item_seminar_id_idx ON programme_item (seminar_id);

      CREATE TABLE programme_item_participant (
        item_id uuid NOT NULL CONSTRAINT programme_item_participant_item_id_fk REFERENCES programme_item,
        participant_id uuid NOT NULL CONSTRAINT programme_item_participant_participant_id_fk REFERENCES delegation_participant,
        CONSTRAINT programme_item_participant_pk PRIMARY KEY (item_id, participant_id)
      );
      CREATE INDEX programme_item_participant_participant_id_idx ON programme_item_participant (participant_id);

      CREATE TRIGGER delegation_participant_version AFTER INSERT OR UPDATE ON delegation_participant FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('activity_id', 'contact_id', 'role', 'status', 'archived_at');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
