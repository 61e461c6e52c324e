import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps every version of a lead in the database, and the names that reports of past days show. */
export class LeadHistory1764000000006 implements MigrationInterface {
  name = 'LeadHistory1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every state a lead has been in, with the figures reports count by. Written by triggers: nothing can change a
      -- lead without leaving its version. One row per lead and transaction.
      CREATE TABLE lead_version (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT lead_version_pk PRIMARY KEY,
        lead_id uuid NOT NULL,
        transaction_id uuid NOT NULL,
        valid_from timestamptz(3) NOT NULL,
        valid_to timestamptz(3) NOT NULL DEFAULT 'infinity',
        version integer NOT NULL,
        stage text NOT NULL,
        status text NOT NULL,
        stage_entered_on date NOT NULL,
        received_on date NOT NULL,
        closed_on date,
        company_id uuid NOT NULL,
        country text NOT NULL,
        owner_id uuid NOT NULL,
        sector text,
        channel text NOT NULL,
        activity_id uuid,
        agreement_id uuid,
        jobs_expected integer,
        capex_eur bigint,
        archived boolean NOT NULL,
        data jsonb NOT NULL,
        CONSTRAINT lead_version_transaction_uq UNIQUE (lead_id, transaction_id)
      );
      CREATE INDEX lead_version_lead_id_idx ON lead_version (lead_id, valid_from);
      -- What was so at a moment, and what is so now (valid_to is infinity), with all that reports count by, so that they
      -- never touch the wide rows. valid_to leads because moments asked for are mostly recent ones.
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from) INCLUDE (lead_id, stage, status,
        stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
        capex_eur) WHERE NOT archived;

      -- Names the transaction in progress. Not its number: in a server that a backup was restored into, numbers that
      -- versions carry already come a second time, and a new change would overwrite an old version.
      CREATE FUNCTION transaction_name() RETURNS uuid LANGUAGE plpgsql AS $$
      DECLARE name text := current_setting('locate.transaction', true);
      BEGIN
        IF coalesce(name, '') = '' THEN name := set_config('locate.transaction', gen_random_uuid()::text, true); END IF;
        RETURN name::uuid;
      END $$;

      CREATE FUNCTION write_lead_version(changed uuid, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        l lead;
        this_transaction uuid := transaction_name();
        previous timestamptz;
        since timestamptz(3);
        seat text;
        snapshot jsonb;
      BEGIN
        -- Two that change the people of one lead take turns, or both would follow on the same version.
        SELECT * INTO l FROM lead WHERE id = changed FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN; END IF;
        SELECT max(valid_from) INTO previous FROM lead_version WHERE lead_id = changed AND transaction_id <> this_transaction;
        -- Time never runs backwards in a lead's history, whatever the clocks of the instances say.
        since := greatest(at, previous);
        SELECT country INTO seat FROM company WHERE id = l.company_id;
        snapshot := to_jsonb(l) || jsonb_build_object(
          'contact_ids', (SELECT coalesce(jsonb_agg(contact_id ORDER BY contact_id), '[]') FROM lead_contact WHERE lead_id = changed),
          'team_ids', (SELECT coalesce(jsonb_agg(user_id ORDER BY user_id), '[]') FROM lead_team WHERE lead_id = changed));
        UPDATE lead_version SET valid_to = since
          WHERE lead_id = changed AND valid_to = 'infinity' AND transaction_id <> this_transaction;
        INSERT INTO lead_version (lead_id, transaction_id, valid_from, version, stage, status, stage_entered_on, received_on,
            closed_on, company_id, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected, capex_eur, archived, data)
          VALUES (changed, this_transaction, since, l.version, l.stage, l.status, l.stage_entered_on, l.received_on,
            l.closed_on, l.company_id, seat, l.owner_id, l.sector, l.source_channel, l.source_activity_id, l.source_agreement_id,
            l.jobs_expected, l.capex_eur, l.archived_at IS NOT NULL, snapshot)
          ON CONFLICT (lead_id, transaction_id) DO UPDATE SET version = EXCLUDED.version, stage = EXCLUDED.stage,
            status = EXCLUDED.status, stage_entered_on = EXCLUDED.stage_entered_on, received_on = EXCLUDED.received_on,
            closed_on = EXCLUDED.closed_on, company_id = EXCLUDED.company_id, country = EXCLUDED.country, owner_id = EXCLUDED.owner_id,
            sector = EXCLUDED.sector, channel = EXCLUDED.channel, activity_id = EXCLUDED.activity_id,
            agreement_id = EXCLUDED.agreement_id, jobs_expected = EXCLUDED.jobs_expected, capex_eur = EXCLUDED.capex_eur,
            archived = EXCLUDED.archived, data = EXCLUDED.data;
      END $$;

      -- A change made by hand, without touching updated_at, is dated by the database's clock.
      CREATE FUNCTION date_lead_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at AND NEW IS DISTINCT FROM OLD AND NEW.version = OLD.version THEN
          NEW.updated_at := clock_timestamp();
          NEW.version := OLD.version + 1;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER lead_dated BEFORE UPDATE ON lead FOR EACH ROW EXECUTE FUNCTION date_lead_change();

      CREATE FUNCTION keep_lead_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- A company that is changing its country at this moment does not see a lead that is only just coming to it.
        IF TG_OP = 'INSERT' OR NEW.company_id <> OLD.company_id THEN
          PERFORM FROM company WHERE id = NEW.company_id FOR SHARE;
        END IF;
        PERFORM write_lead_version(NEW.id, NEW.updated_at);
        RETURN NULL;
      END $$;
      CREATE TRIGGER lead_version_on_insert AFTER INSERT ON lead FOR EACH ROW EXECUTE FUNCTION keep_lead_version();
      CREATE TRIGGER lead_version_on_update AFTER UPDATE ON lead FOR EACH ROW
        WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION keep_lead_version();

      -- In the transaction that changes the lead itself its version has its date already. People changed by themselves (a
      -- merge of contacts, or by hand) are dated by the database's clock: dated back, they would change what was known.
      CREATE FUNCTION keep_lead_people() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM write_lead_version(OLD.lead_id, clock_timestamp()); END IF;
        IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.lead_id <> OLD.lead_id THEN
          PERFORM write_lead_version(NEW.lead_id, clock_timestamp());
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER lead_contact_version AFTER INSERT OR UPDATE OR DELETE ON lead_contact
        FOR EACH ROW EXECUTE FUNCTION keep_lead_people();
      CREATE TRIGGER lead_team_version AFTER INSERT OR UPDATE OR DELETE ON lead_team
        FOR EACH ROW EXECUTE FUNCTION keep_lead_people();

      CREATE TRIGGER lead_contact_not_truncated BEFORE TRUNCATE ON lead_contact FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_team_not_truncated BEFORE TRUNCATE ON lead_team FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Reports by country follow a company that is corrected or moves, from that day on.
      CREATE FUNCTION keep_company_country() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM write_lead_version(moved.id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
          FROM (SELECT id FROM lead WHERE company_id = NEW.id ORDER BY id) AS moved;
        RETURN NULL;
      END $$;
      CREATE TRIGGER company_country_version AFTER UPDATE OF country ON company FOR EACH ROW
        WHEN (OLD.country IS DISTINCT FROM NEW.country) EXECUTE FUNCTION keep_company_country();

      -- Leads are archived, never deleted; their history least of all.
      CREATE TRIGGER lead_not_deleted BEFORE DELETE ON lead FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_not_truncated BEFORE TRUNCATE ON lead FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_version_not_deleted BEFORE DELETE ON lead_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_version_not_truncated BEFORE TRUNCATE ON lead_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- A version changes within its own transaction, and once more when the next one ends it.
      CREATE FUNCTION refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
        IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'UPDATE on lead_version is refused: it is append-only' USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER lead_version_not_changed BEFORE UPDATE ON lead_version FOR EACH ROW EXECUTE FUNCTION refuse_version_change();

      CREATE FUNCTION keep_title_label() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO label_version (entity_type, entity_id, valid_from, label) VALUES (TG_TABLE_NAME, NEW.id, NEW.updated_at, NEW.title)
          ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
        RETURN NULL;
      END $$;
      CREATE TRIGGER agreement_label AFTER INSERT OR UPDATE OF title ON agreement FOR EACH ROW EXECUTE FUNCTION keep_title_label();
      CREATE TRIGGER activity_label AFTER INSERT OR UPDATE OF title ON activity FOR EACH ROW EXECUTE FUNCTION keep_title_label();

      SELECT count(write_lead_version(id, updated_at)) FROM lead;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
