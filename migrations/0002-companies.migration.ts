import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates companies with their identifiers, activities and memberships, and contacts with their affiliations and
 * consents.
 */
export class Companies1764000000002 implements MigrationInterface {
  name = 'Companies1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- array_to_string() is only STABLE because of what elements may be; of texts it is immutable.
      CREATE FUNCTION join_texts(parts text[]) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT array_to_string(parts, ' ') $$;

      CREATE TABLE company (
        id uuid NOT NULL CONSTRAINT company_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        name text NOT NULL,
        native_name text,
        aliases text[] NOT NULL DEFAULT '{}',
        kind text NOT NULL DEFAULT 'company',
        country text NOT NULL,
        subdivision text,
        city text,
        address text,
        postal_code text,
        website text,
        email_domains text[] NOT NULL DEFAULT '{}',
        employees integer,
        turnover_amount bigint,
        turnover_currency text,
        turnover_rate numeric(20, 10),
        turnover_rate_on date,
        turnover_eur bigint,
        parent_id uuid CONSTRAINT company_parent_id_fk REFERENCES company,
        owner_id uuid CONSTRAINT company_owner_id_fk REFERENCES app_user,
        tags text[] NOT NULL DEFAULT '{}',
        notes text,
        merged_into_id uuid CONSTRAINT company_merged_into_id_fk REFERENCES company,
        name_key text NOT NULL,
        -- The words of the name that say who it is: without trades and places.
        core_key text,
        native_key text,
        alias_keys text[] NOT NULL DEFAULT '{}',
        pinyin text,
        pinyin_initials text,
        CONSTRAINT company_name_ck CHECK (name ~ '\\S'),
        CONSTRAINT company_country_ck CHECK (country ~ '^[A-Z]{2}$'),
        CONSTRAINT company_kind_ck CHECK (kind IN ('company', 'innovation_centre', 'university', 'research_institute',
          'chamber_of_commerce', 'government', 'cluster', 'intermediary')),
        CONSTRAINT company_employees_ck CHECK (employees >= 0),
        CONSTRAINT company_turnover_ck CHECK (turnover_amount BETWEEN 0 AND 9000000000000000
          AND turnover_eur BETWEEN 0 AND 9000000000000000),
        CONSTRAINT company_turnover_complete_ck CHECK (num_nonnulls(turnover_amount, turnover_currency, turnover_rate,
          turnover_rate_on, turnover_eur) IN (0, 5)),
        CONSTRAINT company_parent_ck CHECK (parent_id <> id),
        CONSTRAINT company_merged_ck CHECK (merged_into_id <> id AND (merged_into_id IS NULL OR archived_at IS NOT NULL))
      );
      CREATE INDEX company_name_sort_idx ON company ((fold(name) COLLATE "C"), id);
      CREATE INDEX company_native_name_sort_idx ON company ((fold(native_name) COLLATE "C"), id);
      CREATE INDEX company_city_sort_idx ON company ((fold(city) COLLATE "C"), id);
      CREATE INDEX company_country_idx ON company (country, id);
      CREATE INDEX company_subdivision_idx ON company (subdivision, id);
      CREATE INDEX company_kind_idx ON company (kind, id);
      CREATE INDEX company_employees_idx ON company (employees, id);
      CREATE INDEX company_turnover_eur_idx ON company (turnover_eur, id);
      CREATE INDEX company_created_at_idx ON company (created_at, id);
      CREATE INDEX company_updated_at_idx ON company (updated_at, id);
      CREATE INDEX company_owner_id_idx ON company (owner_id, id);
      CREATE INDEX company_parent_id_idx ON company (parent_id);
      CREATE INDEX company_merged_into_id_idx ON company (merged_into_id);
      CREATE INDEX company_tags_idx ON company USING gin (tags);
      CREATE INDEX company_email_domains_idx ON company USING gin (email_domains);
      -- Duplicates: the same normalised name, native name, alias or pinyin, and names that look alike. Trigrams are of
      -- the core: whole names share "guangdong" and "technology" with thousands of others.
      CREATE INDEX company_name_key_idx ON company (name_key);
      CREATE INDEX company_core_key_idx ON company (core_key);
      CREATE INDEX company_native_key_idx ON company (native_key);
      CREATE INDEX company_alias_keys_idx ON company USING gin (alias_keys);
      CREATE INDEX company_pinyin_idx ON company (pinyin);
      CREATE INDEX company_core_key_trgm_idx ON company USING gin (core_key gin_trgm_ops);
      CREATE INDEX company_pinyin_trgm_idx ON company USING gin (pinyin gin_trgm_ops);
      -- The free text q of the list.
      CREATE FUNCTION company_text(name text, native_name text, aliases text[], email_domains text[]) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT public.fold(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases) || ' ' || public.join_texts(email_domains)) $$;
      CREATE INDEX company_text_trgm_idx ON company USING gin (company_text(name, native_name, aliases, email_domains) gin_trgm_ops);
      -- The Chinese, Japanese and Korean characters of a text, alone and in pairs: two of them are a whole word, and too
      -- few for trigrams.
      CREATE FUNCTION cjk_grams(value text) RETURNS text[]
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$
          SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
            SELECT unnest(ARRAY[substr(run[1], place, 1), substr(run[1], place, 2)]) AS gram
            FROM regexp_matches(value, '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]+', 'g') AS run,
              generate_series(1, length(run[1])) AS place) AS grams
        $$;
      CREATE FUNCTION company_cjk(name text, native_name text, aliases text[]) RETURNS text[]
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT public.cjk_grams(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases)) $$;
      CREATE INDEX company_cjk_idx ON company USING gin (company_cjk(name, native_name, aliases));

      CREATE TABLE company_identifier (
        id uuid NOT NULL CONSTRAINT company_identifier_pk PRIMARY KEY,
        company_id uuid NOT NULL CONSTRAINT company_identifier_company_id_fk REFERENCES company,
        scheme text NOT NULL,
        value text NOT NULL,
        -- False while the company is archived, so that an archived row never blocks a new one.
        active boolean NOT NULL DEFAULT true,
        CONSTRAINT company_identifier_scheme_ck CHECK (scheme IN ('KBO', 'VAT', 'LEI', 'USCC', 'DUNS'))
      );
      CREATE UNIQUE INDEX company_identifier_scheme_value_uq ON company_identifier (scheme, value) WHERE active;
      CREATE INDEX company_identifier_company_id_idx ON company_identifier (company_id);
      CREATE INDEX company_identifier_value_idx ON company_identifier (value text_pattern_ops);

      CREATE TABLE company_nace (
        company_id uuid NOT NULL CONSTRAINT company_nace_company_id_fk REFERENCES company,
        nace_version text NOT NULL,
        code text NOT NULL,
        is_primary boolean NOT NULL DEFAULT false,
        CONSTRAINT company_nace_pk PRIMARY KEY (company_id, nace_version, code),
        CONSTRAINT company_nace_version_ck CHECK (nace_version IN ('2.0', '2.1'))
      );
      CREATE UNIQUE INDEX company_nace_primary_uq ON company_nace (company_id) WHERE is_primary;
      CREATE INDEX company_nace_code_idx ON company_nace (code text_pattern_ops);

      CREATE TABLE company_membership (
        id uuid NOT NULL CONSTRAINT company_membership_pk PRIMARY KEY,
        company_id uuid NOT NULL CONSTRAINT company_membership_company_id_fk REFERENCES company,
        organisation_id uuid NOT NULL CONSTRAINT company_membership_organisation_id_fk REFERENCES company,
        role text,
        since date,
        until date,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        CONSTRAINT company_membership_self_ck CHECK (company_id <> organisation_id),
        CONSTRAINT company_membership_dates_ck CHECK (until >= since)
      );
      CREATE UNIQUE INDEX company_membership_uq ON company_membership (company_id, organisation_id) WHERE until IS NULL;
      CREATE INDEX company_membership_company_id_idx ON company_membership (company_id);
      CREATE INDEX company_membership_organisation_id_idx ON company_membership (organisation_id);

      CREATE TABLE contact (
        id uuid NOT NULL CONSTRAINT contact_pk PRIMARY KEY,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_by uuid,
        archived_at timestamptz(3),
        full_name text NOT NULL,
        native_name text,
        given_name text,
        family_name text,
        company_id uuid CONSTRAINT contact_company_id_fk REFERENCES company,
        job_title text,
        email text,
        phone text,
        languages text[] NOT NULL DEFAULT '{}',
        wechat_id text,
        linkedin_url text,
        tags text[] NOT NULL DEFAULT '{}',
        pinyin text,
        -- Kept by a trigger on consent.
        may_be_mailed boolean NOT NULL DEFAULT false,
        merged_into_id uuid CONSTRAINT contact_merged_into_id_fk REFERENCES contact,
        CONSTRAINT contact_full_name_ck CHECK (full_name ~ '\\S'),
        CONSTRAINT contact_email_ck CHECK (email = lower(email) AND email LIKE '_%@_%'),
        CONSTRAINT contact_phone_ck CHECK (phone ~ '^\\+[1-9][0-9]{4,14}$'),
        CONSTRAINT contact_merged_ck CHECK (merged_into_id <> id AND (merged_into_id IS NULL OR archived_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX contact_email_uq ON contact (email) WHERE archived_at IS NULL;
      CREATE INDEX contact_full_name_sort_idx ON contact ((fold(full_name) COLLATE "C"), id);
      CREATE INDEX contact_full_name_idx ON contact (full_name, id);
      CREATE INDEX contact_native_name_idx ON contact (native_name, id);
      -- Addresses are in lower case already, so that one index serves order, equality and ranges.
      CREATE INDEX contact_email_sort_idx ON contact (email COLLATE "C", id);
      -- What follows the last @: a quoted mailbox may hold one.
      CREATE INDEX contact_email_domain_idx ON contact ((substring(email from '[^@]+$')), id);
      CREATE INDEX contact_job_title_idx ON contact (job_title, id);
      CREATE INDEX contact_phone_idx ON contact (phone, id);
      CREATE INDEX contact_wechat_id_idx ON contact (wechat_id, id);
      CREATE INDEX contact_languages_idx ON contact USING gin (languages);
      CREATE INDEX contact_may_be_mailed_idx ON contact (may_be_mailed, id);
      CREATE INDEX contact_company_id_idx ON contact (company_id, id);
      CREATE INDEX contact_created_at_idx ON contact (created_at, id);
      CREATE INDEX contact_updated_at_idx ON contact (updated_at, id);
      CREATE INDEX contact_merged_into_id_idx ON contact (merged_into_id);
      CREATE INDEX contact_tags_idx ON contact USING gin (tags);
      CREATE FUNCTION contact_text(full_name text, native_name text, email text, job_title text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT public.fold(full_name || ' ' || coalesce(native_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(job_title, '')) $$;
      CREATE INDEX contact_text_trgm_idx ON contact USING gin (contact_text(full_name, native_name, email, job_title) gin_trgm_ops);
      CREATE INDEX contact_cjk_idx ON contact USING gin (cjk_grams(contact_text(full_name, native_name, email, job_title)));
      CREATE INDEX contact_pinyin_trgm_idx ON contact USING gin (pinyin gin_trgm_ops);

      -- Other companies a person works for, beside the main one.
      CREATE TABLE contact_affiliation (
        contact_id uuid NOT NULL CONSTRAINT contact_affiliation_contact_id_fk REFERENCES contact,
        company_id uuid NOT NULL CONSTRAINT contact_affiliation_company_id_fk REFERENCES company,
        job_title text,
        CONSTRAINT contact_affiliation_pk PRIMARY KEY (contact_id, company_id)
      );
      CREATE INDEX contact_affiliation_company_id_idx ON contact_affiliation (company_id);

      CREATE TABLE consent (
        id uuid NOT NULL CONSTRAINT consent_pk PRIMARY KEY,
        contact_id uuid NOT NULL CONSTRAINT consent_contact_id_fk REFERENCES contact,
        purpose text NOT NULL,
        lawful_basis text NOT NULL,
        granted boolean NOT NULL,
        wording text NOT NULL,
        wording_version text NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        source text NOT NULL,
        proof text,
        created_at timestamptz(3) NOT NULL,
        created_by uuid,
        CONSTRAINT consent_purpose_ck CHECK (purpose IN ('marketing', 'event_invitation', 'registration_processing', 'partner_sharing')),
        CONSTRAINT consent_lawful_basis_ck CHECK (lawful_basis IN ('consent', 'legitimate_interest', 'public_task'))
      );
      CREATE INDEX consent_contact_id_idx ON consent (contact_id, purpose, occurred_at, id);
      CREATE FUNCTION refuse_consent_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- A merge of two contacts moves a consent to the one that stays; what was said never changes.
        IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'contact_id') = (to_jsonb(NEW) - 'contact_id') THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION '% on consent is refused: it is append-only', TG_OP USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE ON consent
        FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();

      -- Electronic marketing needs an opt-in: whether the latest word on it is a granted consent stands beside the
      -- person, whoever writes the consents, so that a mailing list is one stretch of an index.
      CREATE FUNCTION keep_may_be_mailed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE person uuid;
      BEGIN
        FOREACH person IN ARRAY array_remove(ARRAY[OLD.contact_id, NEW.contact_id], NULL) LOOP
          -- Two answers at the same moment take turns, and the second sees the first.
          PERFORM FROM contact WHERE id = person FOR NO KEY UPDATE;
          UPDATE contact SET may_be_mailed = coalesce((
              SELECT granted AND lawful_basis = 'consent' FROM consent WHERE contact_id = person AND purpose = 'marketing'
              ORDER BY occurred_at DESC, id DESC LIMIT 1), false)
            WHERE id = person;
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER consent_may_be_mailed AFTER INSERT OR UPDATE OF contact_id ON consent
        FOR EACH ROW EXECUTE FUNCTION keep_may_be_mailed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
