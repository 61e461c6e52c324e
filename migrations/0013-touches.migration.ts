import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates touches, which influenced a lead: its source, the activities in which its contacts took part, and those that
 * people add manually.
 */
export class Touches1764000000013 implements MigrationInterface {
  name = 'Touches1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lead_touch (
        id uuid NOT NULL CONSTRAINT lead_touch_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        -- A touch that no longer holds (a registration cancelled, a source corrected) is marked, never deleted.
        withdrawn_at timestamptz(3),
        lead_id uuid NOT NULL CONSTRAINT lead_touch_lead_id_fk REFERENCES lead,
        activity_id uuid CONSTRAINT lead_touch_activity_id_fk REFERENCES activity,
        agreement_id uuid CONSTRAINT lead_touch_agreement_id_fk REFERENCES agreement,
        channel text,
        occurred_on date NOT NULL,
        role text NOT NULL,
        origin text NOT NULL,
        -- Through whom it came about, of those that come about by themselves.
        contact_id uuid CONSTRAINT lead_touch_contact_id_fk REFERENCES contact,
        note text,
        CONSTRAINT lead_touch_subject_ck CHECK (num_nonnulls(activity_id, agreement_id, channel) = 1),
        CONSTRAINT lead_touch_channel_ck CHECK (channel IN ('referral', 'web', 'cold_outreach', 'partner_network',
          'existing_investor', 'other')),
        CONSTRAINT lead_touch_role_ck CHECK (role IN ('source', 'influence') AND (role = 'source') = (origin = 'source')),
        CONSTRAINT lead_touch_origin_ck CHECK (origin IN ('source', 'registration', 'attendance', 'participation', 'hand')),
        CONSTRAINT lead_touch_presence_ck CHECK (origin NOT IN ('registration', 'attendance', 'participation')
          OR activity_id IS NOT NULL AND contact_id IS NOT NULL)
      );
      CREATE INDEX lead_touch_lead_id_idx ON lead_touch (lead_id, occurred_on, id);
      CREATE INDEX lead_touch_activity_id_idx ON lead_touch (activity_id);
      CREATE INDEX lead_touch_agreement_id_idx ON lead_touch (agreement_id);
      CREATE INDEX lead_touch_contact_id_idx ON lead_touch (contact_id);
      CREATE UNIQUE INDEX lead_touch_source_uq ON lead_touch (lead_id) WHERE origin = 'source' AND withdrawn_at IS NULL;
      -- Whoever of a lead's contacts comes to an activity, and in whatever way: it is one touch.
      CREATE UNIQUE INDEX lead_touch_presence_uq ON lead_touch (lead_id, activity_id)
        WHERE origin IN ('registration', 'attendance', 'participation');
      CREATE UNIQUE INDEX lead_touch_hand_uq ON lead_touch (lead_id, activity_id, agreement_id, channel, occurred_on)
        NULLS NOT DISTINCT WHERE origin = 'hand' AND withdrawn_at IS NULL;
      CREATE TRIGGER lead_touch_not_deleted BEFORE DELETE ON lead_touch FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_touch_not_truncated BEFORE TRUNCATE ON lead_touch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- The first touch of a lead: what its source names, and when. What was on before the lead came in touched it then.
      CREATE FUNCTION source_touch(l lead, OUT activity_id uuid, OUT agreement_id uuid, OUT channel text, OUT occurred_on date)
        LANGUAGE sql STABLE AS $$
        SELECT s.activity, s.agreement, CASE WHEN num_nonnulls(s.activity, s.agreement) = 0 THEN l.source_channel END,
          least(l.received_on, (SELECT starts_on FROM activity WHERE id = s.activity))
        FROM (SELECT CASE WHEN l.source_channel <> 'agreement' THEN l.source_activity_id END AS activity,
          CASE WHEN l.source_channel = 'agreement' OR l.source_activity_id IS NULL THEN l.source_agreement_id END AS agreement) s
      $$;

      -- Brings the touches that come about by themselves to what they should be now; what is right is not written again.
      CREATE FUNCTION refresh_lead_touches(changed uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        l lead;
        since timestamptz(3) := at;
        source record;
      BEGIN
        -- Two that change what one lead's touches follow from take turns.
        SELECT * INTO l FROM lead WHERE id = changed FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN; END IF;

        SELECT * INTO source FROM source_touch(l);
        UPDATE lead_touch t SET withdrawn_at = greatest(since, t.created_at), version = t.version + 1,
            updated_at = greatest(since, t.updated_at + interval '1 millisecond')
          WHERE t.lead_id = changed AND t.origin = 'source' AND t.withdrawn_at IS NULL
            AND (t.activity_id, t.agreement_id, t.channel) IS DISTINCT FROM (source.activity_id, source.agreement_id, source.channel);
        UPDATE lead_touch t SET occurred_on = source.occurred_on, version = t.version + 1,
            updated_at = greatest(since, t.updated_at + interval '1 millisecond')
          WHERE t.lead_id = changed AND t.origin = 'source' AND t.withdrawn_at IS NULL AND t.occurred_on <> source.occurred_on;
        INSERT INTO lead_touch (id, created_at, updated_at, lead_id, activity_id, agreement_id, channel, occurred_on, role, origin)
          SELECT gen_random_uuid(), since, since, changed, source.activity_id, source.agreement_id, source.channel,
            source.occurred_on, 'source', 'source'
          WHERE NOT EXISTS (SELECT FROM lead_touch WHERE lead_id = changed AND origin = 'source' AND withdrawn_at IS NULL);

        -- To have been there says more than to have been on the list, and that more than a registration.
        WITH present AS (
          SELECT DISTINCT ON (p.activity_id) p.activity_id, p.contact_id, kind.origin,
            CASE WHEN kind.origin = 'attendance' AND r.checked_in_at IS NOT NULL
              THEN (r.checked_in_at AT TIME ZONE a.timezone)::date ELSE a.starts_on END AS occurred_on
          FROM lead_contact c
            JOIN activity_presence p ON p.contact_id = c.contact_id
            JOIN activity a ON a.id = p.activity_id
            LEFT JOIN seminar_registration r ON p.via = 'registration' AND r.id = p.source_id
            CROSS JOIN LATERAL (SELECT CASE WHEN p.present THEN 'attendance' WHEN p.via = 'delegation' THEN 'participation'
              ELSE 'registration' END AS origin) kind
          WHERE c.lead_id = changed AND NOT p.withdrawn AND a.archived_at IS NULL AND a.status <> 'cancelled'
          ORDER BY p.activity_id, array_position('{attendance,participation,registration}', kind.origin), occurred_on, p.contact_id
        ), ended AS (
          UPDATE lead_touch t SET withdrawn_at = greatest(since, t.created_at), version = t.version + 1,
              updated_at = greatest(since, t.updated_at + interval '1 millisecond')
            WHERE t.lead_id = changed AND t.origin IN ('registration', 'attendance', 'participation') AND t.withdrawn_at IS NULL
              AND t.activity_id NOT IN (SELECT activity_id FROM present)
        )
        INSERT INTO lead_touch AS t (id, created_at, updated_at, lead_id, activity_id, occurred_on, role, origin, contact_id)
          SELECT gen_random_uuid(), since, since, changed, p.activity_id, p.occurred_on, 'influence', p.origin, p.contact_id
          FROM present p
          ON CONFLICT (lead_id, activity_id) WHERE origin IN ('registration', 'attendance', 'participation') DO UPDATE
            SET occurred_on = EXCLUDED.occurred_on, origin = EXCLUDED.origin, contact_id = EXCLUDED.contact_id, withdrawn_at = NULL,
              version = t.version + 1, updated_at = greatest(since, t.updated_at + interval '1 millisecond')
            WHERE (t.occurred_on, t.origin, t.contact_id) IS DISTINCT FROM (EXCLUDED.occurred_on, EXCLUDED.origin, EXCLUDED.contact_id)
              OR t.withdrawn_at IS NOT NULL;
      END $$;

      -- Makes those take turns who put a person on a lead and on the list of an activity at the same moment: the second
      -- then sees what the first has done. Persons share a thousand locks, so that a statement over very many of them
      -- does not exhaust the lock table.
      CREATE FUNCTION hold_touches_of(person uuid) RETURNS void LANGUAGE sql AS $$
        SELECT pg_advisory_xact_lock(1764000013, hashtext(person::text) & 1023)
      $$;

      -- Leads are locked before the person, in the order of their ids: in that order their own changes come to it.
      CREATE FUNCTION refresh_touches_through(person uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM lead WHERE id IN (SELECT lead_id FROM lead_contact WHERE contact_id = person) ORDER BY id FOR NO KEY UPDATE;
        PERFORM hold_touches_of(person);
        PERFORM refresh_lead_touches(c.lead_id, at)
          FROM (SELECT lead_id FROM lead_contact WHERE contact_id = person ORDER BY lead_id) c;
      END $$;

      CREATE FUNCTION keep_source_touch() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_lead_touches(NEW.id, NEW.updated_at);
        RETURN NULL;
      END $$;
      CREATE TRIGGER lead_touches_on_insert AFTER INSERT ON lead FOR EACH ROW EXECUTE FUNCTION keep_source_touch();
      CREATE TRIGGER lead_touches_on_update AFTER UPDATE OF source_channel, source_activity_id, source_agreement_id, received_on
        ON lead FOR EACH ROW
        WHEN ((OLD.source_channel, OLD.source_activity_id, OLD.source_agreement_id, OLD.received_on)
          IS DISTINCT FROM (NEW.source_channel, NEW.source_activity_id, NEW.source_agreement_id, NEW.received_on))
        EXECUTE FUNCTION keep_source_touch();

      -- Fires after lead_contact_version (triggers fire by name), so that touches have the date of the lead's version.
      CREATE FUNCTION keep_touches_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changed lead_contact[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD] ELSE ARRAY[OLD, NEW] END;
        one lead_contact;
      BEGIN
        FOREACH one IN ARRAY changed LOOP
          PERFORM hold_touches_of(one.contact_id);
          PERFORM refresh_lead_touches(one.lead_id, coalesce((SELECT valid_from FROM lead_version
            WHERE lead_id = one.lead_id AND transaction_id = transaction_name()), clock_timestamp()));
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER lead_contact_version_touches AFTER INSERT OR UPDATE OR DELETE ON lead_contact
        FOR EACH ROW EXECUTE FUNCTION keep_touches_of_people();

      -- A change made by hand, without touching updated_at, is dated by the database's clock.
      CREATE FUNCTION keep_touches_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        at timestamptz := NEW.updated_at;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN at := clock_timestamp(); END IF;
          IF OLD.contact_id IS NOT NULL AND OLD.contact_id IS DISTINCT FROM NEW.contact_id THEN
            PERFORM refresh_touches_through(OLD.contact_id, at);
          END IF;
        END IF;
        IF NEW.contact_id IS NOT NULL THEN PERFORM refresh_touches_through(NEW.contact_id, at); END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER seminar_registration_touches_on_insert AFTER INSERT ON seminar_registration
        FOR EACH ROW EXECUTE FUNCTION keep_touches_of_presence();
      CREATE TRIGGER seminar_registration_touches_on_update AFTER UPDATE ON seminar_registration FOR EACH ROW
        WHEN ((OLD.activity_id, OLD.contact_id, OLD.status, OLD.checked_in_at, OLD.archived_at)
          IS DISTINCT FROM (NEW.activity_id, NEW.contact_id, NEW.status, NEW.checked_in_at, NEW.archived_at))
        EXECUTE FUNCTION keep_touches_of_presence();
      CREATE TRIGGER delegation_participant_touches_on_insert AFTER INSERT ON delegation_participant
        FOR EACH ROW EXECUTE FUNCTION keep_touches_of_presence();
      CREATE TRIGGER delegation_participant_touches_on_update AFTER UPDATE ON delegation_participant FOR EACH ROW
        WHEN ((OLD.activity_id, OLD.contact_id, OLD.status, OLD.archived_at)
          IS DISTINCT FROM (NEW.activity_id, NEW.contact_id, NEW.status, NEW.archived_at))
        EXECUTE FUNCTION keep_touches_of_presence();
      -- A list that was entered by mistake can be taken off again as a whole row.
      CREATE FUNCTION end_touches_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.contact_id IS NOT NULL THEN PERFORM refresh_touches_through(OLD.contact_id, clock_timestamp()); END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER seminar_registration_touches_on_delete AFTER DELETE ON seminar_registration
        FOR EACH ROW EXECUTE FUNCTION end_touches_of_presence();
      CREATE TRIGGER delegation_participant_touches_on_delete AFTER DELETE ON delegation_participant
        FOR EACH ROW EXECUTE FUNCTION end_touches_of_presence();

      CREATE FUNCTION keep_touches_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM refresh_lead_touches(touched.lead_id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
          FROM (SELECT lead_id FROM lead_touch WHERE activity_id = NEW.id AND origin <> 'hand'
            UNION SELECT c.lead_id FROM activity_presence p JOIN lead_contact c ON c.contact_id = p.contact_id
              WHERE p.activity_id = NEW.id
            ORDER BY lead_id) touched;
        RETURN NULL;
      END $$;
      CREATE TRIGGER activity_touches AFTER UPDATE ON activity FOR EACH ROW
        WHEN ((OLD.starts_on, OLD.timezone, OLD.archived_at, OLD.status = 'cancelled')
          IS DISTINCT FROM (NEW.starts_on, NEW.timezone, NEW.archived_at, NEW.status = 'cancelled'))
        EXECUTE FUNCTION keep_touches_of_activity();

      CREATE TRIGGER lead_touch_version AFTER INSERT OR UPDATE ON lead_touch FOR EACH ROW
        EXECUTE FUNCTION keep_record_version('lead_id', 'activity_id', 'agreement_id', 'channel', 'occurred_on', 'role', 'withdrawn_at');
    `);
    await this.writeSources(runner);
  }

  /**
   * Writes the sources of existing leads as if they had been known since the lead was entered. Attendance can be
   * recorded only from this release on, so there are no other touches yet. All are written at once, with the trigger of
   * the history disabled, because one by one they would take minutes for some hundred thousand leads.
   */
  private async writeSources(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE lead_touch DISABLE TRIGGER lead_touch_version;
      INSERT INTO lead_touch (id, created_at, updated_at, lead_id, activity_id, agreement_id, channel, occurred_on, role, origin)
        SELECT gen_random_uuid(), l.created_at, l.created_at, l.id, s.activity_id, s.agreement_id, s.channel, s.occurred_on,
          'source', 'source'
        FROM lead l CROSS JOIN LATERAL source_touch(l) s;
      INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
        SELECT 'lead_touch', id, transaction_name(), created_at, jsonb_build_object('lead_id', lead_id,
          'activity_id', activity_id, 'agreement_id', agreement_id, 'channel', channel, 'occurred_on', occurred_on,
          'role', role, 'withdrawn_at', withdrawn_at)
        FROM lead_touch;
      ALTER TABLE lead_touch ENABLE TRIGGER lead_touch_version;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
