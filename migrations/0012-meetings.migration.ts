import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the B2B meetings of an activity: tables and slots, parties, their wishes, and the schedule. */
export class Meetings1764000000012 implements MigrationInterface {
  name = 'Meetings1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE meeting_programme (
        id uuid NOT NULL CONSTRAINT meeting_programme_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT meeting_programme_activity_id_fk REFERENCES activity,
        tables integer NOT NULL,
        table_names text[] NOT NULL DEFAULT '{}',
        CONSTRAINT meeting_programme_activity_id_uq UNIQUE (activity_id),
        CONSTRAINT meeting_programme_tables_ck CHECK (tables BETWEEN 1 AND 200),
        CONSTRAINT meeting_programme_table_names_ck CHECK (cardinality(table_names) IN (0, tables))
      );

      -- A slot taken out of the programme is archived: meetings that were cancelled, and availabilities, refer to it.
      CREATE TABLE meeting_slot (
        id uuid NOT NULL CONSTRAINT meeting_slot_pk PRIMARY KEY,
        activity_id uuid NOT NULL CONSTRAINT meeting_slot_activity_id_fk REFERENCES activity,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        archived_at timestamptz(3),
        CONSTRAINT meeting_slot_activity_id_id_uq UNIQUE (activity_id, id),
        CONSTRAINT meeting_slot_times_ck CHECK (ends_at > starts_at)
      );
      CREATE INDEX meeting_slot_activity_id_idx ON meeting_slot (activity_id, starts_at, id);

      CREATE TABLE meeting_party (
        id uuid NOT NULL CONSTRAINT meeting_party_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT meeting_party_activity_id_fk REFERENCES activity,
        side text NOT NULL,
        company_id uuid CONSTRAINT meeting_party_company_id_fk REFERENCES company,
        contact_id uuid CONSTRAINT meeting_party_contact_id_fk REFERENCES contact,
        -- How it is called on this occasion; of parties that are no company or contact of ours, the only name.
        name text,
        -- Whether it can come in every slot; otherwise in those of meeting_party_slot.
        always_available boolean NOT NULL DEFAULT true,
        max_meetings integer,
        notes text,
        CONSTRAINT meeting_party_activity_id_id_side_uq UNIQUE (activity_id, id, side),
        CONSTRAINT meeting_party_side_ck CHECK (side IN ('visitor', 'host')),
        CONSTRAINT meeting_party_who_ck CHECK (num_nonnulls(company_id, contact_id, name) >= 1),
        CONSTRAINT meeting_party_name_ck CHECK (name ~ '\\S'),
        CONSTRAINT meeting_party_max_meetings_ck CHECK (max_meetings BETWEEN 0 AND 1000)
      );
      -- A person is in one place at a time, and so one party at most.
      CREATE UNIQUE INDEX meeting_party_contact_uq ON meeting_party (activity_id, contact_id) WHERE archived_at IS NULL;
      CREATE INDEX meeting_party_company_id_idx ON meeting_party (company_id);
      CREATE INDEX meeting_party_contact_id_idx ON meeting_party (contact_id);

      CREATE TABLE meeting_party_slot (
        activity_id uuid NOT NULL,
        party_id uuid NOT NULL CONSTRAINT meeting_party_slot_party_id_fk REFERENCES meeting_party,
        slot_id uuid NOT NULL,
        CONSTRAINT meeting_party_slot_pk PRIMARY KEY (party_id, slot_id),
        CONSTRAINT meeting_party_slot_activity_id_slot_id_fk FOREIGN KEY (activity_id, slot_id)
          REFERENCES meeting_slot (activity_id, id)
      );
      CREATE INDEX meeting_party_slot_slot_id_idx ON meeting_party_slot (slot_id);

      -- Whom a party wishes to meet, or will not. The sides are in the keys, so that nobody can wish for its own side.
      CREATE TABLE meeting_wish (
        activity_id uuid NOT NULL,
        party_id uuid NOT NULL,
        party_side text NOT NULL,
        wanted_id uuid NOT NULL,
        wanted_side text NOT NULL,
        -- 1 comes first; null: not to meet.
        priority integer,
        CONSTRAINT meeting_wish_pk PRIMARY KEY (party_id, wanted_id),
        CONSTRAINT meeting_wish_activity_id_party_id_party_side_fk FOREIGN KEY (activity_id, party_id, party_side)
          REFERENCES meeting_party (activity_id, id, side),
        CONSTRAINT meeting_wish_activity_id_wanted_id_wanted_side_fk FOREIGN KEY (activity_id, wanted_id, wanted_side)
          REFERENCES meeting_party (activity_id, id, side),
        CONSTRAINT meeting_wish_sides_ck CHECK (party_side <> wanted_side),
        CONSTRAINT meeting_wish_priority_ck CHECK (priority BETWEEN 1 AND 100)
      );
      CREATE INDEX meeting_wish_wanted_id_idx ON meeting_wish (wanted_id);

      CREATE TABLE meeting (
        id uuid NOT NULL CONSTRAINT meeting_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        activity_id uuid NOT NULL CONSTRAINT meeting_activity_id_fk REFERENCES activity,
        slot_id uuid NOT NULL,
        table_number integer NOT NULL,
        visitor_id uuid NOT NULL,
        visitor_side text NOT NULL DEFAULT 'visitor',
        host_id uuid NOT NULL,
        host_side text NOT NULL DEFAULT 'host',
        origin text NOT NULL,
        -- Stays where it is, whatever the matchmaking proposes.
        fixed boolean NOT NULL,
        status text NOT NULL DEFAULT 'proposed',
        outcome text,
        score integer,
        CONSTRAINT meeting_activity_id_slot_id_fk FOREIGN KEY (activity_id, slot_id)
          REFERENCES meeting_slot (activity_id, id),
        CONSTRAINT meeting_activity_id_visitor_id_visitor_side_fk FOREIGN KEY (activity_id, visitor_id, visitor_side)
          REFERENCES meeting_party (activity_id, id, side),
        CONSTRAINT meeting_activity_id_host_id_host_side_fk FOREIGN KEY (activity_id, host_id, host_side)
          REFERENCES meeting_party (activity_id, id, side),
        CONSTRAINT meeting_visitor_side_ck CHECK (visitor_side = 'visitor'),
        CONSTRAINT meeting_host_side_ck CHECK (host_side = 'host'),
        CONSTRAINT meeting_origin_ck CHECK (origin IN ('matchmaking', 'hand')),
        CONSTRAINT meeting_status_ck CHECK (status IN ('proposed', 'confirmed', 'held', 'cancelled', 'no_show')),
        CONSTRAINT meeting_table_number_ck CHECK (table_number BETWEEN 1 AND 200),
        CONSTRAINT meeting_score_ck CHECK (score IS NULL OR score BETWEEN 1 AND 5 AND status = 'held')
      );
      -- Nobody in two places, and two meetings at one table never. What was cancelled takes no place.
      CREATE UNIQUE INDEX meeting_table_uq ON meeting (slot_id, table_number)
        WHERE status <> 'cancelled' AND archived_at IS NULL;
      CREATE UNIQUE INDEX meeting_visitor_uq ON meeting (slot_id, visitor_id)
        WHERE status <> 'cancelled' AND archived_at IS NULL;
      CREATE UNIQUE INDEX meeting_host_uq ON meeting (slot_id, host_id)
        WHERE status <> 'cancelled' AND archived_at IS NULL;
      -- Two meet once; after a no-show they may try again.
      CREATE UNIQUE INDEX meeting_pair_uq ON meeting (visitor_id, host_id)
        WHERE status NOT IN ('cancelled', 'no_show') AND archived_at IS NULL;
      CREATE INDEX meeting_activity_id_idx ON meeting (activity_id, slot_id);
      CREATE INDEX meeting_visitor_id_idx ON meeting (visitor_id);
      CREATE INDEX meeting_host_id_idx ON meeting (host_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
