import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements and activities as sources of leads; leads with their people, evidence, history and versions. */
export class Leads1764000000003 implements MigrationInterface {
  name = 'Leads1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement (
        id uuid NOT NULL CONSTRAINT agreement_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        reference text NOT NULL CONSTRAINT agreement_reference_uq UNIQUE,
        title text NOT NULL,
        kind text NOT NULL,
        parent_id uuid CONSTRAINT agreement_parent_id_fk REFERENCES agreement,
        status text NOT NULL,
        signed_on date,
        CONSTRAINT agreement_kind_ck CHECK (kind IN ('twinning', 'strategic_partnership', 'memorandum_of_understanding',
          'letter_of_intent', 'cooperation')),
        CONSTRAINT agreement_status_ck CHECK (status IN ('draft', 'negotiated', 'signed', 'in_force', 'expired', 'terminated')),
        CONSTRAINT agreement_parent_ck CHECK (parent_id <> id)
      );
      CREATE INDEX agreement_parent_id_idx ON agreement (parent_id);
      CREATE INDEX agreement_title_sort_idx ON agreement ((fold(title) COLLATE "C"), id);
      CREATE INDEX agreement_signed_on_idx ON agreement (signed_on, id);
      CREATE INDEX agreement_kind_idx ON agreement (kind, id);
      CREATE INDEX agreement_status_idx ON agreement (status, id);
      CREATE INDEX agreement_text_trgm_idx ON agreement USING gin (fold(reference || ' ' || title) gin_trgm_ops);

      CREATE TABLE activity (
        id uuid NOT NULL CONSTRAINT activity_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        reference text NOT NULL CONSTRAINT activity_reference_uq UNIQUE,
        title text NOT NULL,
        kind text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        country text,
        agreement_id uuid CONSTRAINT activity_agreement_id_fk REFERENCES agreement,
        CONSTRAINT activity_kind_ck CHECK (kind IN ('delegation', 'roadshow', 'seminar')),
        CONSTRAINT activity_dates_ck CHECK (ends_on >= starts_on),
        CONSTRAINT activity_country_ck CHECK (country ~ '^[A-Z]{2}$')
      );
      CREATE INDEX activity_agreement_id_idx ON activity (agreement_id);
      CREATE INDEX activity_title_sort_idx ON activity ((fold(title) COLLATE "C"), id);
      CREATE INDEX activity_starts_on_idx ON activity (starts_on, id);
      CREATE INDEX activity_ends_on_idx ON activity (ends_on, id);
      CREATE INDEX activity_kind_idx ON activity (kind, id);
      CREATE INDEX activity_country_idx ON activity (country, id);
      CREATE INDEX activity_text_trgm_idx ON activity USING gin (fold(reference || ' ' || title) gin_trgm_ops);

      -- The place of a stage in the pipeline, to sort by.
      CREATE FUNCTION stage_rank(stage text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT array_position(ARRAY['first_contact', 'qualified', 'proposal', 'shortlisted', 'negotiation', 'announced', 'invested'], stage)
      $$;

      CREATE TABLE lead (
        id uuid NOT NULL CONSTRAINT lead_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        reference text NOT NULL CONSTRAINT lead_reference_uq UNIQUE,
        title text NOT NULL,
        company_id uuid NOT NULL CONSTRAINT lead_company_id_fk REFERENCES company,
        owner_id uuid NOT NULL CONSTRAINT lead_owner_id_fk REFERENCES app_user,
        project_manager_id uuid CONSTRAINT lead_project_manager_id_fk REFERENCES app_user,
        stage text NOT NULL DEFAULT 'first_contact',
        status text NOT NULL DEFAULT 'open',
        stage_entered_on date NOT NULL,
        status_reason text,
        status_note text,
        lost_to_country text,
        closed_on date,
        received_on date NOT NULL,
        source_channel text NOT NULL,
        source_activity_id uuid CONSTRAINT lead_source_activity_id_fk REFERENCES activity,
        source_agreement_id uuid CONSTRAINT lead_source_agreement_id_fk REFERENCES agreement,
        source_referrer_company_id uuid CONSTRAINT lead_source_referrer_company_id_fk REFERENCES company,
        source_detail text,
        investment_type text,
        business_activity text,
        sector text,
        sector_version text,
        description text,
        requirements text,
        drivers text[] NOT NULL DEFAULT '{}',
        considering_elsewhere boolean,
        competitor_locations jsonb NOT NULL DEFAULT '[]',
        capex_amount bigint,
        capex_currency text,
        capex_rate numeric(20, 10),
        capex_rate_on date,
        capex_eur bigint,
        capex_undisclosed boolean NOT NULL DEFAULT false,
        jobs_expected integer,
        jobs_safeguarded integer,
        likelihood text,
        expected_decision_on date,
        expected_landing_on date,
        screening_status text NOT NULL DEFAULT 'not_assessed',
        screening_filed_on date,
        screening_due_on date,
        screening_conditions text,
        screening_ruleset text,
        proposition_sent_on date,
        site_visit_waived_reason text,
        sites jsonb NOT NULL DEFAULT '[]',
        incentives_requested boolean,
        announced_on date,
        announced_jobs integer,
        announced_capex_eur bigint,
        local_company_id uuid CONSTRAINT lead_local_company_id_fk REFERENCES company,
        involvement text,
        confidential boolean NOT NULL DEFAULT false,
        codename text,
        tags text[] NOT NULL DEFAULT '{}',
        CONSTRAINT lead_title_ck CHECK (title ~ '\\S'),
        CONSTRAINT lead_stage_ck CHECK (stage IN ('first_contact', 'qualified', 'proposal', 'shortlisted', 'negotiation',
          'announced', 'invested')),
        CONSTRAINT lead_status_ck CHECK (status IN ('open', 'on_hold', 'won', 'lost', 'abandoned')),
        CONSTRAINT lead_won_ck CHECK ((status = 'won') = (stage = 'invested')),
        CONSTRAINT lead_reason_ck CHECK (status NOT IN ('lost', 'abandoned') OR status_reason IS NOT NULL),
        CONSTRAINT lead_closed_ck CHECK ((status IN ('won', 'lost', 'abandoned')) = (closed_on IS NOT NULL)),
        CONSTRAINT lead_channel_ck CHECK (source_channel IN ('activity', 'agreement', 'referral', 'web', 'cold_outreach',
          'partner_network', 'existing_investor', 'other')),
        CONSTRAINT lead_source_ck CHECK ((source_channel <> 'activity' OR source_activity_id IS NOT NULL)
          AND (source_channel <> 'agreement' OR source_agreement_id IS NOT NULL)
          AND (source_channel <> 'referral' OR source_referrer_company_id IS NOT NULL)),
        CONSTRAINT lead_investment_type_ck CHECK (investment_type IN ('greenfield', 'expansion', 'relocation',
          'merger_acquisition', 'joint_venture', 'retention')),
        CONSTRAINT lead_business_activity_ck CHECK (business_activity IN ('headquarters', 'research_development',
          'manufacturing', 'assembly', 'logistics', 'sales', 'shared_services', 'other')),
        CONSTRAINT lead_likelihood_ck CHECK (likelihood IN ('low', 'medium', 'high')),
        CONSTRAINT lead_involvement_ck CHECK (involvement IN ('decisive', 'significant', 'supporting', 'none')),
        CONSTRAINT lead_screening_status_ck CHECK (screening_status IN ('not_assessed', 'out_of_scope', 'to_file', 'filed',
          'cleared', 'cleared_with_conditions', 'refused', 'withdrawn')),
        CONSTRAINT lead_sector_version_ck CHECK (sector_version IN ('2.0', '2.1') AND (sector IS NULL) = (sector_version IS NULL)
          OR sector IS NULL AND sector_version IS NULL),
        CONSTRAINT lead_capex_ck CHECK (capex_amount BETWEEN 0 AND 9000000000000000 AND capex_eur BETWEEN 0 AND 9000000000000000),
        CONSTRAINT lead_capex_complete_ck CHECK (num_nonnulls(capex_amount, capex_currency, capex_rate, capex_rate_on,
          capex_eur) IN (0, 5)),
        CONSTRAINT lead_jobs_ck CHECK (jobs_expected >= 0 AND jobs_safeguarded >= 0),
        CONSTRAINT lead_announced_ck CHECK (announced_jobs >= 0 AND announced_capex_eur BETWEEN 0 AND 9000000000000000),
        CONSTRAINT lead_lost_to_country_ck CHECK (lost_to_country ~ '^[A-Z]{2}$'),
        CONSTRAINT lead_codename_ck CHECK (NOT confidential OR codename ~ '\\S')
      );
      -- References and NACE codes sort and compare byte by byte, so that a division is a range: 27 <= sector < 28.
      CREATE INDEX lead_reference_sort_idx ON lead (reference COLLATE "C", id);
      CREATE INDEX lead_sector_idx ON lead (sector COLLATE "C", id);
      CREATE INDEX lead_title_sort_idx ON lead ((fold(title) COLLATE "C"), id);
      CREATE INDEX lead_stage_sort_idx ON lead (stage_rank(stage), id);
      CREATE INDEX lead_stage_idx ON lead (stage, id);
      CREATE INDEX lead_status_idx ON lead (status, id);
      CREATE INDEX lead_company_id_idx ON lead (company_id, id);
      CREATE INDEX lead_owner_id_idx ON lead (owner_id, id);
      CREATE INDEX lead_project_manager_id_idx ON lead (project_manager_id, id);
      CREATE INDEX lead_received_on_idx ON lead (received_on, id);
      CREATE INDEX lead_stage_entered_on_idx ON lead (stage_entered_on, id);
      CREATE INDEX lead_expected_decision_on_idx ON lead (expected_decision_on, id);
      CREATE INDEX lead_expected_landing_on_idx ON lead (expected_landing_on, id);
      CREATE INDEX lead_announced_on_idx ON lead (announced_on, id);
      CREATE INDEX lead_closed_on_idx ON lead (closed_on, id);
      CREATE INDEX lead_capex_eur_idx ON lead (capex_eur, id);
      CREATE INDEX lead_jobs_expected_idx ON lead (jobs_expected, id);
      CREATE INDEX lead_created_at_idx ON lead (created_at, id);
      CREATE INDEX lead_updated_at_idx ON lead (updated_at, id);
      CREATE INDEX lead_source_channel_idx ON lead (source_channel, id);
      CREATE INDEX lead_investment_type_idx ON lead (investment_type, id);
      CREATE INDEX lead_business_activity_idx ON lead (business_activity, id);
      CREATE INDEX lead_likelihood_idx ON lead (likelihood, id);
      CREATE INDEX lead_screening_status_idx ON lead (screening_status, id);
      CREATE INDEX lead_involvement_idx ON lead (involvement, id);
      CREATE INDEX lead_status_reason_idx ON lead (status_reason, id);
      CREATE INDEX lead_source_activity_id_idx ON lead (source_activity_id);
      CREATE INDEX lead_source_agreement_id_idx ON lead (source_agreement_id);
      CREATE INDEX lead_source_referrer_company_id_idx ON lead (source_referrer_company_id);
      CREATE INDEX lead_local_company_id_idx ON lead (local_company_id);
      CREATE INDEX lead_tags_idx ON lead USING gin (tags);
      CREATE INDEX lead_confidential_idx ON lead (id) WHERE confidential;
      CREATE FUNCTION lead_text(reference text, title text, codename text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT public.fold(reference || ' ' || title || ' ' || coalesce(codename, '')) $$;
      CREATE INDEX lead_text_trgm_idx ON lead USING gin (lead_text(reference, title, codename) gin_trgm_ops);

      CREATE TABLE lead_contact (
        lead_id uuid NOT NULL CONSTRAINT lead_contact_lead_id_fk REFERENCES lead,
        contact_id uuid NOT NULL CONSTRAINT lead_contact_contact_id_fk REFERENCES contact,
        added_at timestamptz(3) NOT NULL,
        added_by uuid,
        CONSTRAINT lead_contact_pk PRIMARY KEY (lead_id, contact_id)
      );
      CREATE INDEX lead_contact_contact_id_idx ON lead_contact (contact_id);

      CREATE TABLE lead_team (
        lead_id uuid NOT NULL CONSTRAINT lead_team_lead_id_fk REFERENCES lead,
        user_id uuid NOT NULL CONSTRAINT lead_team_user_id_fk REFERENCES app_user,
        CONSTRAINT lead_team_pk PRIMARY KEY (lead_id, user_id)
      );
      CREATE INDEX lead_team_user_id_idx ON lead_team (user_id);

      -- What the floor above reports of a lead's interactions, so that gates and staleness need not look up there.
      CREATE TABLE lead_pulse (
        lead_id uuid NOT NULL CONSTRAINT lead_pulse_pk PRIMARY KEY CONSTRAINT lead_pulse_lead_id_fk REFERENCES lead,
        last_interaction_on date,
        interaction_count integer NOT NULL DEFAULT 0,
        site_visit_count integer NOT NULL DEFAULT 0,
        -- The day an open lead's silence counts from: its last interaction, or the day it came in when that is later.
        -- Null while the lead is not open. Kept by triggers, so that lists can find stale leads by an index.
        quiet_since date
      );
      CREATE INDEX lead_pulse_last_interaction_on_idx ON lead_pulse (last_interaction_on, lead_id);
      CREATE INDEX lead_pulse_quiet_since_idx ON lead_pulse (quiet_since, lead_id);

      CREATE FUNCTION keep_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.quiet_since := (SELECT greatest(received_on, NEW.last_interaction_on) FROM lead WHERE id = NEW.lead_id AND status = 'open');
        RETURN NEW;
      END $$;
      CREATE TRIGGER lead_pulse_quiet_since BEFORE INSERT OR UPDATE ON lead_pulse
        FOR EACH ROW EXECUTE FUNCTION keep_quiet_since();
      CREATE FUNCTION refresh_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- The trigger on lead_pulse fills in the value.
        UPDATE lead_pulse SET quiet_since = NULL WHERE lead_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER lead_quiet_since AFTER UPDATE OF status, received_on ON lead FOR EACH ROW
        WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.received_on IS DISTINCT FROM NEW.received_on)
        EXECUTE FUNCTION refresh_quiet_since();

      CREATE TABLE lead_evidence (
        id uuid NOT NULL CONSTRAINT lead_evidence_pk PRIMARY KEY,
        lead_id uuid NOT NULL CONSTRAINT lead_evidence_lead_id_fk REFERENCES lead,
        kind text NOT NULL,
        url text,
        note text,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        CONSTRAINT lead_evidence_kind_ck CHECK (kind IN ('press_release', 'letter_of_intent', 'board_decision',
          'company_registered', 'funds_secured', 'ownership_10pct', 'jobs_created', 'jobs_safeguarded',
          'operational_address', 'visit_report')),
        CONSTRAINT lead_evidence_something_ck CHECK (url IS NOT NULL OR note IS NOT NULL)
      );
      CREATE INDEX lead_evidence_lead_id_idx ON lead_evidence (lead_id, created_at);

      CREATE TABLE lead_realisation (
        id uuid NOT NULL CONSTRAINT lead_realisation_pk PRIMARY KEY,
        lead_id uuid NOT NULL CONSTRAINT lead_realisation_lead_id_fk REFERENCES lead,
        as_of date NOT NULL,
        jobs integer NOT NULL,
        capex_eur bigint NOT NULL,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        CONSTRAINT lead_realisation_figures_ck CHECK (jobs >= 0 AND capex_eur BETWEEN 0 AND 9000000000000000),
        CONSTRAINT lead_realisation_as_of_uq UNIQUE (lead_id, as_of)
      );

      CREATE TABLE lead_transition (
        id uuid NOT NULL CONSTRAINT lead_transition_pk PRIMARY KEY,
        lead_id uuid NOT NULL CONSTRAINT lead_transition_lead_id_fk REFERENCES lead,
        seq integer NOT NULL,
        kind text NOT NULL,
        from_stage text NOT NULL,
        to_stage text NOT NULL,
        from_status text NOT NULL,
        to_status text NOT NULL,
        occurred_on date NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        note text,
        reason text,
        lost_to_country text,
        -- Days the lead had been in the stage it leaves.
        days_in_stage integer NOT NULL,
        CONSTRAINT lead_transition_kind_ck CHECK (kind IN ('stage', 'status')),
        CONSTRAINT lead_transition_seq_uq UNIQUE (lead_id, seq)
      );
      CREATE INDEX lead_transition_occurred_on_idx ON lead_transition (occurred_on, recorded_at);
      CREATE TRIGGER lead_transition_append_only BEFORE UPDATE OR DELETE ON lead_transition
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER lead_transition_not_truncated BEFORE TRUNCATE ON lead_transition
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
