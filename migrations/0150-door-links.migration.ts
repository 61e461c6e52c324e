import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the links with which people without an account check in the visitors of a seminar, and the entries that devices send
 * when they have a network again. An entry has its result and ids only; the hash of its content tells whether a key is used
 * for something else.
 */
export class DoorLinks1764000000150 implements MigrationInterface {
  name = 'DoorLinks1764000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE door_link (
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        activity_id uuid NOT NULL,
        name text NOT NULL,
        hash text NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        revoked_by uuid,
        CONSTRAINT door_link_pk PRIMARY KEY (id),
        CONSTRAINT door_link_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT door_link_hash_uq UNIQUE (hash),
        CONSTRAINT door_link_name_ck CHECK (name ~ '\\S' AND name !~ '[\\x01-\\x1f\\x7f]'),
        CONSTRAINT door_link_hash_ck CHECK (hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT door_link_expires_at_ck CHECK (expires_at > created_at),
        CONSTRAINT door_link_revoked_ck CHECK (revoked_at IS NOT NULL OR revoked_by IS NULL)
      );
      CREATE INDEX door_link_activity_id_idx ON door_link (activity_id, created_at, id);

      CREATE TABLE check_in_entry (
        activity_id uuid NOT NULL,
        key uuid NOT NULL,
        processed_at timestamptz(3) NOT NULL,
        content_hash text,
        occurred_at timestamptz(3) NOT NULL,
        outcome text NOT NULL,
        code text,
        registration_id uuid,
        undone_key uuid,
        is_standing boolean NOT NULL,
        status_before text,
        checked_in_before timestamptz(3),
        CONSTRAINT check_in_entry_pk PRIMARY KEY (activity_id, key),
        CONSTRAINT check_in_entry_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity,
        CONSTRAINT check_in_entry_registration_id_fk FOREIGN KEY (registration_id) REFERENCES seminar_registration,
        CONSTRAINT check_in_entry_activity_id_undone_key_fk FOREIGN KEY (activity_id, undone_key) REFERENCES check_in_entry (activity_id, key),
        CONSTRAINT check_in_entry_content_hash_ck CHECK (content_hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT check_in_entry_outcome_ck CHECK (outcome IN
          ('checked_in', 'already', 'undone', 'walk_in', 'waitlisted', 'refused')),
        CONSTRAINT check_in_entry_code_ck CHECK (outcome <> 'refused' OR code IS NOT NULL),
        CONSTRAINT check_in_entry_registration_ck CHECK (outcome = 'refused' OR registration_id IS NOT NULL),
        CONSTRAINT check_in_entry_undone_key_ck CHECK ((outcome = 'undone') = (undone_key IS NOT NULL)),
        CONSTRAINT check_in_entry_is_standing_ck CHECK (NOT is_standing OR outcome NOT IN ('undone', 'refused')),
        CONSTRAINT check_in_entry_status_before_ck CHECK (status_before IN
          ('registered', 'waitlisted', 'confirmed', 'cancelled', 'attended', 'no_show')),
        CONSTRAINT check_in_entry_checked_in_before_ck CHECK ((checked_in_before IS NULL) = (status_before IS DISTINCT FROM 'attended'))
      );
      CREATE INDEX check_in_entry_registration_id_idx ON check_in_entry (registration_id);
      CREATE INDEX check_in_entry_undone_key_idx ON check_in_entry (activity_id, undone_key);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
