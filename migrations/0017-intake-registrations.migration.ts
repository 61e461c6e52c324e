import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the registrations of forms: their content, the matched records, the decisions and the resulting leads. */
export class IntakeRegistrations1764000000017 implements MigrationInterface {
  name = 'IntakeRegistrations1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intake_registration (
        id uuid NOT NULL CONSTRAINT intake_registration_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        connection_id uuid NOT NULL CONSTRAINT intake_registration_connection_id_fk REFERENCES intake_connection,
        external_id text NOT NULL,
        -- Ids that the same registration had before at the sender.
        former_external_ids text[] NOT NULL DEFAULT '{}',
        form_id text,
        status text NOT NULL,
        -- Apart from each other, as a sender says the one without the other; the status follows from both.
        sender_status text NOT NULL,
        attended boolean NOT NULL DEFAULT false,
        -- How new the last word is on the status, on each field, on the answers: what is older is ignored.
        said_orders jsonb NOT NULL DEFAULT '{}',
        received_at timestamptz(3) NOT NULL,
        occurred_at timestamptz(3),
        occurred_at_raw text,
        verification text NOT NULL,
        full_name text,
        given_name text,
        family_name text,
        email text,
        -- As contacts have theirs; null for what is no address.
        email_key text,
        phone text,
        company_name text,
        job_title text,
        country text,
        sector text,
        campaign text,
        message text,
        buyer jsonb,
        answers jsonb NOT NULL DEFAULT '[]',
        drift text[] NOT NULL DEFAULT '{}',
        -- Which delivery each field is from, and when that came.
        provenance jsonb NOT NULL DEFAULT '{}',
        match_state text NOT NULL,
        review_reasons text[] NOT NULL DEFAULT '{}',
        contact_id uuid CONSTRAINT intake_registration_contact_id_fk REFERENCES contact,
        company_id uuid CONSTRAINT intake_registration_company_id_fk REFERENCES company,
        matched_by text,
        matched_at timestamptz(3),
        rejected_reason text,
        -- What the form says otherwise than the records do.
        suggestions jsonb NOT NULL DEFAULT '[]',
        double_of_id uuid CONSTRAINT intake_registration_double_of_id_fk REFERENCES intake_registration,
        seat_id uuid CONSTRAINT intake_registration_seat_id_fk REFERENCES seminar_registration,
        seat_problem text,
        -- Has a seat that the sender gave although ours had all been taken.
        overflow boolean NOT NULL DEFAULT false,
        -- Why a rule could not make its lead: a code.
        rule_problem text,
        CONSTRAINT intake_registration_external_id_uq UNIQUE (connection_id, external_id),
        CONSTRAINT intake_registration_status_ck CHECK (status IN ('pending', 'registered', 'confirmed', 'waitlisted',
          'cancelled', 'attended')),
        CONSTRAINT intake_registration_sender_status_ck CHECK (sender_status IN ('pending', 'registered', 'confirmed',
          'waitlisted', 'cancelled')),
        CONSTRAINT intake_registration_verification_ck CHECK (verification IN ('verified', 'unsigned')),
        CONSTRAINT intake_registration_match_state_ck CHECK (match_state IN ('incomplete', 'needs_review', 'suspected_spam',
          'matched', 'rejected')),
        CONSTRAINT intake_registration_matched_ck CHECK ((match_state = 'matched') = (contact_id IS NOT NULL)
          AND (match_state = 'matched' OR company_id IS NULL)),
        CONSTRAINT intake_registration_matched_by_ck CHECK (matched_by IN ('rule', 'learned', 'person')
          AND (matched_by IS NULL) = (matched_at IS NULL)),
        CONSTRAINT intake_registration_settled_ck CHECK ((match_state IN ('matched', 'rejected')) = (matched_by IS NOT NULL)),
        CONSTRAINT intake_registration_rejected_reason_ck CHECK (rejected_reason IS NULL OR match_state = 'rejected'),
        CONSTRAINT intake_registration_double_of_ck CHECK (double_of_id <> id),
        CONSTRAINT intake_registration_json_ck CHECK (jsonb_typeof(answers) = 'array'
          AND jsonb_typeof(provenance) = 'object' AND jsonb_typeof(said_orders) = 'object' AND jsonb_typeof(suggestions) = 'array')
      );
      CREATE INDEX intake_registration_former_ids_idx ON intake_registration USING gin (former_external_ids);
      CREATE INDEX intake_registration_received_at_idx ON intake_registration (received_at, id);
      CREATE INDEX intake_registration_updated_at_idx ON intake_registration (updated_at, id);
      CREATE INDEX intake_registration_connection_id_idx ON intake_registration (connection_id, received_at, id);
      CREATE INDEX intake_registration_match_state_idx ON intake_registration (match_state, received_at, id);
      CREATE INDEX intake_registration_status_idx ON intake_registration (status, received_at, id);
      CREATE INDEX intake_registration_contact_id_idx ON intake_registration (contact_id, id);
      CREATE INDEX intake_registration_company_id_idx ON intake_registration (company_id, id);
      CREATE INDEX intake_registration_seat_id_idx ON intake_registration (seat_id);
      CREATE INDEX intake_registration_double_of_id_idx ON intake_registration (double_of_id);
      -- The same address again from one connection.
      CREATE INDEX intake_registration_email_key_idx ON intake_registration (connection_id, email_key, received_at);
      -- A stranger's text can be longer than an index holds: lists go by its beginning.
      CREATE INDEX intake_registration_full_name_idx ON intake_registration ((fold(left(full_name, 200)) COLLATE "C"), id);
      CREATE INDEX intake_registration_company_name_idx ON intake_registration ((fold(left(company_name, 200)) COLLATE "C"), id);
      CREATE INDEX intake_registration_email_idx ON intake_registration ((fold(left(email, 200)) COLLATE "C"), id);
      CREATE INDEX intake_registration_text_trgm_idx ON intake_registration USING gin ((fold(left(coalesce(full_name, ''), 200)
        || ' ' || left(coalesce(email, ''), 200) || ' ' || left(coalesce(company_name, ''), 200))) gin_trgm_ops);

      CREATE TABLE intake_registration_delivery (
        registration_id uuid NOT NULL CONSTRAINT intake_registration_delivery_registration_id_fk REFERENCES intake_registration,
        delivery_id uuid NOT NULL CONSTRAINT intake_registration_delivery_delivery_id_fk REFERENCES intake_delivery,
        received_at timestamptz(3) NOT NULL,
        applied_at timestamptz(3) NOT NULL,
        status text NOT NULL,
        sender_version text,
        outcome text NOT NULL,
        CONSTRAINT intake_registration_delivery_pk PRIMARY KEY (registration_id, delivery_id),
        CONSTRAINT intake_registration_delivery_outcome_ck CHECK (outcome IN ('applied', 'ignored_stale', 'needs_review'))
      );
      CREATE INDEX intake_registration_delivery_delivery_id_idx ON intake_registration_delivery (delivery_id);

      -- Whom a registration may be of, while nobody has said so.
      CREATE TABLE intake_candidate (
        id uuid NOT NULL CONSTRAINT intake_candidate_pk PRIMARY KEY,
        registration_id uuid NOT NULL CONSTRAINT intake_candidate_registration_id_fk REFERENCES intake_registration,
        contact_id uuid CONSTRAINT intake_candidate_contact_id_fk REFERENCES contact,
        company_id uuid CONSTRAINT intake_candidate_company_id_fk REFERENCES company,
        score double precision NOT NULL,
        reasons text[] NOT NULL,
        CONSTRAINT intake_candidate_of_ck CHECK (num_nonnulls(contact_id, company_id) = 1),
        CONSTRAINT intake_candidate_score_ck CHECK (score > 0 AND score <= 1)
      );
      CREATE UNIQUE INDEX intake_candidate_contact_uq ON intake_candidate (contact_id, registration_id);
      CREATE UNIQUE INDEX intake_candidate_company_uq ON intake_candidate (company_id, registration_id);
      CREATE INDEX intake_candidate_registration_id_idx ON intake_candidate (registration_id, score);

      -- What was ticked: it becomes a consent of the contact once that is known.
      CREATE TABLE intake_consent (
        id uuid NOT NULL CONSTRAINT intake_consent_pk PRIMARY KEY,
        registration_id uuid NOT NULL CONSTRAINT intake_consent_registration_id_fk REFERENCES intake_registration,
        purpose text NOT NULL,
        wording text NOT NULL,
        wording_version text NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        delivery_id uuid NOT NULL CONSTRAINT intake_consent_delivery_id_fk REFERENCES intake_delivery,
        consent_id uuid CONSTRAINT intake_consent_consent_id_fk REFERENCES consent,
        CONSTRAINT intake_consent_said_uq UNIQUE (registration_id, purpose, wording_version)
      );
      CREATE INDEX intake_consent_delivery_id_idx ON intake_consent (delivery_id);
      CREATE INDEX intake_consent_consent_id_idx ON intake_consent (consent_id);

      -- What a rule has made of a registration, once: a lead, or a touch of one that was open already.
      CREATE TABLE intake_lead_source (
        registration_id uuid NOT NULL CONSTRAINT intake_lead_source_registration_id_fk REFERENCES intake_registration,
        rule_id text NOT NULL,
        lead_id uuid NOT NULL CONSTRAINT intake_lead_source_lead_id_fk REFERENCES lead,
        -- The touch that it added, where there was none of the activity yet.
        touch_id uuid CONSTRAINT intake_lead_source_touch_id_fk REFERENCES lead_touch,
        made_lead boolean NOT NULL,
        made_at timestamptz(3) NOT NULL,
        -- When the registration was cancelled.
        withdrawn_at timestamptz(3),
        CONSTRAINT intake_lead_source_uq PRIMARY KEY (registration_id, rule_id),
        CONSTRAINT intake_lead_source_touch_ck CHECK (NOT (made_lead AND touch_id IS NOT NULL))
      );
      CREATE INDEX intake_lead_source_lead_id_idx ON intake_lead_source (lead_id, made_at);
      CREATE INDEX intake_lead_source_touch_id_idx ON intake_lead_source (touch_id);

      -- What people decided, for the next delivery that says the same.
      CREATE TABLE intake_decision (
        id uuid NOT NULL CONSTRAINT intake_decision_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        -- When it was revoked.
        archived_at timestamptz(3),
        connection_id uuid NOT NULL CONSTRAINT intake_decision_connection_id_fk REFERENCES intake_connection,
        kind text NOT NULL,
        key text NOT NULL,
        contact_id uuid CONSTRAINT intake_decision_contact_id_fk REFERENCES contact,
        company_id uuid CONSTRAINT intake_decision_company_id_fk REFERENCES company,
        registration_id uuid NOT NULL CONSTRAINT intake_decision_registration_id_fk REFERENCES intake_registration,
        CONSTRAINT intake_decision_kind_ck CHECK (kind = 'email' AND company_id IS NULL
          OR kind = 'company' AND contact_id IS NULL AND company_id IS NOT NULL)
      );
      CREATE UNIQUE INDEX intake_decision_key_uq ON intake_decision (connection_id, kind, key) WHERE archived_at IS NULL;
      CREATE INDEX intake_decision_created_at_idx ON intake_decision (created_at, id);
      CREATE INDEX intake_decision_contact_id_idx ON intake_decision (contact_id, id);
      CREATE INDEX intake_decision_company_id_idx ON intake_decision (company_id, id);
      CREATE INDEX intake_decision_registration_id_idx ON intake_decision (registration_id);

      -- An address without the tag and the dots of its first part: whether those matter only the receiving server knows,
      -- so that two which are equal but for them are worth a look, and no more.
      CREATE FUNCTION mail_stem(email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2)
      $$;
      CREATE INDEX contact_mail_stem_idx ON contact (mail_stem(email)) WHERE archived_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
