import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps the history of records that reports count, by triggers. Any table with id, created_at, updated_at and version
 * can have a history of the columns that it names.
 */
export class RecordHistory1764000000007 implements MigrationInterface {
  name = 'RecordHistory1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every state that a record has been in, in the columns that reports need. One row per record and transaction; exactly
      -- one holds at any time, from valid_from until before valid_to.
      CREATE TABLE record_version (
        entity_type text NOT NULL,
        entity_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_to timestamptz(3) NOT NULL DEFAULT 'infinity',
        data jsonb NOT NULL,
        CONSTRAINT record_version_pk PRIMARY KEY (entity_type, entity_id, transaction_id)
      );
      -- What was so at a moment, and what is so now (valid_to is infinity).
      CREATE INDEX record_version_as_of_idx ON record_version (entity_type, valid_to, valid_from);
      CREATE INDEX record_version_entity_id_idx ON record_version (entity_id, valid_from);

      CREATE FUNCTION write_record_version(type text, id uuid, at timestamptz, state jsonb) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        this_transaction uuid := transaction_name();
        since timestamptz(3);
      BEGIN
        -- Time never runs backwards in a record's history, whatever the clocks of the instances say.
        SELECT greatest(at, max(valid_from)) INTO since FROM record_version
          WHERE entity_type = type AND entity_id = id AND transaction_id <> this_transaction;
        UPDATE record_version SET valid_to = since
          WHERE entity_type = type AND entity_id = id AND valid_to = 'infinity' AND transaction_id <> this_transaction;
        INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
          VALUES (type, id, this_transaction, since, state)
          ON CONFLICT (entity_type, entity_id, transaction_id) DO UPDATE SET data = EXCLUDED.data;
      END $$;

      -- The columns to keep are the trigger's arguments. A change made by hand, without touching updated_at, is dated by
      -- the database's clock.
      CREATE FUNCTION keep_record_version() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        state jsonb := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY(TG_ARGV));
        at timestamptz := NEW.updated_at;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF state = (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY(TG_ARGV)) THEN
            RETURN NULL;
          END IF;
          IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN at := clock_timestamp(); END IF;
        END IF;
        PERFORM write_record_version(TG_TABLE_NAME, NEW.id, at, state);
        RETURN NULL;
      END $$;

      CREATE TRIGGER record_version_not_deleted BEFORE DELETE ON record_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER record_version_not_truncated BEFORE TRUNCATE ON record_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      -- A version changes within its own transaction, and once more when the next one ends it.
      CREATE FUNCTION refuse_past_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
        IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'UPDATE on % is refused: it is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER record_version_not_changed BEFORE UPDATE ON record_version
        FOR EACH ROW EXECUTE FUNCTION refuse_past_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
