import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keeps the history of further data that reports count: interactions with their people, tasks of leads, whether
 * contacts can be reached and what they consented to, whether users are active, and the names of companies.
 */
export class ReportHistory1764000000020 implements MigrationInterface {
  name = 'ReportHistory1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every state of an interaction that reports count by, without what was said. There are more of them than of all else,
      -- so they have columns and not JSON. One row per interaction and transaction; exactly one holds at any time.
      CREATE TABLE interaction_version (
        interaction_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_to timestamptz(3) NOT NULL DEFAULT 'infinity',
        occurred_at timestamptz(3) NOT NULL,
        kind text NOT NULL,
        direction text,
        lead_id uuid,
        contact_ids uuid[] NOT NULL,
        archived boolean NOT NULL,
        CONSTRAINT interaction_version_pk PRIMARY KEY (interaction_id, transaction_id)
      );

      CREATE FUNCTION write_interaction_version(changed uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        i interaction;
        this_transaction uuid := transaction_name();
        since timestamptz(3);
        people uuid[];
      BEGIN
        -- Two that change the people of one interaction take turns, or both would follow on the same version.
        SELECT * INTO i FROM interaction WHERE id = changed FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN; END IF;
        -- Time never runs backwards in a record's history, whatever the clocks of the instances say.
        SELECT greatest(at, max(valid_from)) INTO since FROM interaction_version
          WHERE interaction_id = changed AND transaction_id <> this_transaction;
        SELECT coalesce(array_agg(contact_id ORDER BY contact_id), '{}') INTO people
          FROM interaction_contact WHERE interaction_id = changed;
        UPDATE interaction_version SET valid_to = since
          WHERE interaction_id = changed AND valid_to = 'infinity' AND transaction_id <> this_transaction;
        INSERT INTO interaction_version (interaction_id, transaction_id, valid_from, occurred_at, kind, direction, lead_id,
            contact_ids, archived)
          VALUES (changed, this_transaction, since, i.occurred_at, i.kind, i.direction, i.lead_id, people,
            i.archived_at IS NOT NULL)
          ON CONFLICT (interaction_id, transaction_id) DO UPDATE SET occurred_at = EXCLUDED.occurred_at,
            kind = EXCLUDED.kind, direction = EXCLUDED.direction, lead_id = EXCLUDED.lead_id,
            contact_ids = EXCLUDED.contact_ids, archived = EXCLUDED.archived;
      END $$;

      -- As of the other histories: a plan made while the table was small must not read all of it once it is not.
      ALTER FUNCTION write_interaction_version(uuid, timestamptz) SET enable_seqscan = off;

      -- A change made by hand, without touching updated_at, is dated by the database's clock.
      CREATE FUNCTION keep_interaction_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM write_interaction_version(NEW.id, CASE
          WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
          ELSE NEW.updated_at END);
        RETURN NULL;
      END $$;
      CREATE TRIGGER interaction_version_on_insert AFTER INSERT ON interaction
        FOR EACH ROW EXECUTE FUNCTION keep_interaction_version();
      CREATE TRIGGER interaction_version_on_update AFTER UPDATE ON interaction FOR EACH ROW
        WHEN (OLD IS DISTINCT FROM NEW)
        EXECUTE FUNCTION keep_interaction_version();

      -- In the transaction that changes the interaction itself its version has its date already. People changed by
      -- themselves (a merge of contacts, or by hand) are dated by the database's clock.
      CREATE FUNCTION keep_interaction_people() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM write_interaction_version(OLD.interaction_id, clock_timestamp()); END IF;
        IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.interaction_id <> OLD.interaction_id THEN
          PERFORM write_interaction_version(NEW.interaction_id, clock_timestamp());
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER interaction_contact_version AFTER INSERT OR UPDATE OR DELETE ON interaction_contact
        FOR EACH ROW EXECUTE FUNCTION keep_interaction_people();

      CREATE TRIGGER interaction_version_not_changed BEFORE UPDATE ON interaction_version
        FOR EACH ROW EXECUTE FUNCTION refuse_past_change();
      CREATE TRIGGER interaction_version_not_deleted BEFORE DELETE ON interaction_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER interaction_version_not_truncated BEFORE TRUNCATE ON interaction_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- The tasks of leads: what is to be done next, with its title as it was.
      CREATE TRIGGER task_version_on_insert AFTER INSERT ON task FOR EACH ROW WHEN (NEW.lead_id IS NOT NULL)
        EXECUTE FUNCTION keep_record_version('lead_id', 'status', 'due_on', 'title', 'archived_at');
      CREATE TRIGGER task_version_on_update AFTER UPDATE ON task FOR EACH ROW
        WHEN (OLD.lead_id IS NOT NULL OR NEW.lead_id IS NOT NULL)
        EXECUTE FUNCTION keep_record_version('lead_id', 'status', 'due_on', 'title', 'archived_at');

      CREATE TRIGGER app_user_version AFTER INSERT OR UPDATE ON app_user
        FOR EACH ROW EXECUTE FUNCTION keep_record_version('archived_at');

      -- Whether a contact is in use and has an address or a number; not which: history keeps no personal data of theirs.
      CREATE FUNCTION keep_contact_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM write_record_version('contact', NEW.id,
          CASE WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
            ELSE NEW.updated_at END,
          jsonb_build_object('archived_at', NEW.archived_at, 'merged_into_id', NEW.merged_into_id,
            'reachable', NEW.email IS NOT NULL OR NEW.phone IS NOT NULL));
        RETURN NULL;
      END $$;
      CREATE TRIGGER contact_version_on_insert AFTER INSERT ON contact FOR EACH ROW EXECUTE FUNCTION keep_contact_version();
      CREATE TRIGGER contact_version_on_update AFTER UPDATE ON contact FOR EACH ROW
        WHEN ((OLD.archived_at, OLD.merged_into_id, OLD.email IS NULL AND OLD.phone IS NULL)
          IS DISTINCT FROM (NEW.archived_at, NEW.merged_into_id, NEW.email IS NULL AND NEW.phone IS NULL))
        EXECUTE FUNCTION keep_contact_version();

      -- Whose word a consent is: a merge of contacts moves it. What was said never changes.
      CREATE FUNCTION keep_consent_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM write_record_version('consent', NEW.id, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE clock_timestamp() END,
          jsonb_build_object('contact_id', NEW.contact_id));
        RETURN NULL;
      END $$;
      CREATE TRIGGER consent_version AFTER INSERT OR UPDATE OF contact_id ON consent
        FOR EACH ROW EXECUTE FUNCTION keep_consent_version();

      -- When exactly an activity is over, and whether it went abroad, decide who counts as followed up. What is known of
      -- that now holds for its past versions too: reports went by it until today.
      DROP TRIGGER activity_version ON activity;
      CREATE TRIGGER activity_version AFTER INSERT OR UPDATE ON activity FOR EACH ROW EXECUTE FUNCTION keep_record_version(
        'kind', 'status', 'parent_id', 'agreement_id', 'country', 'starts_on', 'ends_on', 'cost_eur', 'budget_eur',
        'target_attendance', 'counted_attendance', 'direction', 'timezone', 'ends_at', 'archived_at');
      ALTER TABLE record_version DISABLE TRIGGER record_version_not_changed;
      UPDATE record_version v SET data = v.data ||
          jsonb_build_object('direction', a.direction, 'timezone', a.timezone, 'ends_at', a.ends_at)
        FROM activity a WHERE v.entity_type = 'activity' AND v.entity_id = a.id;
      ALTER TABLE record_version ENABLE TRIGGER record_version_not_changed;

      CREATE FUNCTION keep_name_label() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO label_version (entity_type, entity_id, valid_from, label) VALUES (TG_TABLE_NAME, NEW.id, NEW.updated_at, NEW.name)
          ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
        RETURN NULL;
      END $$;
      CREATE TRIGGER company_label_on_insert AFTER INSERT ON company FOR EACH ROW EXECUTE FUNCTION keep_name_label();
      CREATE TRIGGER company_label_on_rename AFTER UPDATE OF name ON company FOR EACH ROW
        WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION keep_name_label();

      -- Of what was there before, what is known of its past: when it was made, closed and archived.
      INSERT INTO interaction_version (interaction_id, transaction_id, valid_from, valid_to, occurred_at, kind, direction,
          lead_id, contact_ids, archived)
        SELECT i.id, gen_random_uuid(), s.since, s.until, i.occurred_at, i.kind, i.direction, i.lead_id, p.ids, s.archived
        FROM interaction i
          CROSS JOIN LATERAL (SELECT coalesce(array_agg(contact_id ORDER BY contact_id), '{}') AS ids
            FROM interaction_contact WHERE interaction_id = i.id) p
          CROSS JOIN LATERAL (
            SELECT i.created_at AS since, coalesce(i.archived_at, 'infinity') AS until, false AS archived
            UNION ALL SELECT i.archived_at, 'infinity', true WHERE i.archived_at IS NOT NULL) s;
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, valid_to, data)
        SELECT 'task', t.id, gen_random_uuid(), s.since, s.until, jsonb_build_object('lead_id', t.lead_id, 'status', s.status,
          'due_on', t.due_on, 'title', t.title, 'archived_at', s.archived_at)
        FROM task t CROSS JOIN LATERAL (SELECT nullif(least(coalesce(t.closed_at, 'infinity'), coalesce(t.archived_at, 'infinity')),
              'infinity') AS at) ended
          CROSS JOIN LATERAL (
            SELECT t.created_at AS since, coalesce(ended.at, 'infinity') AS until, 'open' AS status, NULL::timestamptz AS archived_at
            UNION ALL SELECT ended.at, 'infinity', t.status, t.archived_at WHERE ended.at IS NOT NULL) s
        WHERE t.lead_id IS NOT NULL;
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
        SELECT 'contact', id, gen_random_uuid(), created_at, jsonb_build_object('archived_at', archived_at,
          'merged_into_id', merged_into_id, 'reachable', email IS NOT NULL OR phone IS NOT NULL) FROM contact;
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
        SELECT 'consent', id, gen_random_uuid(), created_at, jsonb_build_object('contact_id', contact_id) FROM consent;
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
        SELECT 'app_user', id, gen_random_uuid(), created_at, jsonb_build_object('archived_at', archived_at) FROM app_user;
      INSERT INTO label_version (entity_type, entity_id, valid_from, label)
        SELECT 'company', id, created_at, name FROM company;

      CREATE INDEX interaction_version_lead_id_idx ON interaction_version (lead_id, occurred_at) WHERE lead_id IS NOT NULL;
      CREATE INDEX record_version_lead_task_idx ON record_version ((data->>'lead_id')) WHERE entity_type = 'task';
      CREATE INDEX record_version_consent_contact_idx ON record_version ((data->>'contact_id')) WHERE entity_type = 'consent';
      CREATE INDEX interaction_version_contact_ids_idx ON interaction_version USING gin (contact_ids);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
