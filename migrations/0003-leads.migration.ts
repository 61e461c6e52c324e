import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates agreements and activities as sources of leads, and leads with their people, evidence and transitions. */
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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
