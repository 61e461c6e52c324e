-- The schema that the migrations 0001 to 0064 created. The rows that they inserted are in the migration beside this file.
-- This file is released, so it is never edited. Functions have their present text in functions/.

SET LOCAL check_function_bodies = off;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Functions that columns, constraints and indexes use.
CREATE FUNCTION are_positive(units numeric[]) RETURNS boolean LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_position(units, NULL) IS NULL AND 0 < ALL (units)
      $$;
CREATE FUNCTION cjk_grams(value text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$
          SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
            SELECT unnest(ARRAY[substr(run[1], place, 1), substr(run[1], place, 2)]) AS gram
            FROM regexp_matches(value, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', 'g') AS run,
              generate_series(1, length(run[1])) AS place) AS grams
        $$;
CREATE FUNCTION join_texts(parts text[]) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT array_to_string(parts, ' ') $$;
CREATE FUNCTION company_cjk(name text, native_name text, aliases text[]) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.cjk_grams(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases)) $$;
CREATE FUNCTION fold(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
CREATE FUNCTION company_text(name text, native_name text, aliases text[], email_domains text[]) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases) || ' ' || public.join_texts(email_domains)) $$;
CREATE FUNCTION contact_text(full_name text, native_name text, email text, job_title text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(full_name || ' ' || coalesce(native_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(job_title, '')) $$;
CREATE FUNCTION has_distant_rate(data jsonb) RETURNS boolean LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(data->>'capex_currency' <> 'EUR' AND (
          (data->>'capex_rate_on')::date + interval '3 months' < (data->>'received_on')::date
          OR (data->>'received_on')::date + interval '3 months' < (data->>'capex_rate_on')::date), false)
      $$;
CREATE FUNCTION lead_known(data jsonb) RETURNS bigint LANGUAGE plpgsql
  IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        lead jsonb := data || '{}';
      BEGIN
        RETURN CASE WHEN lead->>'title' ~ '\S' THEN 1 ELSE 0 END +
          CASE WHEN lead->>'source_activity_id' IS NOT NULL THEN 2 ELSE 0 END +
          CASE WHEN lead->>'source_agreement_id' IS NOT NULL THEN 4 ELSE 0 END +
          CASE WHEN lead->>'source_referrer_company_id' IS NOT NULL THEN 8 ELSE 0 END +
          CASE WHEN lead#>>'{contact_ids,0}' IS NOT NULL THEN 16 ELSE 0 END +
          CASE WHEN lead->>'investment_type' IS NOT NULL THEN 32 ELSE 0 END +
          CASE WHEN lead->>'business_activity' IS NOT NULL THEN 64 ELSE 0 END +
          CASE WHEN lead->>'sector' ~ '\S' THEN 128 ELSE 0 END +
          CASE WHEN lead->>'requirements' ~ '\S' THEN 256 ELSE 0 END +
          CASE WHEN lead->>'expected_decision_on' IS NOT NULL THEN 512 ELSE 0 END +
          CASE WHEN lead->>'capex_amount' IS NOT NULL THEN 1024 ELSE 0 END +
          CASE WHEN lead->>'capex_undisclosed' IS NOT NULL THEN 2048 ELSE 0 END +
          CASE WHEN lead->>'capex_undisclosed' = 'true' THEN 4096 ELSE 0 END +
          CASE WHEN lead->>'jobs_expected' IS NOT NULL THEN 8192 ELSE 0 END +
          CASE WHEN lead->>'considering_elsewhere' IS NOT NULL THEN 16384 ELSE 0 END +
          CASE WHEN lead->>'considering_elsewhere' = 'true' THEN 32768 ELSE 0 END +
          CASE WHEN lead#>>'{competitor_locations,0}' IS NOT NULL THEN 65536 ELSE 0 END +
          CASE WHEN lead->>'project_manager_id' IS NOT NULL THEN 131072 ELSE 0 END +
          CASE WHEN lead->>'likelihood' IS NOT NULL THEN 262144 ELSE 0 END +
          CASE WHEN lead->>'proposition_sent_on' IS NOT NULL THEN 524288 ELSE 0 END +
          CASE WHEN lead->>'site_visit_waived_reason' ~ '\S' THEN 1048576 ELSE 0 END +
          CASE WHEN lead->'sites' @> '[{"shortlisted": true}]' THEN 2097152 ELSE 0 END +
          CASE WHEN lead->>'incentives_requested' IS NOT NULL THEN 4194304 ELSE 0 END +
          CASE WHEN lead->>'announced_on' IS NOT NULL THEN 8388608 ELSE 0 END +
          CASE WHEN lead->>'announced_jobs' IS NOT NULL THEN 16777216 ELSE 0 END +
          CASE WHEN lead->>'announced_capex_eur' IS NOT NULL THEN 33554432 ELSE 0 END +
          CASE WHEN lead->'sites' @> '[{"chosen": true}]' THEN 67108864 ELSE 0 END +
          CASE WHEN lead->>'local_company_id' IS NOT NULL THEN 134217728 ELSE 0 END +
          CASE WHEN lead->>'involvement' IS NOT NULL THEN 268435456 ELSE 0 END;
      END $$;
CREATE FUNCTION lead_text(reference text, title text, codename text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(reference || ' ' || title || ' ' || coalesce(codename, '')) $$;
CREATE FUNCTION mail_stem(email text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2)
      $$;
CREATE FUNCTION parse_json_date(value text) RETURNS date LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT value::date $$;
CREATE FUNCTION search_rests(word text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_agg(DISTINCT left(word, place) || substr(word, place + 2)) || word FROM generate_series(0, length(word) - 1) AS place
      $$;
CREATE FUNCTION stage_rank(stage text) RETURNS integer LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$
        SELECT array_position(ARRAY['first_contact', 'qualified', 'proposal', 'shortlisted', 'negotiation', 'announced', 'invested'], stage)
      $$;

-- Tables.
CREATE SEQUENCE seminar_registration_arrival;
CREATE TABLE activity (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  reference text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  country text,
  agreement_id uuid,
  status text NOT NULL DEFAULT 'planned'::text,
  parent_id uuid,
  owner_id uuid,
  timezone text NOT NULL DEFAULT 'Europe/Brussels'::text,
  city text,
  venue text,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  objectives text,
  notes text,
  budget_eur bigint,
  cost_eur bigint,
  direction text,
  sender_company_id uuid,
  sectors text[] NOT NULL DEFAULT '{}'::text[],
  "position" integer,
  local_partner_id uuid,
  target_attendance integer,
  counted_attendance integer,
  online_url text,
  capacity integer,
  registration_opens_at timestamptz(3),
  registration_closes_at timestamptz(3),
  languages text[] NOT NULL DEFAULT '{}'::text[],
  wrapped_up_at timestamptz(3),
  CONSTRAINT activity_capacity_ck CHECK ((capacity >= 0)),
  CONSTRAINT activity_country_ck CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT activity_dates_ck CHECK ((ends_on >= starts_on)),
  CONSTRAINT activity_delegation_ck CHECK (((kind = 'delegation'::text) OR (num_nonnulls(direction, sender_company_id) = 0))),
  CONSTRAINT activity_direction_ck CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  CONSTRAINT activity_figures_ck CHECK (((budget_eur BETWEEN 0 AND '9000000000000000'::bigint) AND (cost_eur BETWEEN 0 AND '9000000000000000'::bigint) AND (target_attendance >= 0) AND (counted_attendance >= 0))),
  CONSTRAINT activity_kind_ck CHECK ((kind = ANY (ARRAY['delegation'::text, 'roadshow'::text, 'roadshow_stop'::text, 'seminar'::text]))),
  CONSTRAINT activity_parent_ck CHECK (((kind = ANY (ARRAY['roadshow_stop'::text, 'seminar'::text])) OR (parent_id IS NULL))),
  CONSTRAINT activity_pk PRIMARY KEY (id),
  CONSTRAINT activity_reference_uq UNIQUE (reference),
  CONSTRAINT activity_registration_window_ck CHECK (((registration_closes_at > registration_opens_at) AND (registration_closes_at <= ends_at))),
  CONSTRAINT activity_seminar_ck CHECK (((kind = 'seminar'::text) OR ((num_nonnulls(online_url, capacity, registration_opens_at, registration_closes_at) = 0) AND (languages = '{}'::text[])))),
  CONSTRAINT activity_status_ck CHECK ((status = ANY (ARRAY['planned'::text, 'confirmed'::text, 'completed'::text, 'cancelled'::text]))),
  CONSTRAINT activity_stop_ck CHECK (
CASE kind
    WHEN 'roadshow_stop'::text THEN ((parent_id IS NOT NULL) AND COALESCE(("position" >= 1), (archived_at IS NOT NULL)) AND (city IS NOT NULL) AND (country IS NOT NULL))
    ELSE (num_nonnulls("position", local_partner_id, target_attendance, counted_attendance) = 0)
END),
  CONSTRAINT activity_stop_position_uq UNIQUE (parent_id, "position") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT activity_timed_ck CHECK (
CASE kind
    WHEN 'delegation'::text THEN (starts_at IS NULL)
    WHEN 'roadshow'::text THEN (starts_at IS NULL)
    WHEN 'roadshow_stop'::text THEN (starts_at IS NOT NULL)
    ELSE true
END),
  CONSTRAINT activity_times_ck CHECK (((ends_at > starts_at) AND (num_nonnulls(starts_at, ends_at) = ANY (ARRAY[0, 2])))),
  CONSTRAINT activity_timezone_ck CHECK ((('2000-01-01 00:00:00'::timestamp without time zone AT TIME ZONE timezone) IS NOT NULL)),
  CONSTRAINT activity_title_ck CHECK ((title ~ '\S'::text))
);
CREATE TABLE agreement (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  reference text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  parent_id uuid,
  status text NOT NULL,
  signed_on date,
  owner_id uuid,
  fields text[] NOT NULL DEFAULT '{}'::text[],
  effective_on date,
  expires_on date,
  terminated_on date,
  renewal_notice_days integer,
  renewal_noticed_for date,
  body text,
  url text,
  notes text,
  CONSTRAINT agreement_kind_ck CHECK ((kind = ANY (ARRAY['twinning'::text, 'strategic_partnership'::text, 'memorandum_of_understanding'::text, 'letter_of_intent'::text, 'cooperation'::text]))),
  CONSTRAINT agreement_parent_ck CHECK ((parent_id <> id)),
  CONSTRAINT agreement_pk PRIMARY KEY (id),
  CONSTRAINT agreement_reference_uq UNIQUE (reference),
  CONSTRAINT agreement_renewal_notice_ck CHECK ((renewal_notice_days BETWEEN 0 AND 3650)),
  CONSTRAINT agreement_status_ck CHECK ((status = ANY (ARRAY['draft'::text, 'negotiated'::text, 'signed'::text, 'in_force'::text, 'expired'::text, 'terminated'::text]))),
  CONSTRAINT agreement_term_ck CHECK (((expires_on >= effective_on) AND (expires_on >= signed_on))),
  CONSTRAINT agreement_terminated_ck CHECK (((status = 'terminated'::text) OR (terminated_on IS NULL))),
  CONSTRAINT agreement_title_ck CHECK ((title ~ '\S'::text))
);
CREATE TABLE agreement_party (
  agreement_id uuid NOT NULL,
  company_id uuid NOT NULL,
  role text NOT NULL,
  CONSTRAINT agreement_party_pk PRIMARY KEY (agreement_id, company_id),
  CONSTRAINT agreement_party_role_ck CHECK ((role = ANY (ARRAY['signatory'::text, 'supporting'::text, 'witness'::text])))
);
CREATE TABLE agreement_signatory (
  agreement_id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  capacity text,
  company_id uuid,
  contact_id uuid,
  CONSTRAINT agreement_signatory_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT agreement_signatory_pk PRIMARY KEY (agreement_id, "position")
);
CREATE TABLE api_key (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  name text NOT NULL,
  role text NOT NULL,
  scopes text[],
  hash text NOT NULL,
  prefix text NOT NULL,
  expires_at timestamptz(3),
  CONSTRAINT api_key_pk PRIMARY KEY (id),
  CONSTRAINT api_key_role_ck CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'bdm'::text, 'viewer'::text, 'reporting'::text, 'integration'::text])))
);
CREATE TABLE app_key (
  purpose text NOT NULL,
  key_id text NOT NULL,
  former_key_id text,
  former_until timestamptz(3),
  CONSTRAINT app_key_former_ck CHECK ((num_nonnulls(former_key_id, former_until) = ANY (ARRAY[0, 2]))),
  CONSTRAINT app_key_key_id_ck CHECK (((key_id ~ '^[0-9a-f]{16}$'::text) AND (former_key_id ~ '^[0-9a-f]{16}$'::text))),
  CONSTRAINT app_key_pk PRIMARY KEY (purpose),
  CONSTRAINT app_key_purpose_ck CHECK ((purpose = ANY (ARRAY['encryption'::text, 'signing'::text])))
);
CREATE TABLE app_secret (
  name text NOT NULL,
  value text NOT NULL,
  CONSTRAINT app_secret_pk PRIMARY KEY (name)
);
CREATE TABLE app_user (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  email text NOT NULL,
  full_name text NOT NULL,
  role text NOT NULL,
  password_hash text,
  password_changed_at timestamptz(3) NOT NULL,
  oidc_issuer text,
  oidc_subject text,
  CONSTRAINT app_user_email_ck CHECK ((email = lower(email))),
  CONSTRAINT app_user_oidc_identity_ck CHECK (((oidc_issuer IS NULL) = (oidc_subject IS NULL))),
  CONSTRAINT app_user_oidc_identity_uq UNIQUE (oidc_issuer, oidc_subject),
  CONSTRAINT app_user_pk PRIMARY KEY (id),
  CONSTRAINT app_user_role_ck CHECK ((role = ANY (ARRAY['admin'::text, 'manager'::text, 'bdm'::text, 'viewer'::text, 'reporting'::text, 'integration'::text])))
);
CREATE TABLE audit_entry (
  id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  entity_type text NOT NULL,
  entity_id uuid NOT NULL,
  lead_id uuid,
  other_lead_id uuid,
  changes jsonb NOT NULL,
  request_id text,
  CONSTRAINT audit_entry_pk PRIMARY KEY (id)
);
CREATE TABLE calendar_token (
  user_id uuid NOT NULL,
  hash text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT calendar_token_hash_uq UNIQUE (hash),
  CONSTRAINT calendar_token_pk PRIMARY KEY (user_id)
);
CREATE TABLE commitment (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  agreement_id uuid NOT NULL,
  description text NOT NULL,
  owner_company_id uuid,
  due_on date,
  status text NOT NULL DEFAULT 'open'::text,
  evidence text,
  done_on date,
  activity_id uuid,
  CONSTRAINT commitment_description_ck CHECK ((description ~ '\S'::text)),
  CONSTRAINT commitment_done_ck CHECK (((status = 'done'::text) = (done_on IS NOT NULL))),
  CONSTRAINT commitment_evidence_ck CHECK (((status <> 'done'::text) OR (activity_id IS NOT NULL) OR (COALESCE(evidence, ''::text) ~ '\S'::text))),
  CONSTRAINT commitment_pk PRIMARY KEY (id),
  CONSTRAINT commitment_status_ck CHECK ((status = ANY (ARRAY['open'::text, 'on_track'::text, 'at_risk'::text, 'done'::text, 'dropped'::text])))
);
CREATE TABLE company (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  name text NOT NULL,
  native_name text,
  aliases text[] NOT NULL DEFAULT '{}'::text[],
  kind text NOT NULL DEFAULT 'company'::text,
  country text NOT NULL,
  subdivision text,
  city text,
  address text,
  postal_code text,
  website text,
  email_domains text[] NOT NULL DEFAULT '{}'::text[],
  employees integer,
  turnover_amount bigint,
  turnover_currency text,
  turnover_rate numeric(20,10),
  turnover_rate_on date,
  turnover_eur bigint,
  parent_id uuid,
  owner_id uuid,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  notes text,
  merged_into_id uuid,
  name_key text NOT NULL,
  core_key text,
  native_key text,
  alias_keys text[] NOT NULL DEFAULT '{}'::text[],
  pinyin text,
  pinyin_initials text,
  turnover_units_per_euro numeric(20,10),
  turnover_rate_kind text,
  CONSTRAINT company_country_ck CHECK ((country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT company_employees_ck CHECK ((employees >= 0)),
  CONSTRAINT company_kind_ck CHECK ((kind = ANY (ARRAY['company'::text, 'innovation_centre'::text, 'university'::text, 'research_institute'::text, 'chamber_of_commerce'::text, 'government'::text, 'cluster'::text, 'intermediary'::text]))),
  CONSTRAINT company_merged_ck CHECK (((merged_into_id <> id) AND ((merged_into_id IS NULL) OR (archived_at IS NOT NULL)))),
  CONSTRAINT company_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT company_parent_ck CHECK ((parent_id <> id)),
  CONSTRAINT company_pk PRIMARY KEY (id),
  CONSTRAINT company_turnover_ck CHECK (((turnover_amount BETWEEN 0 AND '9000000000000000'::bigint) AND (turnover_eur BETWEEN 0 AND '9000000000000000'::bigint))),
  CONSTRAINT company_turnover_complete_ck CHECK ((num_nonnulls(turnover_amount, turnover_currency, turnover_rate, turnover_rate_on, turnover_eur) = ANY (ARRAY[0, 5]))),
  CONSTRAINT company_turnover_fixed_rate_ck CHECK (((turnover_rate_kind <> 'fixed'::text) OR (turnover_currency = 'EUR'::text))),
  CONSTRAINT company_turnover_rate_kind_ck CHECK ((((turnover_rate_kind = ANY (ARRAY['fixed'::text, 'given'::text, 'reference'::text, 'latest'::text, 'yearly_average'::text])) AND (turnover_amount IS NOT NULL)) OR (turnover_rate_kind IS NULL))),
  CONSTRAINT company_turnover_rates_agree_ck CHECK ((abs(((turnover_rate * turnover_units_per_euro) - (1)::numeric)) <= (0.0000000001 * (turnover_rate + turnover_units_per_euro)))),
  CONSTRAINT company_turnover_units_per_euro_ck CHECK ((((turnover_units_per_euro > (0)::numeric) AND (turnover_amount IS NOT NULL)) OR (turnover_units_per_euro IS NULL)))
);
CREATE TABLE company_identifier (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT company_identifier_pk PRIMARY KEY (id),
  CONSTRAINT company_identifier_scheme_ck CHECK ((scheme = ANY (ARRAY['KBO'::text, 'VAT'::text, 'LEI'::text, 'USCC'::text, 'DUNS'::text])))
);
CREATE TABLE company_membership (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  role text,
  since date,
  until date,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  archived_at timestamptz(3),
  CONSTRAINT company_membership_dates_ck CHECK ((until >= since)),
  CONSTRAINT company_membership_pk PRIMARY KEY (id),
  CONSTRAINT company_membership_self_ck CHECK ((company_id <> organisation_id))
);
CREATE TABLE company_nace (
  company_id uuid NOT NULL,
  nace_version text NOT NULL,
  code text NOT NULL,
  is_primary boolean NOT NULL DEFAULT false,
  CONSTRAINT company_nace_pk PRIMARY KEY (company_id, nace_version, code),
  CONSTRAINT company_nace_version_ck CHECK ((nace_version = ANY (ARRAY['2.0'::text, '2.1'::text])))
);
CREATE TABLE consent (
  id uuid NOT NULL,
  contact_id uuid NOT NULL,
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
  CONSTRAINT consent_lawful_basis_ck CHECK ((lawful_basis = ANY (ARRAY['consent'::text, 'legitimate_interest'::text, 'public_task'::text]))),
  CONSTRAINT consent_pk PRIMARY KEY (id),
  CONSTRAINT consent_purpose_ck CHECK ((purpose = ANY (ARRAY['marketing'::text, 'event_invitation'::text, 'registration_processing'::text, 'partner_sharing'::text])))
);
CREATE TABLE contact (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  full_name text NOT NULL,
  native_name text,
  given_name text,
  family_name text,
  company_id uuid,
  job_title text,
  email text,
  phone text,
  languages text[] NOT NULL DEFAULT '{}'::text[],
  wechat_id text,
  linkedin_url text,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  pinyin text,
  may_be_mailed boolean NOT NULL DEFAULT false,
  merged_into_id uuid,
  pinyin_initials text,
  CONSTRAINT contact_email_ck CHECK (((email = lower(email)) AND (email ~~ '_%@_%'::text))),
  CONSTRAINT contact_full_name_ck CHECK ((full_name ~ '\S'::text)),
  CONSTRAINT contact_merged_ck CHECK (((merged_into_id <> id) AND ((merged_into_id IS NULL) OR (archived_at IS NOT NULL)))),
  CONSTRAINT contact_phone_ck CHECK ((phone ~ '^\+[1-9][0-9]{4,14}$'::text)),
  CONSTRAINT contact_pk PRIMARY KEY (id)
);
CREATE TABLE contact_affiliation (
  contact_id uuid NOT NULL,
  company_id uuid NOT NULL,
  job_title text,
  CONSTRAINT contact_affiliation_pk PRIMARY KEY (contact_id, company_id)
);
CREATE TABLE delegation_host (
  activity_id uuid NOT NULL,
  company_id uuid NOT NULL,
  CONSTRAINT delegation_host_pk PRIMARY KEY (activity_id, company_id)
);
CREATE TABLE delegation_participant (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  company_id uuid,
  role text NOT NULL,
  status text NOT NULL DEFAULT 'invited'::text,
  title text,
  notes text,
  CONSTRAINT delegation_participant_pk PRIMARY KEY (id),
  CONSTRAINT delegation_participant_role_ck CHECK ((role = ANY (ARRAY['head'::text, 'member'::text, 'host'::text, 'interpreter'::text, 'guest'::text]))),
  CONSTRAINT delegation_participant_status_ck CHECK ((status = ANY (ARRAY['invited'::text, 'confirmed'::text, 'declined'::text, 'cancelled'::text, 'attended'::text, 'no_show'::text]))),
  CONSTRAINT delegation_participant_uq UNIQUE (activity_id, contact_id)
);
CREATE TABLE exchange_rate_year (
  currency text NOT NULL,
  year smallint NOT NULL,
  days date[] NOT NULL,
  units_per_euro numeric[] NOT NULL,
  CONSTRAINT exchange_rate_year_currency_ck CHECK (((currency ~ '^[A-Z]{3}$'::text) AND (currency <> 'EUR'::text))),
  CONSTRAINT exchange_rate_year_days_ck CHECK (((cardinality(days) BETWEEN 1 AND 366) AND (cardinality(days) = cardinality(units_per_euro)) AND (array_position(days, NULL::date) IS NULL) AND (EXTRACT(year FROM days[1]) = (year)::numeric) AND (EXTRACT(year FROM days[cardinality(days)]) = (year)::numeric))),
  CONSTRAINT exchange_rate_year_pk PRIMARY KEY (currency, year),
  CONSTRAINT exchange_rate_year_units_ck CHECK (are_positive(units_per_euro))
);
CREATE TABLE idempotency_key (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  response json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (scope, key)
);
CREATE TABLE intake_candidate (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  contact_id uuid,
  company_id uuid,
  score double precision NOT NULL,
  reasons text[] NOT NULL,
  CONSTRAINT intake_candidate_of_ck CHECK ((num_nonnulls(contact_id, company_id) = 1)),
  CONSTRAINT intake_candidate_pk PRIMARY KEY (id),
  CONSTRAINT intake_candidate_score_ck CHECK (((score > (0)::double precision) AND (score <= (1)::double precision)))
);
CREATE TABLE intake_connection (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  name text NOT NULL,
  provider text NOT NULL,
  activity_id uuid,
  integration_key_id uuid,
  timezone text NOT NULL DEFAULT 'Europe/Brussels'::text,
  paused_at timestamptz(3),
  token_hash text NOT NULL,
  former_token_hash text,
  former_token_until timestamptz(3),
  secret_encrypted bytea,
  former_secret_encrypted bytea,
  former_secret_until timestamptz(3),
  api_base_url text,
  api_token_encrypted bytea,
  rules jsonb NOT NULL DEFAULT '[]'::jsonb,
  mapping_version integer NOT NULL DEFAULT 1,
  reconciled_at timestamptz(3),
  reconciled_since text,
  reconciled_missing integer,
  reconciliation_error text,
  CONSTRAINT intake_connection_former_secret_ck CHECK ((num_nonnulls(former_secret_encrypted, former_secret_until) = ANY (ARRAY[0, 2]))),
  CONSTRAINT intake_connection_former_token_ck CHECK ((num_nonnulls(former_token_hash, former_token_until) = ANY (ARRAY[0, 2]))),
  CONSTRAINT intake_connection_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT intake_connection_pk PRIMARY KEY (id),
  CONSTRAINT intake_connection_provider_ck CHECK ((provider = ANY (ARRAY['generic'::text, 'standard_webhooks'::text, 'typeform'::text, 'tally'::text, 'jotform'::text, 'formbricks'::text, 'hi_events'::text, 'cal_com'::text, 'google_forms'::text, 'pretix'::text, 'eventbrite'::text]))),
  CONSTRAINT intake_connection_rules_ck CHECK ((jsonb_typeof(rules) = 'array'::text)),
  CONSTRAINT intake_connection_timezone_ck CHECK ((('2000-01-01 00:00:00'::timestamp without time zone AT TIME ZONE timezone) IS NOT NULL))
);
CREATE TABLE intake_consent (
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  purpose text NOT NULL,
  wording text NOT NULL,
  wording_version text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  delivery_id uuid NOT NULL,
  consent_id uuid,
  CONSTRAINT intake_consent_pk PRIMARY KEY (id),
  CONSTRAINT intake_consent_wording_uq UNIQUE (registration_id, purpose, wording_version)
);
CREATE TABLE intake_decision (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  connection_id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  contact_id uuid,
  company_id uuid,
  registration_id uuid NOT NULL,
  CONSTRAINT intake_decision_kind_ck CHECK ((((kind = 'email'::text) AND (company_id IS NULL)) OR ((kind = 'company'::text) AND (contact_id IS NULL) AND (company_id IS NOT NULL)))),
  CONSTRAINT intake_decision_pk PRIMARY KEY (id)
);
CREATE TABLE intake_delivery (
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  received_at timestamptz(3) NOT NULL,
  origin text NOT NULL DEFAULT 'webhook'::text,
  delivery_key text NOT NULL,
  verification text NOT NULL,
  content_type text,
  headers jsonb NOT NULL DEFAULT '{}'::jsonb,
  size integer NOT NULL,
  sha256 text NOT NULL,
  body bytea,
  state text NOT NULL DEFAULT 'received'::text,
  attempts integer NOT NULL DEFAULT 0,
  replays integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3),
  error text,
  mapping_version integer,
  registration_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  subject_key text,
  subject_generation integer,
  processed_at timestamptz(3),
  applied_at timestamptz(3),
  content_sha256 text,
  CONSTRAINT intake_delivery_counts_ck CHECK (((attempts >= 0) AND (replays >= 0) AND (size >= 0))),
  CONSTRAINT intake_delivery_origin_ck CHECK ((origin = ANY (ARRAY['webhook'::text, 'reconciliation'::text, 'file'::text]))),
  CONSTRAINT intake_delivery_pk PRIMARY KEY (id),
  CONSTRAINT intake_delivery_state_ck CHECK ((state = ANY (ARRAY['received'::text, 'retry'::text, 'applied'::text, 'ignored_stale'::text, 'ignored'::text, 'needs_mapping'::text, 'needs_review'::text, 'parked'::text, 'dead'::text]))),
  CONSTRAINT intake_delivery_verification_ck CHECK ((verification = ANY (ARRAY['verified'::text, 'unsigned'::text]))),
  CONSTRAINT intake_delivery_waiting_ck CHECK (((next_attempt_at IS NOT NULL) = (state = ANY (ARRAY['received'::text, 'retry'::text]))))
);
CREATE TABLE intake_drift (
  connection_id uuid NOT NULL,
  key text NOT NULL,
  first_seen_at timestamptz(3) NOT NULL,
  delivery_id uuid,
  CONSTRAINT intake_drift_pk PRIMARY KEY (connection_id, key)
);
CREATE TABLE intake_lead_source (
  registration_id uuid NOT NULL,
  rule_id text NOT NULL,
  lead_id uuid NOT NULL,
  touch_id uuid,
  made_lead boolean NOT NULL,
  made_at timestamptz(3) NOT NULL,
  withdrawn_at timestamptz(3),
  CONSTRAINT intake_lead_source_touch_ck CHECK ((NOT (made_lead AND (touch_id IS NOT NULL)))),
  CONSTRAINT intake_lead_source_uq PRIMARY KEY (registration_id, rule_id)
);
CREATE TABLE intake_mapping (
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  version integer NOT NULL,
  mapping jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  CONSTRAINT intake_mapping_mapping_ck CHECK ((jsonb_typeof(mapping) = 'object'::text)),
  CONSTRAINT intake_mapping_pk PRIMARY KEY (id),
  CONSTRAINT intake_mapping_version_ck CHECK ((version >= 1)),
  CONSTRAINT intake_mapping_version_uq UNIQUE (connection_id, version)
);
CREATE TABLE intake_quarantine (
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  received_at timestamptz(3) NOT NULL,
  code text NOT NULL,
  content_type text,
  size integer NOT NULL,
  sha256 text NOT NULL,
  head bytea NOT NULL,
  CONSTRAINT intake_quarantine_head_ck CHECK ((octet_length(head) <= 2048)),
  CONSTRAINT intake_quarantine_pk PRIMARY KEY (id)
);
CREATE TABLE intake_registration (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  connection_id uuid NOT NULL,
  external_id text NOT NULL,
  former_external_ids text[] NOT NULL DEFAULT '{}'::text[],
  form_id text,
  status text NOT NULL,
  provider_status text NOT NULL,
  attended boolean NOT NULL DEFAULT false,
  part_orders jsonb NOT NULL DEFAULT '{}'::jsonb,
  received_at timestamptz(3) NOT NULL,
  occurred_at timestamptz(3),
  occurred_at_raw text,
  verification text NOT NULL,
  full_name text,
  given_name text,
  family_name text,
  email text,
  email_key text,
  phone text,
  company_name text,
  job_title text,
  country text,
  sector text,
  campaign text,
  message text,
  buyer jsonb,
  answers jsonb NOT NULL DEFAULT '[]'::jsonb,
  drift text[] NOT NULL DEFAULT '{}'::text[],
  provenance jsonb NOT NULL DEFAULT '{}'::jsonb,
  match_state text NOT NULL,
  review_reasons text[] NOT NULL DEFAULT '{}'::text[],
  contact_id uuid,
  company_id uuid,
  matched_by text,
  matched_at timestamptz(3),
  rejected_reason text,
  suggestions jsonb NOT NULL DEFAULT '[]'::jsonb,
  double_of_id uuid,
  seat_id uuid,
  seat_problem text,
  overflow boolean NOT NULL DEFAULT false,
  rule_problem text,
  made_seat boolean NOT NULL DEFAULT false,
  filled jsonb NOT NULL DEFAULT '{}'::jsonb,
  attended_here boolean NOT NULL DEFAULT false,
  CONSTRAINT intake_registration_double_of_ck CHECK ((double_of_id <> id)),
  CONSTRAINT intake_registration_external_id_uq UNIQUE (connection_id, external_id),
  CONSTRAINT intake_registration_json_ck CHECK (((jsonb_typeof(answers) = 'array'::text) AND (jsonb_typeof(provenance) = 'object'::text) AND (jsonb_typeof(part_orders) = 'object'::text) AND (jsonb_typeof(suggestions) = 'array'::text))),
  CONSTRAINT intake_registration_made_seat_ck CHECK (((NOT made_seat) OR (seat_id IS NOT NULL))),
  CONSTRAINT intake_registration_match_state_ck CHECK ((match_state = ANY (ARRAY['incomplete'::text, 'needs_review'::text, 'suspected_spam'::text, 'matched'::text, 'rejected'::text]))),
  CONSTRAINT intake_registration_matched_by_ck CHECK (((matched_by = ANY (ARRAY['rule'::text, 'learned'::text, 'person'::text])) AND ((matched_by IS NULL) = (matched_at IS NULL)))),
  CONSTRAINT intake_registration_matched_ck CHECK ((((match_state = 'matched'::text) = (contact_id IS NOT NULL)) AND ((match_state = 'matched'::text) OR (company_id IS NULL)))),
  CONSTRAINT intake_registration_pk PRIMARY KEY (id),
  CONSTRAINT intake_registration_provider_status_ck CHECK ((provider_status = ANY (ARRAY['pending'::text, 'registered'::text, 'confirmed'::text, 'waitlisted'::text, 'cancelled'::text]))),
  CONSTRAINT intake_registration_rejected_reason_ck CHECK (((rejected_reason IS NULL) OR (match_state = 'rejected'::text))),
  CONSTRAINT intake_registration_settled_ck CHECK (((match_state = ANY (ARRAY['matched'::text, 'rejected'::text])) = (matched_by IS NOT NULL))),
  CONSTRAINT intake_registration_status_ck CHECK ((status = ANY (ARRAY['pending'::text, 'registered'::text, 'confirmed'::text, 'waitlisted'::text, 'cancelled'::text, 'attended'::text]))),
  CONSTRAINT intake_registration_verification_ck CHECK ((verification = ANY (ARRAY['verified'::text, 'unsigned'::text])))
);
CREATE TABLE intake_registration_delivery (
  registration_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  received_at timestamptz(3) NOT NULL,
  applied_at timestamptz(3) NOT NULL,
  status text NOT NULL,
  provider_version text,
  outcome text NOT NULL,
  CONSTRAINT intake_registration_delivery_outcome_ck CHECK ((outcome = ANY (ARRAY['applied'::text, 'ignored_stale'::text, 'needs_review'::text]))),
  CONSTRAINT intake_registration_delivery_pk PRIMARY KEY (registration_id, delivery_id)
);
CREATE TABLE intake_rejection (
  connection_id uuid NOT NULL,
  day date NOT NULL,
  times integer NOT NULL DEFAULT 1,
  CONSTRAINT intake_rejection_pk PRIMARY KEY (connection_id, day)
);
CREATE TABLE intake_repeat (
  delivery_id uuid NOT NULL,
  times integer NOT NULL DEFAULT 1,
  last_at timestamptz(3) NOT NULL,
  CONSTRAINT intake_repeat_pk PRIMARY KEY (delivery_id)
);
CREATE TABLE intake_step (
  id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  state text NOT NULL,
  error text,
  attempt integer NOT NULL,
  actor_name text NOT NULL,
  CONSTRAINT intake_step_pk PRIMARY KEY (id)
);
CREATE TABLE intake_subject (
  connection_id uuid NOT NULL,
  subject_key text NOT NULL,
  generation integer NOT NULL DEFAULT 1,
  fetched_generation integer NOT NULL DEFAULT 0,
  fetched_at timestamptz(3),
  CONSTRAINT intake_subject_generation_ck CHECK ((fetched_generation BETWEEN 0 AND generation)),
  CONSTRAINT intake_subject_pk PRIMARY KEY (connection_id, subject_key)
);
CREATE TABLE interaction (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  kind text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  subject text NOT NULL,
  summary text,
  direction text,
  company_id uuid,
  lead_id uuid,
  activity_id uuid,
  agreement_id uuid,
  outcome text,
  CONSTRAINT interaction_direction_ck CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  CONSTRAINT interaction_kind_ck CHECK ((kind = ANY (ARRAY['call'::text, 'email'::text, 'meeting'::text, 'video_call'::text, 'site_visit'::text, 'message'::text, 'letter'::text, 'event'::text]))),
  CONSTRAINT interaction_pk PRIMARY KEY (id),
  CONSTRAINT interaction_subject_ck CHECK ((subject ~ '\S'::text))
);
CREATE TABLE interaction_contact (
  interaction_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  CONSTRAINT interaction_contact_pk PRIMARY KEY (interaction_id, contact_id)
);
CREATE TABLE interaction_version (
  interaction_id uuid NOT NULL,
  transaction_id uuid NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL DEFAULT 'infinity'::timestamp with time zone,
  occurred_at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  direction text,
  lead_id uuid,
  contact_ids uuid[] NOT NULL,
  archived boolean NOT NULL,
  CONSTRAINT interaction_version_pk PRIMARY KEY (interaction_id, transaction_id)
);
CREATE TABLE label_version (
  entity_type text NOT NULL,
  entity_id uuid NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  label text NOT NULL,
  CONSTRAINT label_version_pk PRIMARY KEY (entity_type, entity_id, valid_from)
);
CREATE TABLE lead (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  reference text NOT NULL,
  title text NOT NULL,
  company_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  project_manager_id uuid,
  stage text NOT NULL DEFAULT 'first_contact'::text,
  status text NOT NULL DEFAULT 'open'::text,
  stage_entered_on date NOT NULL,
  status_reason text,
  status_note text,
  lost_to_country text,
  closed_on date,
  received_on date NOT NULL,
  source_channel text NOT NULL,
  source_activity_id uuid,
  source_agreement_id uuid,
  source_referrer_company_id uuid,
  source_detail text,
  investment_type text,
  business_activity text,
  sector text,
  sector_version text,
  description text,
  requirements text,
  drivers text[] NOT NULL DEFAULT '{}'::text[],
  considering_elsewhere boolean,
  competitor_locations jsonb NOT NULL DEFAULT '[]'::jsonb,
  capex_amount bigint,
  capex_currency text,
  capex_rate numeric(20,10),
  capex_rate_on date,
  capex_eur bigint,
  capex_undisclosed boolean NOT NULL DEFAULT false,
  jobs_expected integer,
  jobs_safeguarded integer,
  likelihood text,
  expected_decision_on date,
  expected_landing_on date,
  screening_status text NOT NULL DEFAULT 'not_assessed'::text,
  screening_filed_on date,
  screening_due_on date,
  screening_conditions text,
  screening_ruleset text,
  proposition_sent_on date,
  site_visit_waived_reason text,
  sites jsonb NOT NULL DEFAULT '[]'::jsonb,
  incentives_requested boolean,
  announced_on date,
  announced_jobs integer,
  announced_capex_eur bigint,
  local_company_id uuid,
  involvement text,
  confidential boolean NOT NULL DEFAULT false,
  codename text,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  capex_units_per_euro numeric(20,10),
  capex_rate_kind text,
  CONSTRAINT lead_announced_ck CHECK (((announced_jobs >= 0) AND (announced_capex_eur BETWEEN 0 AND '9000000000000000'::bigint))),
  CONSTRAINT lead_business_activity_ck CHECK ((business_activity = ANY (ARRAY['headquarters'::text, 'research_development'::text, 'manufacturing'::text, 'assembly'::text, 'logistics'::text, 'sales'::text, 'shared_services'::text, 'other'::text]))),
  CONSTRAINT lead_capex_ck CHECK (((capex_amount BETWEEN 0 AND '9000000000000000'::bigint) AND (capex_eur BETWEEN 0 AND '9000000000000000'::bigint))),
  CONSTRAINT lead_capex_complete_ck CHECK ((num_nonnulls(capex_amount, capex_currency, capex_rate, capex_rate_on, capex_eur) = ANY (ARRAY[0, 5]))),
  CONSTRAINT lead_capex_fixed_rate_ck CHECK (((capex_rate_kind <> 'fixed'::text) OR (capex_currency = 'EUR'::text))),
  CONSTRAINT lead_capex_rate_kind_ck CHECK ((((capex_rate_kind = ANY (ARRAY['fixed'::text, 'given'::text, 'reference'::text, 'latest'::text, 'yearly_average'::text])) AND (capex_amount IS NOT NULL)) OR (capex_rate_kind IS NULL))),
  CONSTRAINT lead_capex_rates_agree_ck CHECK ((abs(((capex_rate * capex_units_per_euro) - (1)::numeric)) <= (0.0000000001 * (capex_rate + capex_units_per_euro)))),
  CONSTRAINT lead_capex_units_per_euro_ck CHECK ((((capex_units_per_euro > (0)::numeric) AND (capex_amount IS NOT NULL)) OR (capex_units_per_euro IS NULL))),
  CONSTRAINT lead_channel_ck CHECK ((source_channel = ANY (ARRAY['activity'::text, 'agreement'::text, 'referral'::text, 'web'::text, 'cold_outreach'::text, 'partner_network'::text, 'existing_investor'::text, 'other'::text]))),
  CONSTRAINT lead_closed_ck CHECK (((status = ANY (ARRAY['won'::text, 'lost'::text, 'abandoned'::text])) = (closed_on IS NOT NULL))),
  CONSTRAINT lead_codename_ck CHECK (((NOT confidential) OR (codename ~ '\S'::text))),
  CONSTRAINT lead_investment_type_ck CHECK ((investment_type = ANY (ARRAY['greenfield'::text, 'expansion'::text, 'relocation'::text, 'merger_acquisition'::text, 'joint_venture'::text, 'retention'::text]))),
  CONSTRAINT lead_involvement_ck CHECK ((involvement = ANY (ARRAY['decisive'::text, 'significant'::text, 'supporting'::text, 'none'::text]))),
  CONSTRAINT lead_jobs_ck CHECK (((jobs_expected >= 0) AND (jobs_safeguarded >= 0))),
  CONSTRAINT lead_likelihood_ck CHECK ((likelihood = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  CONSTRAINT lead_lost_to_country_ck CHECK ((lost_to_country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT lead_pk PRIMARY KEY (id),
  CONSTRAINT lead_reason_ck CHECK (((status <> ALL (ARRAY['lost'::text, 'abandoned'::text])) OR (status_reason IS NOT NULL))),
  CONSTRAINT lead_reference_uq UNIQUE (reference),
  CONSTRAINT lead_screening_status_ck CHECK ((screening_status = ANY (ARRAY['not_assessed'::text, 'out_of_scope'::text, 'to_file'::text, 'filed'::text, 'cleared'::text, 'cleared_with_conditions'::text, 'refused'::text, 'withdrawn'::text]))),
  CONSTRAINT lead_sector_version_ck CHECK ((((sector_version = ANY (ARRAY['2.0'::text, '2.1'::text])) AND ((sector IS NULL) = (sector_version IS NULL))) OR ((sector IS NULL) AND (sector_version IS NULL)))),
  CONSTRAINT lead_source_ck CHECK ((((source_channel <> 'activity'::text) OR (source_activity_id IS NOT NULL)) AND ((source_channel <> 'agreement'::text) OR (source_agreement_id IS NOT NULL)) AND ((source_channel <> 'referral'::text) OR (source_referrer_company_id IS NOT NULL)))),
  CONSTRAINT lead_stage_ck CHECK ((stage = ANY (ARRAY['first_contact'::text, 'qualified'::text, 'proposal'::text, 'shortlisted'::text, 'negotiation'::text, 'announced'::text, 'invested'::text]))),
  CONSTRAINT lead_status_ck CHECK ((status = ANY (ARRAY['open'::text, 'on_hold'::text, 'won'::text, 'lost'::text, 'abandoned'::text]))),
  CONSTRAINT lead_title_ck CHECK ((title ~ '\S'::text)),
  CONSTRAINT lead_won_ck CHECK (((status = 'won'::text) = (stage = 'invested'::text)))
);
CREATE TABLE lead_contact (
  lead_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  added_at timestamptz(3) NOT NULL,
  added_by uuid,
  CONSTRAINT lead_contact_pk PRIMARY KEY (lead_id, contact_id)
);
CREATE TABLE lead_evidence (
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  kind text NOT NULL,
  url text,
  note text,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  CONSTRAINT lead_evidence_kind_ck CHECK ((kind = ANY (ARRAY['press_release'::text, 'letter_of_intent'::text, 'board_decision'::text, 'company_registered'::text, 'funds_secured'::text, 'ownership_10pct'::text, 'jobs_created'::text, 'jobs_safeguarded'::text, 'operational_address'::text, 'visit_report'::text]))),
  CONSTRAINT lead_evidence_pk PRIMARY KEY (id),
  CONSTRAINT lead_evidence_something_ck CHECK (((url IS NOT NULL) OR (note IS NOT NULL)))
);
CREATE TABLE lead_interaction_stats (
  lead_id uuid NOT NULL,
  last_interaction_on date,
  interaction_count integer NOT NULL DEFAULT 0,
  site_visit_count integer NOT NULL DEFAULT 0,
  quiet_since date,
  CONSTRAINT lead_interaction_stats_pk PRIMARY KEY (lead_id)
);
CREATE TABLE lead_realisation (
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
  as_of date NOT NULL,
  jobs integer NOT NULL,
  capex_eur bigint NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  CONSTRAINT lead_realisation_as_of_uq UNIQUE (lead_id, as_of),
  CONSTRAINT lead_realisation_figures_ck CHECK (((jobs >= 0) AND (capex_eur BETWEEN 0 AND '9000000000000000'::bigint))),
  CONSTRAINT lead_realisation_pk PRIMARY KEY (id)
);
CREATE TABLE lead_team (
  lead_id uuid NOT NULL,
  user_id uuid NOT NULL,
  CONSTRAINT lead_team_pk PRIMARY KEY (lead_id, user_id)
);
CREATE TABLE lead_total_change (
  n smallint NOT NULL,
  at timestamptz(3) NOT NULL,
  status text,
  stage text NOT NULL,
  stage_entered_on date,
  received_on date,
  closed_on date,
  advanced_on date,
  jobs_expected integer,
  capex_eur bigint,
  owner_id uuid NOT NULL,
  country text NOT NULL,
  sector text,
  channel text NOT NULL,
  activity_id uuid,
  agreement_id uuid,
  CONSTRAINT lead_total_change_ck CHECK (((n = ANY (ARRAY['-1'::integer, 1])) AND (num_nonnulls(status, advanced_on) = 1)))
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=2000);
CREATE TABLE lead_total_check (
  single boolean NOT NULL DEFAULT true,
  latest timestamptz(3) NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  checked_at timestamptz(3),
  differences integer,
  CONSTRAINT lead_total_check_pk PRIMARY KEY (single),
  CONSTRAINT lead_total_check_single_ck CHECK (single)
);
CREATE TABLE lead_total_day (
  dimension text NOT NULL,
  figure text NOT NULL,
  day date NOT NULL,
  key text,
  leads bigint NOT NULL,
  CONSTRAINT lead_total_day_uq UNIQUE NULLS NOT DISTINCT (dimension, figure, day, key)
) WITH (fillfactor=70);
CREATE TABLE lead_total_state (
  dimension text NOT NULL,
  key text,
  stage text NOT NULL,
  status text NOT NULL,
  leads bigint NOT NULL,
  jobs bigint NOT NULL,
  capex_eur numeric NOT NULL,
  CONSTRAINT lead_total_state_uq UNIQUE NULLS NOT DISTINCT (dimension, key, stage, status)
) WITH (fillfactor=50);
CREATE TABLE lead_touch (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  withdrawn_at timestamptz(3),
  lead_id uuid NOT NULL,
  activity_id uuid,
  agreement_id uuid,
  channel text,
  occurred_on date NOT NULL,
  role text NOT NULL,
  origin text NOT NULL,
  contact_id uuid,
  note text,
  CONSTRAINT lead_touch_channel_ck CHECK ((channel = ANY (ARRAY['referral'::text, 'web'::text, 'cold_outreach'::text, 'partner_network'::text, 'existing_investor'::text, 'other'::text]))),
  CONSTRAINT lead_touch_origin_ck CHECK ((origin = ANY (ARRAY['source'::text, 'registration'::text, 'attendance'::text, 'participation'::text, 'hand'::text]))),
  CONSTRAINT lead_touch_pk PRIMARY KEY (id),
  CONSTRAINT lead_touch_presence_ck CHECK (((origin <> ALL (ARRAY['registration'::text, 'attendance'::text, 'participation'::text])) OR ((activity_id IS NOT NULL) AND (contact_id IS NOT NULL)))),
  CONSTRAINT lead_touch_role_ck CHECK (((role = ANY (ARRAY['source'::text, 'influence'::text])) AND ((role = 'source'::text) = (origin = 'source'::text)))),
  CONSTRAINT lead_touch_subject_ck CHECK ((num_nonnulls(activity_id, agreement_id, channel) = 1))
);
CREATE TABLE lead_transition (
  id uuid NOT NULL,
  lead_id uuid NOT NULL,
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
  days_in_stage integer NOT NULL,
  CONSTRAINT lead_transition_kind_ck CHECK ((kind = ANY (ARRAY['stage'::text, 'status'::text]))),
  CONSTRAINT lead_transition_pk PRIMARY KEY (id),
  CONSTRAINT lead_transition_seq_uq UNIQUE (lead_id, seq)
);
CREATE TABLE lead_version (
  id bigint GENERATED ALWAYS AS IDENTITY,
  lead_id uuid NOT NULL,
  transaction_id uuid NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL DEFAULT 'infinity'::timestamp with time zone,
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
  known bigint NOT NULL GENERATED ALWAYS AS (lead_known(data)) STORED,
  expected_decision_on date GENERATED ALWAYS AS (parse_json_date((data ->> 'expected_decision_on'::text))) STORED,
  likelihood text GENERATED ALWAYS AS ((data ->> 'likelihood'::text)) STORED,
  screening_status text GENERATED ALWAYS AS ((data ->> 'screening_status'::text)) STORED,
  screening_due_on date GENERATED ALWAYS AS (parse_json_date((data ->> 'screening_due_on'::text))) STORED,
  announced_on date GENERATED ALWAYS AS (parse_json_date((data ->> 'announced_on'::text))) STORED,
  announced_jobs integer GENERATED ALWAYS AS (((data ->> 'announced_jobs'::text))::integer) STORED,
  announced_capex_eur bigint GENERATED ALWAYS AS (((data ->> 'announced_capex_eur'::text))::bigint) STORED,
  status_reason text GENERATED ALWAYS AS ((data ->> 'status_reason'::text)) STORED,
  lost_to_country text GENERATED ALWAYS AS ((data ->> 'lost_to_country'::text)) STORED,
  CONSTRAINT lead_version_pk PRIMARY KEY (id),
  CONSTRAINT lead_version_transaction_uq UNIQUE (lead_id, transaction_id)
);
CREATE TABLE meeting (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  slot_id uuid NOT NULL,
  table_number integer NOT NULL,
  visitor_id uuid NOT NULL,
  visitor_side text NOT NULL DEFAULT 'visitor'::text,
  host_id uuid NOT NULL,
  host_side text NOT NULL DEFAULT 'host'::text,
  origin text NOT NULL,
  fixed boolean NOT NULL,
  status text NOT NULL DEFAULT 'proposed'::text,
  outcome text,
  score integer,
  CONSTRAINT meeting_host_side_ck CHECK ((host_side = 'host'::text)),
  CONSTRAINT meeting_origin_ck CHECK ((origin = ANY (ARRAY['matchmaking'::text, 'hand'::text]))),
  CONSTRAINT meeting_pk PRIMARY KEY (id),
  CONSTRAINT meeting_score_ck CHECK (((score IS NULL) OR ((score BETWEEN 1 AND 5) AND (status = 'held'::text)))),
  CONSTRAINT meeting_status_ck CHECK ((status = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'held'::text, 'cancelled'::text, 'no_show'::text]))),
  CONSTRAINT meeting_table_number_ck CHECK ((table_number BETWEEN 1 AND 200)),
  CONSTRAINT meeting_visitor_side_ck CHECK ((visitor_side = 'visitor'::text))
);
CREATE TABLE meeting_party (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  side text NOT NULL,
  company_id uuid,
  contact_id uuid,
  name text,
  always_available boolean NOT NULL DEFAULT true,
  max_meetings integer,
  notes text,
  CONSTRAINT meeting_party_activity_id_id_side_uq UNIQUE (activity_id, id, side),
  CONSTRAINT meeting_party_max_meetings_ck CHECK ((max_meetings BETWEEN 0 AND 1000)),
  CONSTRAINT meeting_party_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT meeting_party_pk PRIMARY KEY (id),
  CONSTRAINT meeting_party_side_ck CHECK ((side = ANY (ARRAY['visitor'::text, 'host'::text]))),
  CONSTRAINT meeting_party_who_ck CHECK ((num_nonnulls(company_id, contact_id, name) >= 1))
);
CREATE TABLE meeting_party_slot (
  activity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  slot_id uuid NOT NULL,
  CONSTRAINT meeting_party_slot_pk PRIMARY KEY (party_id, slot_id)
);
CREATE TABLE meeting_programme (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  tables integer NOT NULL,
  table_names text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT meeting_programme_activity_id_uq UNIQUE (activity_id),
  CONSTRAINT meeting_programme_pk PRIMARY KEY (id),
  CONSTRAINT meeting_programme_table_names_ck CHECK (((cardinality(table_names) = 0) OR (cardinality(table_names) = tables))),
  CONSTRAINT meeting_programme_tables_ck CHECK ((tables BETWEEN 1 AND 200))
);
CREATE TABLE meeting_slot (
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT meeting_slot_activity_id_id_uq UNIQUE (activity_id, id),
  CONSTRAINT meeting_slot_pk PRIMARY KEY (id),
  CONSTRAINT meeting_slot_times_ck CHECK ((ends_at > starts_at))
);
CREATE TABLE meeting_wish (
  activity_id uuid NOT NULL,
  party_id uuid NOT NULL,
  party_side text NOT NULL,
  wanted_id uuid NOT NULL,
  wanted_side text NOT NULL,
  priority integer,
  CONSTRAINT meeting_wish_pk PRIMARY KEY (party_id, wanted_id),
  CONSTRAINT meeting_wish_priority_ck CHECK ((priority BETWEEN 1 AND 100)),
  CONSTRAINT meeting_wish_sides_ck CHECK ((party_side <> wanted_side))
);
CREATE TABLE programme_item (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL DEFAULT 'planned'::text,
  venue text,
  city text,
  description text,
  host_company_id uuid,
  travel_minutes integer NOT NULL DEFAULT 0,
  for_all boolean NOT NULL DEFAULT true,
  seminar_id uuid,
  CONSTRAINT programme_item_kind_ck CHECK ((kind = ANY (ARRAY['signing'::text, 'tour'::text, 'meeting'::text, 'seminar'::text, 'reception'::text, 'travel'::text]))),
  CONSTRAINT programme_item_pk PRIMARY KEY (id),
  CONSTRAINT programme_item_seminar_ck CHECK (((seminar_id IS NULL) OR (kind = 'seminar'::text))),
  CONSTRAINT programme_item_status_ck CHECK ((status = ANY (ARRAY['planned'::text, 'cancelled'::text]))),
  CONSTRAINT programme_item_times_ck CHECK ((ends_at > starts_at)),
  CONSTRAINT programme_item_title_ck CHECK ((title ~ '\S'::text)),
  CONSTRAINT programme_item_travel_minutes_ck CHECK ((travel_minutes BETWEEN 0 AND 1440))
);
CREATE TABLE programme_item_participant (
  item_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  CONSTRAINT programme_item_participant_pk PRIMARY KEY (item_id, participant_id)
);
CREATE TABLE record_version (
  entity_type text NOT NULL,
  entity_id uuid NOT NULL,
  transaction_id uuid NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3) NOT NULL DEFAULT 'infinity'::timestamp with time zone,
  data jsonb NOT NULL,
  CONSTRAINT record_version_pk PRIMARY KEY (entity_type, entity_id, transaction_id)
);
CREATE TABLE report_lock (
  id uuid NOT NULL,
  report text NOT NULL,
  month text NOT NULL,
  parameters jsonb NOT NULL,
  definition_version integer NOT NULL,
  document text NOT NULL,
  sha256 text NOT NULL,
  note text,
  locked_at timestamptz(3) NOT NULL,
  locked_by uuid,
  locked_by_name text NOT NULL,
  unlocked_at timestamptz(3),
  unlocked_by uuid,
  unlocked_by_name text,
  unlock_reason text,
  CONSTRAINT report_lock_month_ck CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  CONSTRAINT report_lock_parameters_ck CHECK ((jsonb_typeof(parameters) = 'object'::text)),
  CONSTRAINT report_lock_pk PRIMARY KEY (id),
  CONSTRAINT report_lock_sha256_ck CHECK ((sha256 = encode(sha256(convert_to(document, 'UTF8'::name)), 'hex'::text))),
  CONSTRAINT report_lock_unlock_ck CHECK (
CASE
    WHEN (unlocked_at IS NULL) THEN (num_nonnulls(unlocked_by, unlocked_by_name, unlock_reason) = 0)
    ELSE ((unlocked_by_name IS NOT NULL) AND (unlock_reason ~ '\S'::text) AND (unlocked_at >= locked_at))
END)
);
CREATE TABLE report_schedule (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  name text NOT NULL,
  cron text NOT NULL,
  timezone text NOT NULL,
  report text NOT NULL,
  parameters jsonb NOT NULL DEFAULT '{}'::jsonb,
  format text NOT NULL,
  lang text NOT NULL,
  folder text NOT NULL,
  keep_files integer,
  enabled boolean NOT NULL DEFAULT true,
  next_due_at timestamptz(3),
  CONSTRAINT report_schedule_cron_ck CHECK ((cron ~ '^\S+( \S+){4}$'::text)),
  CONSTRAINT report_schedule_folder_ck CHECK ((folder ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}(/[A-Za-z0-9][A-Za-z0-9_-]{0,63}){0,3}$'::text)),
  CONSTRAINT report_schedule_keep_files_ck CHECK ((keep_files >= 1)),
  CONSTRAINT report_schedule_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT report_schedule_parameters_ck CHECK ((jsonb_typeof(parameters) = 'object'::text)),
  CONSTRAINT report_schedule_pk PRIMARY KEY (id),
  CONSTRAINT report_schedule_timezone_ck CHECK ((('2000-01-01 00:00:00'::timestamp without time zone AT TIME ZONE timezone) IS NOT NULL))
);
CREATE TABLE report_schedule_run (
  id uuid NOT NULL,
  schedule_id uuid NOT NULL,
  due_at timestamptz(3) NOT NULL,
  requested_by uuid,
  requested_by_name text,
  outcome text NOT NULL DEFAULT 'waiting'::text,
  attempt integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  parameters jsonb,
  definition_version integer,
  folder text,
  file_name text,
  bytes bigint,
  sha256 text,
  error_code text,
  pruned_at timestamptz(3),
  CONSTRAINT report_schedule_run_attempt_ck CHECK ((attempt >= 0)),
  CONSTRAINT report_schedule_run_done_ck CHECK (((outcome <> 'done'::text) OR ((num_nulls(folder, file_name, bytes, sha256, started_at) = 0) AND (error_code IS NULL)))),
  CONSTRAINT report_schedule_run_due_at_uq UNIQUE (schedule_id, due_at),
  CONSTRAINT report_schedule_run_failed_ck CHECK (((outcome <> ALL (ARRAY['failed'::text, 'skipped'::text])) OR (error_code IS NOT NULL))),
  CONSTRAINT report_schedule_run_open_ck CHECK (
CASE
    WHEN (outcome = ANY (ARRAY['waiting'::text, 'running'::text])) THEN ((finished_at IS NULL) AND (next_attempt_at IS NOT NULL))
    ELSE ((finished_at IS NOT NULL) AND (next_attempt_at IS NULL))
END),
  CONSTRAINT report_schedule_run_outcome_ck CHECK ((outcome = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'skipped'::text]))),
  CONSTRAINT report_schedule_run_pk PRIMARY KEY (id),
  CONSTRAINT report_schedule_run_requested_by_ck CHECK (((requested_by IS NULL) OR (requested_by_name IS NOT NULL)))
);
CREATE TABLE search_entry (
  id uuid NOT NULL,
  kind text NOT NULL,
  confidential_lead_id uuid,
  size smallint NOT NULL,
  terms tsvector NOT NULL,
  CONSTRAINT search_entry_kind_ck CHECK ((kind = ANY (ARRAY['company'::text, 'contact'::text, 'lead'::text, 'activity'::text, 'agreement'::text]))),
  CONSTRAINT search_entry_pk PRIMARY KEY (id)
);
CREATE TABLE search_word (
  word text NOT NULL,
  confidential_lead_id uuid
);
CREATE TABLE seminar_registration (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  contact_id uuid,
  full_name text NOT NULL,
  email text,
  company_name text,
  job_title text,
  language text,
  status text NOT NULL,
  arrival bigint NOT NULL,
  code text NOT NULL,
  walk_in boolean NOT NULL DEFAULT false,
  registered_at timestamptz(3) NOT NULL,
  checked_in_at timestamptz(3),
  cancelled_at timestamptz(3),
  promoted_at timestamptz(3),
  notes text,
  replaced_by_id uuid,
  replaced_status text,
  replaced_checked_in_at timestamptz(3),
  CONSTRAINT seminar_registration_cancelled_ck CHECK (((status = 'cancelled'::text) = (cancelled_at IS NOT NULL))),
  CONSTRAINT seminar_registration_checked_in_ck CHECK (((status = 'attended'::text) = (checked_in_at IS NOT NULL))),
  CONSTRAINT seminar_registration_code_uq UNIQUE (code),
  CONSTRAINT seminar_registration_contact_uq UNIQUE (activity_id, contact_id),
  CONSTRAINT seminar_registration_email_uq UNIQUE (activity_id, email),
  CONSTRAINT seminar_registration_full_name_ck CHECK ((full_name ~ '\S'::text)),
  CONSTRAINT seminar_registration_pk PRIMARY KEY (id),
  CONSTRAINT seminar_registration_replaced_checked_in_at_ck CHECK (((replaced_checked_in_at IS NULL) OR (NOT (replaced_status IS DISTINCT FROM 'attended'::text)))),
  CONSTRAINT seminar_registration_replaced_ck CHECK ((((replaced_by_id IS NULL) = (replaced_status IS NULL)) AND ((replaced_by_id IS NULL) OR ((status = 'cancelled'::text) AND (replaced_by_id <> id))))),
  CONSTRAINT seminar_registration_status_ck CHECK ((status = ANY (ARRAY['registered'::text, 'waitlisted'::text, 'confirmed'::text, 'cancelled'::text, 'attended'::text, 'no_show'::text])))
);
CREATE TABLE seminar_session (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  activity_id uuid NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  title text NOT NULL,
  description text,
  room text,
  language text,
  CONSTRAINT seminar_session_pk PRIMARY KEY (id),
  CONSTRAINT seminar_session_times_ck CHECK ((ends_at > starts_at)),
  CONSTRAINT seminar_session_title_ck CHECK ((title ~ '\S'::text))
);
CREATE TABLE session_speaker (
  session_id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  capacity text,
  contact_id uuid,
  company_id uuid,
  CONSTRAINT session_speaker_name_ck CHECK ((name ~ '\S'::text)),
  CONSTRAINT session_speaker_pk PRIMARY KEY (session_id, "position")
);
CREATE TABLE setting_version (
  name text NOT NULL,
  valid_from timestamptz(3) NOT NULL,
  value text NOT NULL,
  CONSTRAINT setting_version_name_ck CHECK ((name ~ '^[a-z_]+$'::text)),
  CONSTRAINT setting_version_pk PRIMARY KEY (name, valid_from),
  CONSTRAINT setting_version_value_ck CHECK (((name <> 'touch_window_months'::text) OR (value ~ '^[1-9][0-9]{0,3}$'::text)))
);
CREATE TABLE task (
  id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_by uuid,
  archived_at timestamptz(3),
  title text NOT NULL,
  due_on date,
  assignee_id uuid,
  status text NOT NULL DEFAULT 'open'::text,
  closed_at timestamptz(3),
  company_id uuid,
  contact_id uuid,
  lead_id uuid,
  activity_id uuid,
  agreement_id uuid,
  interaction_id uuid,
  follow_up_of_activity_id uuid,
  CONSTRAINT task_closed_ck CHECK (((status = 'open'::text) = (closed_at IS NULL))),
  CONSTRAINT task_follow_up_uq UNIQUE (follow_up_of_activity_id, contact_id),
  CONSTRAINT task_pk PRIMARY KEY (id),
  CONSTRAINT task_status_ck CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text]))),
  CONSTRAINT task_subject_ck CHECK ((num_nonnulls(company_id, contact_id, lead_id, activity_id, agreement_id) <= 1)),
  CONSTRAINT task_title_ck CHECK ((title ~ '\S'::text))
);
CREATE TABLE travel_detail (
  participant_id uuid NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  updated_by uuid,
  passport_name text,
  passport_number text,
  passport_country text,
  passport_expires_on date,
  born_on date,
  dietary text,
  access_needs text,
  emergency_contact text,
  CONSTRAINT travel_detail_passport_country_ck CHECK ((passport_country ~ '^[A-Z]{2}$'::text)),
  CONSTRAINT travel_detail_pk PRIMARY KEY (participant_id)
);
ALTER SEQUENCE seminar_registration_arrival OWNED BY seminar_registration.arrival;

-- Foreign keys, and a constraint that former rows may violate.
ALTER TABLE activity ADD CONSTRAINT activity_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE activity ADD CONSTRAINT activity_local_partner_id_fk FOREIGN KEY (local_partner_id) REFERENCES company(id);
ALTER TABLE activity ADD CONSTRAINT activity_owner_id_fk FOREIGN KEY (owner_id) REFERENCES app_user(id);
ALTER TABLE activity ADD CONSTRAINT activity_parent_id_fk FOREIGN KEY (parent_id) REFERENCES activity(id);
ALTER TABLE activity ADD CONSTRAINT activity_sender_company_id_fk FOREIGN KEY (sender_company_id) REFERENCES company(id);
ALTER TABLE agreement ADD CONSTRAINT agreement_owner_id_fk FOREIGN KEY (owner_id) REFERENCES app_user(id);
ALTER TABLE agreement ADD CONSTRAINT agreement_parent_id_fk FOREIGN KEY (parent_id) REFERENCES agreement(id);
ALTER TABLE agreement ADD CONSTRAINT agreement_signed_ck CHECK (((status <> ALL (ARRAY['draft'::text, 'negotiated'::text])) OR (signed_on IS NULL))) NOT VALID;
ALTER TABLE agreement_party ADD CONSTRAINT agreement_party_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE agreement_party ADD CONSTRAINT agreement_party_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE agreement_signatory ADD CONSTRAINT agreement_signatory_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE agreement_signatory ADD CONSTRAINT agreement_signatory_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE agreement_signatory ADD CONSTRAINT agreement_signatory_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE calendar_token ADD CONSTRAINT calendar_token_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user(id);
ALTER TABLE commitment ADD CONSTRAINT commitment_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE commitment ADD CONSTRAINT commitment_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE commitment ADD CONSTRAINT commitment_owner_company_id_fk FOREIGN KEY (owner_company_id) REFERENCES company(id);
ALTER TABLE company ADD CONSTRAINT company_merged_into_id_fk FOREIGN KEY (merged_into_id) REFERENCES company(id);
ALTER TABLE company ADD CONSTRAINT company_owner_id_fk FOREIGN KEY (owner_id) REFERENCES app_user(id);
ALTER TABLE company ADD CONSTRAINT company_parent_id_fk FOREIGN KEY (parent_id) REFERENCES company(id);
ALTER TABLE company_identifier ADD CONSTRAINT company_identifier_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE company_membership ADD CONSTRAINT company_membership_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE company_membership ADD CONSTRAINT company_membership_organisation_id_fk FOREIGN KEY (organisation_id) REFERENCES company(id);
ALTER TABLE company_nace ADD CONSTRAINT company_nace_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE consent ADD CONSTRAINT consent_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE contact ADD CONSTRAINT contact_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE contact ADD CONSTRAINT contact_merged_into_id_fk FOREIGN KEY (merged_into_id) REFERENCES contact(id);
ALTER TABLE contact_affiliation ADD CONSTRAINT contact_affiliation_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE contact_affiliation ADD CONSTRAINT contact_affiliation_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE delegation_host ADD CONSTRAINT delegation_host_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE delegation_host ADD CONSTRAINT delegation_host_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE delegation_participant ADD CONSTRAINT delegation_participant_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE delegation_participant ADD CONSTRAINT delegation_participant_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE delegation_participant ADD CONSTRAINT delegation_participant_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE intake_candidate ADD CONSTRAINT intake_candidate_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE intake_candidate ADD CONSTRAINT intake_candidate_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE intake_candidate ADD CONSTRAINT intake_candidate_registration_id_fk FOREIGN KEY (registration_id) REFERENCES intake_registration(id);
ALTER TABLE intake_connection ADD CONSTRAINT intake_connection_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE intake_connection ADD CONSTRAINT intake_connection_integration_key_id_fk FOREIGN KEY (integration_key_id) REFERENCES api_key(id);
ALTER TABLE intake_consent ADD CONSTRAINT intake_consent_consent_id_fk FOREIGN KEY (consent_id) REFERENCES consent(id);
ALTER TABLE intake_consent ADD CONSTRAINT intake_consent_delivery_id_fk FOREIGN KEY (delivery_id) REFERENCES intake_delivery(id);
ALTER TABLE intake_consent ADD CONSTRAINT intake_consent_registration_id_fk FOREIGN KEY (registration_id) REFERENCES intake_registration(id);
ALTER TABLE intake_decision ADD CONSTRAINT intake_decision_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE intake_decision ADD CONSTRAINT intake_decision_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_decision ADD CONSTRAINT intake_decision_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE intake_decision ADD CONSTRAINT intake_decision_registration_id_fk FOREIGN KEY (registration_id) REFERENCES intake_registration(id);
ALTER TABLE intake_delivery ADD CONSTRAINT intake_delivery_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_drift ADD CONSTRAINT intake_drift_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_drift ADD CONSTRAINT intake_drift_delivery_id_fk FOREIGN KEY (delivery_id) REFERENCES intake_delivery(id);
ALTER TABLE intake_lead_source ADD CONSTRAINT intake_lead_source_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE intake_lead_source ADD CONSTRAINT intake_lead_source_registration_id_fk FOREIGN KEY (registration_id) REFERENCES intake_registration(id);
ALTER TABLE intake_lead_source ADD CONSTRAINT intake_lead_source_touch_id_fk FOREIGN KEY (touch_id) REFERENCES lead_touch(id);
ALTER TABLE intake_mapping ADD CONSTRAINT intake_mapping_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_quarantine ADD CONSTRAINT intake_quarantine_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_double_of_id_fk FOREIGN KEY (double_of_id) REFERENCES intake_registration(id);
ALTER TABLE intake_registration ADD CONSTRAINT intake_registration_seat_id_fk FOREIGN KEY (seat_id) REFERENCES seminar_registration(id);
ALTER TABLE intake_registration_delivery ADD CONSTRAINT intake_registration_delivery_delivery_id_fk FOREIGN KEY (delivery_id) REFERENCES intake_delivery(id);
ALTER TABLE intake_registration_delivery ADD CONSTRAINT intake_registration_delivery_registration_id_fk FOREIGN KEY (registration_id) REFERENCES intake_registration(id);
ALTER TABLE intake_rejection ADD CONSTRAINT intake_rejection_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE intake_repeat ADD CONSTRAINT intake_repeat_delivery_id_fk FOREIGN KEY (delivery_id) REFERENCES intake_delivery(id);
ALTER TABLE intake_step ADD CONSTRAINT intake_step_delivery_id_fk FOREIGN KEY (delivery_id) REFERENCES intake_delivery(id);
ALTER TABLE intake_subject ADD CONSTRAINT intake_subject_connection_id_fk FOREIGN KEY (connection_id) REFERENCES intake_connection(id);
ALTER TABLE interaction ADD CONSTRAINT interaction_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE interaction ADD CONSTRAINT interaction_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE interaction ADD CONSTRAINT interaction_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE interaction ADD CONSTRAINT interaction_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE interaction_contact ADD CONSTRAINT interaction_contact_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE interaction_contact ADD CONSTRAINT interaction_contact_interaction_id_fk FOREIGN KEY (interaction_id) REFERENCES interaction(id);
ALTER TABLE lead ADD CONSTRAINT lead_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE lead ADD CONSTRAINT lead_local_company_id_fk FOREIGN KEY (local_company_id) REFERENCES company(id);
ALTER TABLE lead ADD CONSTRAINT lead_owner_id_fk FOREIGN KEY (owner_id) REFERENCES app_user(id);
ALTER TABLE lead ADD CONSTRAINT lead_project_manager_id_fk FOREIGN KEY (project_manager_id) REFERENCES app_user(id);
ALTER TABLE lead ADD CONSTRAINT lead_source_activity_id_fk FOREIGN KEY (source_activity_id) REFERENCES activity(id);
ALTER TABLE lead ADD CONSTRAINT lead_source_agreement_id_fk FOREIGN KEY (source_agreement_id) REFERENCES agreement(id);
ALTER TABLE lead ADD CONSTRAINT lead_source_referrer_company_id_fk FOREIGN KEY (source_referrer_company_id) REFERENCES company(id);
ALTER TABLE lead_contact ADD CONSTRAINT lead_contact_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE lead_contact ADD CONSTRAINT lead_contact_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_evidence ADD CONSTRAINT lead_evidence_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_interaction_stats ADD CONSTRAINT lead_interaction_stats_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_realisation ADD CONSTRAINT lead_realisation_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_team ADD CONSTRAINT lead_team_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_team ADD CONSTRAINT lead_team_user_id_fk FOREIGN KEY (user_id) REFERENCES app_user(id);
ALTER TABLE lead_touch ADD CONSTRAINT lead_touch_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE lead_touch ADD CONSTRAINT lead_touch_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE lead_touch ADD CONSTRAINT lead_touch_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE lead_touch ADD CONSTRAINT lead_touch_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE lead_transition ADD CONSTRAINT lead_transition_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE meeting ADD CONSTRAINT meeting_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE meeting ADD CONSTRAINT meeting_activity_id_host_id_host_side_fk FOREIGN KEY (activity_id, host_id, host_side) REFERENCES meeting_party(activity_id, id, side);
ALTER TABLE meeting ADD CONSTRAINT meeting_activity_id_slot_id_fk FOREIGN KEY (activity_id, slot_id) REFERENCES meeting_slot(activity_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting_activity_id_visitor_id_visitor_side_fk FOREIGN KEY (activity_id, visitor_id, visitor_side) REFERENCES meeting_party(activity_id, id, side);
ALTER TABLE meeting_party ADD CONSTRAINT meeting_party_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE meeting_party ADD CONSTRAINT meeting_party_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE meeting_party ADD CONSTRAINT meeting_party_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE meeting_party_slot ADD CONSTRAINT meeting_party_slot_activity_id_slot_id_fk FOREIGN KEY (activity_id, slot_id) REFERENCES meeting_slot(activity_id, id);
ALTER TABLE meeting_party_slot ADD CONSTRAINT meeting_party_slot_party_id_fk FOREIGN KEY (party_id) REFERENCES meeting_party(id);
ALTER TABLE meeting_programme ADD CONSTRAINT meeting_programme_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE meeting_slot ADD CONSTRAINT meeting_slot_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE meeting_wish ADD CONSTRAINT meeting_wish_activity_id_party_id_party_side_fk FOREIGN KEY (activity_id, party_id, party_side) REFERENCES meeting_party(activity_id, id, side);
ALTER TABLE meeting_wish ADD CONSTRAINT meeting_wish_activity_id_wanted_id_wanted_side_fk FOREIGN KEY (activity_id, wanted_id, wanted_side) REFERENCES meeting_party(activity_id, id, side);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_host_company_id_fk FOREIGN KEY (host_company_id) REFERENCES company(id);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_seminar_id_fk FOREIGN KEY (seminar_id) REFERENCES activity(id);
ALTER TABLE programme_item_participant ADD CONSTRAINT programme_item_participant_item_id_fk FOREIGN KEY (item_id) REFERENCES programme_item(id);
ALTER TABLE programme_item_participant ADD CONSTRAINT programme_item_participant_participant_id_fk FOREIGN KEY (participant_id) REFERENCES delegation_participant(id);
ALTER TABLE report_schedule_run ADD CONSTRAINT report_schedule_run_schedule_id_fk FOREIGN KEY (schedule_id) REFERENCES report_schedule(id);
ALTER TABLE seminar_registration ADD CONSTRAINT seminar_registration_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE seminar_registration ADD CONSTRAINT seminar_registration_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE seminar_registration ADD CONSTRAINT seminar_registration_replaced_by_id_fk FOREIGN KEY (replaced_by_id) REFERENCES seminar_registration(id);
ALTER TABLE seminar_session ADD CONSTRAINT seminar_session_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE session_speaker ADD CONSTRAINT session_speaker_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE session_speaker ADD CONSTRAINT session_speaker_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE session_speaker ADD CONSTRAINT session_speaker_session_id_fk FOREIGN KEY (session_id) REFERENCES seminar_session(id);
ALTER TABLE task ADD CONSTRAINT task_activity_id_fk FOREIGN KEY (activity_id) REFERENCES activity(id);
ALTER TABLE task ADD CONSTRAINT task_agreement_id_fk FOREIGN KEY (agreement_id) REFERENCES agreement(id);
ALTER TABLE task ADD CONSTRAINT task_assignee_id_fk FOREIGN KEY (assignee_id) REFERENCES app_user(id);
ALTER TABLE task ADD CONSTRAINT task_company_id_fk FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE task ADD CONSTRAINT task_contact_id_fk FOREIGN KEY (contact_id) REFERENCES contact(id);
ALTER TABLE task ADD CONSTRAINT task_follow_up_of_activity_id_fk FOREIGN KEY (follow_up_of_activity_id) REFERENCES activity(id);
ALTER TABLE task ADD CONSTRAINT task_interaction_id_fk FOREIGN KEY (interaction_id) REFERENCES interaction(id);
ALTER TABLE task ADD CONSTRAINT task_lead_id_fk FOREIGN KEY (lead_id) REFERENCES lead(id);
ALTER TABLE travel_detail ADD CONSTRAINT travel_detail_participant_id_fk FOREIGN KEY (participant_id) REFERENCES delegation_participant(id);

-- Views, and the functions that they use.
CREATE FUNCTION lead_total_days(c lead_total_change, OUT figure text, OUT day date) RETURNS SETOF record LANGUAGE sql
  IMMUTABLE AS $$
SELECT * FROM (VALUES ('advanced', c.advanced_on), ('received', c.received_on), (c.status, c.closed_on),
    ('entered', CASE c.status WHEN 'open' THEN c.stage_entered_on END),
    ('entered_month', CASE c.status WHEN 'open' THEN c.stage_entered_on - extract(day FROM c.stage_entered_on)::int + 1 END))
  AS counted (figure, day)
WHERE day IS NOT NULL
$$;
CREATE FUNCTION lead_total_keys(c lead_total_change, OUT dimension text, OUT key text) RETURNS SETOF record LANGUAGE sql
  IMMUTABLE AS $$
VALUES ('all', NULL), ('stage', c.stage), ('owner', c.owner_id::text), ('country', c.country), ('sector', c.sector),
  ('channel', c.channel), ('activity', c.activity_id::text), ('agreement', c.agreement_id::text)
$$;
CREATE VIEW activity_presence AS
 SELECT delegation_participant.activity_id,
    delegation_participant.contact_id,
    'delegation'::text AS via,
    delegation_participant.id AS source_id,
    delegation_participant.role,
    delegation_participant.status,
    (delegation_participant.status = 'attended'::text) AS present,
    (delegation_participant.status = ANY (ARRAY['declined'::text, 'cancelled'::text, 'no_show'::text])) AS withdrawn,
    delegation_participant.created_at AS since
   FROM delegation_participant
  WHERE (delegation_participant.archived_at IS NULL)
UNION ALL
 SELECT seminar_registration.activity_id,
    seminar_registration.contact_id,
    'registration'::text AS via,
    seminar_registration.id AS source_id,
    'attendee'::text AS role,
    seminar_registration.status,
    (seminar_registration.status = 'attended'::text) AS present,
    (seminar_registration.status = ANY (ARRAY['cancelled'::text, 'no_show'::text, 'waitlisted'::text])) AS withdrawn,
    seminar_registration.registered_at AS since
   FROM seminar_registration
  WHERE ((seminar_registration.archived_at IS NULL) AND (seminar_registration.contact_id IS NOT NULL));
CREATE VIEW lead_total_states AS
 SELECT lead_total_state.dimension,
    lead_total_state.key,
    lead_total_state.stage,
    lead_total_state.status,
    lead_total_state.leads,
    lead_total_state.jobs,
    lead_total_state.capex_eur
   FROM lead_total_state
UNION ALL
 SELECT k.dimension,
    k.key,
    c.stage,
    c.status,
    c.n AS leads,
    (c.n * COALESCE((c.jobs_expected)::bigint, (0)::bigint)) AS jobs,
    (c.n * COALESCE(c.capex_eur, (0)::bigint)) AS capex_eur
   FROM lead_total_change c,
    LATERAL lead_total_keys(c.*) k(dimension, key)
  WHERE (c.status IS NOT NULL);
CREATE VIEW lead_total_days AS
 SELECT lead_total_day.dimension,
    lead_total_day.figure,
    lead_total_day.day,
    lead_total_day.key,
    lead_total_day.leads
   FROM lead_total_day
UNION ALL
 SELECT k.dimension,
    d.figure,
    d.day,
    k.key,
    c.n AS leads
   FROM lead_total_change c,
    LATERAL lead_total_keys(c.*) k(dimension, key),
    LATERAL lead_total_days(c.*) d(figure, day);
CREATE VIEW lead_total_counted AS
 SELECT (1)::smallint AS n,
    v.valid_from AS at,
    v.status,
    v.stage,
    v.stage_entered_on,
    v.received_on,
    v.closed_on,
    NULL::date AS advanced_on,
    v.jobs_expected,
    v.capex_eur,
    v.owner_id,
    v.country,
    v.sector,
    v.channel,
    v.activity_id,
    v.agreement_id
   FROM lead_version v
  WHERE ((v.valid_to = 'infinity'::timestamp with time zone) AND (NOT v.archived))
UNION ALL
 SELECT (1)::smallint AS n,
    GREATEST(v.valid_from, t.recorded_at) AS at,
    NULL::text AS status,
    t.from_stage AS stage,
    NULL::date AS stage_entered_on,
    NULL::date AS received_on,
    NULL::date AS closed_on,
    t.occurred_on AS advanced_on,
    NULL::integer AS jobs_expected,
    NULL::bigint AS capex_eur,
    v.owner_id,
    v.country,
    v.sector,
    v.channel,
    v.activity_id,
    v.agreement_id
   FROM (lead_transition t
     JOIN lead_version v ON (((v.lead_id = t.lead_id) AND (v.valid_to = 'infinity'::timestamp with time zone) AND (NOT v.archived))))
  WHERE ((t.kind = 'stage'::text) AND (stage_rank(t.to_stage) > stage_rank(t.from_stage)));
CREATE VIEW exchange_rate AS
 SELECT y.currency,
    y.year,
    d.day,
    d.units_per_euro
   FROM (exchange_rate_year y
     CROSS JOIN LATERAL UNNEST(y.days, y.units_per_euro) d(day, units_per_euro));

-- Indexes.
CREATE INDEX activity_agreement_id_idx ON activity (agreement_id);
CREATE INDEX activity_city_idx ON activity (fold(city) COLLATE "C", id);
CREATE INDEX activity_country_idx ON activity (country, id);
CREATE INDEX activity_created_at_idx ON activity (created_at, id);
CREATE INDEX activity_ends_at_idx ON activity (ends_at, id);
CREATE INDEX activity_ends_on_idx ON activity (ends_on, id);
CREATE INDEX activity_kind_idx ON activity (kind, id);
CREATE INDEX activity_languages_idx ON activity USING gin (languages);
CREATE INDEX activity_local_partner_id_idx ON activity (local_partner_id);
CREATE INDEX activity_owner_id_idx ON activity (owner_id, id);
CREATE INDEX activity_parent_id_idx ON activity (parent_id, id);
CREATE INDEX activity_reference_sort_idx ON activity (reference COLLATE "C", id);
CREATE INDEX activity_sectors_idx ON activity USING gin (sectors);
CREATE INDEX activity_sender_company_id_idx ON activity (sender_company_id);
CREATE INDEX activity_starts_at_idx ON activity (starts_at, id);
CREATE INDEX activity_starts_on_idx ON activity (starts_on, id);
CREATE INDEX activity_status_idx ON activity (status, id);
CREATE INDEX activity_text_trgm_idx ON activity USING gin (fold(((reference || ' '::text) || title)) gin_trgm_ops);
CREATE INDEX activity_title_sort_idx ON activity (fold(title) COLLATE "C", id);
CREATE INDEX activity_unwrapped_idx ON activity (ends_on, id) WHERE ((wrapped_up_at IS NULL) AND (archived_at IS NULL));
CREATE INDEX activity_updated_at_idx ON activity (updated_at, id);
CREATE INDEX agreement_created_at_idx ON agreement (created_at, id);
CREATE INDEX agreement_effective_on_idx ON agreement (effective_on, id);
CREATE INDEX agreement_expires_on_idx ON agreement (expires_on, id);
CREATE INDEX agreement_fields_idx ON agreement USING gin (fields);
CREATE INDEX agreement_kind_idx ON agreement (kind, id);
CREATE INDEX agreement_owner_id_idx ON agreement (owner_id, id);
CREATE INDEX agreement_parent_id_idx ON agreement (parent_id);
CREATE INDEX agreement_reference_sort_idx ON agreement (reference COLLATE "C", id);
CREATE INDEX agreement_running_expires_on_idx ON agreement (expires_on, id) WHERE ((status = ANY (ARRAY['signed'::text, 'in_force'::text])) AND (archived_at IS NULL));
CREATE INDEX agreement_signed_on_idx ON agreement (signed_on, id);
CREATE INDEX agreement_status_idx ON agreement (status, id);
CREATE INDEX agreement_terminated_on_idx ON agreement (terminated_on, id);
CREATE INDEX agreement_text_trgm_idx ON agreement USING gin (fold(((reference || ' '::text) || title)) gin_trgm_ops);
CREATE INDEX agreement_title_sort_idx ON agreement (fold(title) COLLATE "C", id);
CREATE INDEX agreement_unnoticed_expires_on_idx ON agreement (expires_on, id) WHERE ((renewal_notice_days IS NOT NULL) AND (renewal_noticed_for IS DISTINCT FROM expires_on) AND (archived_at IS NULL));
CREATE INDEX agreement_updated_at_idx ON agreement (updated_at, id);
CREATE INDEX agreement_party_company_id_idx ON agreement_party (company_id);
CREATE INDEX agreement_signatory_company_id_idx ON agreement_signatory (company_id);
CREATE INDEX agreement_signatory_contact_id_idx ON agreement_signatory (contact_id);
CREATE UNIQUE INDEX api_key_hash_uq ON api_key (hash);
CREATE UNIQUE INDEX app_user_email_uq ON app_user (email) WHERE (archived_at IS NULL);
CREATE INDEX audit_entry_action_idx ON audit_entry (action, at, id);
CREATE INDEX audit_entry_actor_idx ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_at_idx ON audit_entry (at, id);
CREATE INDEX audit_entry_entity_idx ON audit_entry (entity_id, at, id);
CREATE INDEX audit_entry_entity_type_idx ON audit_entry (entity_type, at, id);
CREATE INDEX audit_entry_request_id_idx ON audit_entry (request_id, at, id);
CREATE INDEX commitment_activity_id_idx ON commitment (activity_id);
CREATE INDEX commitment_agreement_id_idx ON commitment (agreement_id, due_on, id);
CREATE INDEX commitment_created_at_idx ON commitment (created_at, id);
CREATE INDEX commitment_done_on_idx ON commitment (done_on, id);
CREATE INDEX commitment_due_on_idx ON commitment (due_on, id);
CREATE INDEX commitment_open_due_on_idx ON commitment (due_on, id) WHERE (status = ANY (ARRAY['open'::text, 'on_track'::text, 'at_risk'::text]));
CREATE INDEX commitment_owner_company_id_idx ON commitment (owner_company_id);
CREATE INDEX commitment_status_idx ON commitment (status, id);
CREATE INDEX commitment_text_trgm_idx ON commitment USING gin (fold(description) gin_trgm_ops);
CREATE INDEX commitment_updated_at_idx ON commitment (updated_at, id);
CREATE INDEX company_alias_keys_idx ON company USING gin (alias_keys);
CREATE INDEX company_archived_idx ON company (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX company_city_sort_idx ON company (fold(city) COLLATE "C", id);
CREATE INDEX company_cjk_idx ON company USING gin (company_cjk(name, native_name, aliases));
CREATE INDEX company_core_key_idx ON company (core_key);
CREATE INDEX company_core_key_trgm_idx ON company USING gin (core_key gin_trgm_ops);
CREATE INDEX company_country_idx ON company (country, id);
CREATE INDEX company_country_text_idx ON company (fold(country) COLLATE "C");
CREATE INDEX company_created_at_idx ON company (created_at, id);
CREATE INDEX company_email_domains_idx ON company USING gin (email_domains);
CREATE INDEX company_employees_idx ON company (employees, id);
CREATE INDEX company_kind_idx ON company (kind, id);
CREATE INDEX company_merged_into_id_idx ON company (merged_into_id);
CREATE INDEX company_name_key_idx ON company (name_key);
CREATE INDEX company_name_sort_idx ON company (fold(name) COLLATE "C", id);
CREATE INDEX company_native_key_idx ON company (native_key);
CREATE INDEX company_native_name_sort_idx ON company (fold(native_name) COLLATE "C", id);
CREATE INDEX company_owner_id_idx ON company (owner_id, id);
CREATE INDEX company_parent_id_idx ON company (parent_id);
CREATE INDEX company_pinyin_idx ON company (pinyin);
CREATE INDEX company_pinyin_trgm_idx ON company USING gin (pinyin gin_trgm_ops);
CREATE INDEX company_subdivision_idx ON company (subdivision, id);
CREATE INDEX company_tags_idx ON company USING gin (tags);
CREATE INDEX company_text_trgm_idx ON company USING gin (company_text(name, native_name, aliases, email_domains) gin_trgm_ops);
CREATE INDEX company_turnover_eur_idx ON company (turnover_eur, id);
CREATE INDEX company_updated_at_idx ON company (updated_at, id);
CREATE INDEX company_identifier_company_id_idx ON company_identifier (company_id);
CREATE UNIQUE INDEX company_identifier_scheme_value_uq ON company_identifier (scheme, value) WHERE active;
CREATE INDEX company_identifier_value_idx ON company_identifier (value text_pattern_ops);
CREATE INDEX company_membership_company_id_idx ON company_membership (company_id);
CREATE INDEX company_membership_organisation_id_idx ON company_membership (organisation_id);
CREATE UNIQUE INDEX company_membership_uq ON company_membership (company_id, organisation_id) WHERE ((until IS NULL) AND (archived_at IS NULL));
CREATE INDEX company_nace_code_idx ON company_nace (code text_pattern_ops);
CREATE UNIQUE INDEX company_nace_primary_uq ON company_nace (company_id) WHERE is_primary;
CREATE INDEX consent_contact_id_idx ON consent (contact_id, purpose, occurred_at, id);
CREATE INDEX contact_archived_idx ON contact (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX contact_cjk_idx ON contact USING gin (cjk_grams(contact_text(full_name, native_name, email, job_title)));
CREATE INDEX contact_company_id_idx ON contact (company_id, id);
CREATE INDEX contact_created_at_idx ON contact (created_at, id);
CREATE INDEX contact_email_domain_idx ON contact ("substring"(email, '[^@]+$'::text), id);
CREATE INDEX contact_email_sort_idx ON contact (email COLLATE "C", id);
CREATE UNIQUE INDEX contact_email_uq ON contact (email) WHERE (archived_at IS NULL);
CREATE INDEX contact_full_name_idx ON contact (full_name, id);
CREATE INDEX contact_full_name_sort_idx ON contact (fold(full_name) COLLATE "C", id);
CREATE INDEX contact_job_title_idx ON contact (job_title, id);
CREATE INDEX contact_languages_idx ON contact USING gin (languages);
CREATE INDEX contact_mail_stem_idx ON contact (mail_stem(email)) WHERE (archived_at IS NULL);
CREATE INDEX contact_may_be_mailed_idx ON contact (may_be_mailed, id);
CREATE INDEX contact_merged_into_id_idx ON contact (merged_into_id);
CREATE INDEX contact_native_name_idx ON contact (native_name, id);
CREATE INDEX contact_phone_idx ON contact (phone, id);
CREATE INDEX contact_pinyin_trgm_idx ON contact USING gin (pinyin gin_trgm_ops);
CREATE INDEX contact_tags_idx ON contact USING gin (tags);
CREATE INDEX contact_text_trgm_idx ON contact USING gin (contact_text(full_name, native_name, email, job_title) gin_trgm_ops);
CREATE INDEX contact_updated_at_idx ON contact (updated_at, id);
CREATE INDEX contact_wechat_id_idx ON contact (wechat_id, id);
CREATE INDEX contact_affiliation_company_id_idx ON contact_affiliation (company_id);
CREATE INDEX delegation_host_company_id_idx ON delegation_host (company_id);
CREATE INDEX delegation_participant_company_id_idx ON delegation_participant (company_id);
CREATE INDEX delegation_participant_contact_id_idx ON delegation_participant (contact_id);
CREATE UNIQUE INDEX delegation_participant_head_uq ON delegation_participant (activity_id) WHERE ((role = 'head'::text) AND (status <> ALL (ARRAY['declined'::text, 'cancelled'::text])) AND (archived_at IS NULL));
CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);
CREATE UNIQUE INDEX intake_candidate_company_uq ON intake_candidate (company_id, registration_id);
CREATE UNIQUE INDEX intake_candidate_contact_uq ON intake_candidate (contact_id, registration_id);
CREATE INDEX intake_candidate_registration_id_idx ON intake_candidate (registration_id, score);
CREATE INDEX intake_connection_activity_id_idx ON intake_connection (activity_id, id);
CREATE INDEX intake_connection_created_at_idx ON intake_connection (created_at, id);
CREATE INDEX intake_connection_integration_key_id_idx ON intake_connection (integration_key_id, id);
CREATE INDEX intake_connection_name_idx ON intake_connection (fold(name) COLLATE "C", id);
CREATE INDEX intake_connection_provider_idx ON intake_connection (provider, id);
CREATE INDEX intake_connection_updated_at_idx ON intake_connection (updated_at, id);
CREATE INDEX intake_consent_consent_id_idx ON intake_consent (consent_id);
CREATE INDEX intake_consent_delivery_id_idx ON intake_consent (delivery_id);
CREATE INDEX intake_decision_company_id_idx ON intake_decision (company_id, id);
CREATE INDEX intake_decision_contact_id_idx ON intake_decision (contact_id, id);
CREATE INDEX intake_decision_created_at_idx ON intake_decision (created_at, id);
CREATE UNIQUE INDEX intake_decision_key_uq ON intake_decision (connection_id, kind, key) WHERE (archived_at IS NULL);
CREATE INDEX intake_decision_registration_id_idx ON intake_decision (registration_id);
CREATE INDEX intake_delivery_body_idx ON intake_delivery (received_at, id) WHERE (body IS NOT NULL);
CREATE INDEX intake_delivery_connection_id_idx ON intake_delivery (connection_id, received_at, id);
CREATE INDEX intake_delivery_connection_mapping_idx ON intake_delivery (connection_id, mapping_version, id);
CREATE INDEX intake_delivery_connection_waiting_idx ON intake_delivery (connection_id, id) WHERE (next_attempt_at IS NOT NULL);
CREATE UNIQUE INDEX intake_delivery_key_uq ON intake_delivery (connection_id, delivery_key, COALESCE(content_sha256, sha256));
CREATE INDEX intake_delivery_origin_idx ON intake_delivery (origin, received_at, id) WHERE (origin <> 'webhook'::text);
CREATE INDEX intake_delivery_received_at_idx ON intake_delivery (received_at, id);
CREATE INDEX intake_delivery_registration_ids_idx ON intake_delivery USING gin (registration_ids);
CREATE INDEX intake_delivery_state_idx ON intake_delivery (state, received_at, id);
CREATE INDEX intake_delivery_verification_idx ON intake_delivery (verification, received_at, id);
CREATE INDEX intake_delivery_waiting_idx ON intake_delivery (id, next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX intake_lead_source_lead_id_idx ON intake_lead_source (lead_id, made_at);
CREATE INDEX intake_lead_source_touch_id_idx ON intake_lead_source (touch_id);
CREATE INDEX intake_quarantine_connection_id_idx ON intake_quarantine (connection_id, received_at, id);
CREATE INDEX intake_quarantine_received_at_idx ON intake_quarantine (received_at, id);
CREATE INDEX intake_registration_booking_idx ON intake_registration (connection_id, split_part(external_id, '/'::text, 1));
CREATE INDEX intake_registration_company_id_idx ON intake_registration (company_id, id);
CREATE INDEX intake_registration_company_name_idx ON intake_registration (fold("left"(company_name, 200)) COLLATE "C", id);
CREATE INDEX intake_registration_connection_id_idx ON intake_registration (connection_id, received_at, id);
CREATE INDEX intake_registration_contact_id_idx ON intake_registration (contact_id, id);
CREATE INDEX intake_registration_double_of_id_idx ON intake_registration (double_of_id);
CREATE INDEX intake_registration_email_idx ON intake_registration (fold("left"(email, 200)) COLLATE "C", id);
CREATE INDEX intake_registration_email_key_idx ON intake_registration (connection_id, email_key, received_at);
CREATE INDEX intake_registration_former_ids_idx ON intake_registration USING gin (former_external_ids);
CREATE INDEX intake_registration_full_name_idx ON intake_registration (fold("left"(full_name, 200)) COLLATE "C", id);
CREATE INDEX intake_registration_match_state_idx ON intake_registration (match_state, received_at, id);
CREATE INDEX intake_registration_match_state_sort_idx ON intake_registration (match_state, id);
CREATE INDEX intake_registration_matched_by_idx ON intake_registration (matched_by, received_at, id);
CREATE INDEX intake_registration_overflow_idx ON intake_registration (received_at, id) WHERE overflow;
CREATE INDEX intake_registration_received_at_idx ON intake_registration (received_at, id);
CREATE INDEX intake_registration_seat_id_idx ON intake_registration (seat_id);
CREATE INDEX intake_registration_status_idx ON intake_registration (status, received_at, id);
CREATE INDEX intake_registration_status_sort_idx ON intake_registration (status, id);
CREATE INDEX intake_registration_text_trgm_idx ON intake_registration USING gin (fold((((("left"(COALESCE(full_name, ''::text), 200) || ' '::text) || "left"(COALESCE(email, ''::text), 200)) || ' '::text) || "left"(COALESCE(company_name, ''::text), 200))) gin_trgm_ops);
CREATE INDEX intake_registration_updated_at_idx ON intake_registration (updated_at, id);
CREATE INDEX intake_registration_delivery_delivery_id_idx ON intake_registration_delivery (delivery_id);
CREATE INDEX intake_step_delivery_id_idx ON intake_step (delivery_id, at, id);
CREATE INDEX interaction_activity_id_idx ON interaction (activity_id, occurred_at, id);
CREATE INDEX interaction_agreement_id_idx ON interaction (agreement_id, occurred_at, id);
CREATE INDEX interaction_archived_idx ON interaction (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX interaction_cjk_idx ON interaction USING gin (cjk_grams(fold(subject))) WHERE (fold(subject) ~ '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]'::text);
CREATE INDEX interaction_company_id_idx ON interaction (company_id, occurred_at, id);
CREATE INDEX interaction_created_at_idx ON interaction (created_at, id);
CREATE INDEX interaction_created_by_idx ON interaction (created_by, id);
CREATE INDEX interaction_direction_idx ON interaction (direction, id);
CREATE INDEX interaction_kind_idx ON interaction (kind, id);
CREATE INDEX interaction_lead_id_idx ON interaction (lead_id, occurred_at, id);
CREATE INDEX interaction_occurred_at_idx ON interaction (occurred_at, id);
CREATE INDEX interaction_subject_sort_idx ON interaction (fold(subject) COLLATE "C", id);
CREATE INDEX interaction_text_trgm_idx ON interaction USING gin (fold(subject) gin_trgm_ops);
CREATE INDEX interaction_updated_at_idx ON interaction (updated_at, id);
CREATE INDEX interaction_contact_contact_id_idx ON interaction_contact (contact_id);
CREATE INDEX interaction_version_contact_ids_idx ON interaction_version USING gin (contact_ids);
CREATE INDEX interaction_version_lead_id_idx ON interaction_version (lead_id, occurred_at) WHERE (lead_id IS NOT NULL);
CREATE INDEX lead_announced_on_idx ON lead (announced_on, id);
CREATE INDEX lead_archived_idx ON lead (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX lead_board_idx ON lead (stage, status, stage_entered_on, id);
CREATE INDEX lead_business_activity_idx ON lead (business_activity, id);
CREATE INDEX lead_capex_eur_idx ON lead (capex_eur, id);
CREATE INDEX lead_cjk_idx ON lead USING gin (cjk_grams(lead_text(reference, title, codename)));
CREATE INDEX lead_closed_on_idx ON lead (closed_on, id);
CREATE INDEX lead_company_id_idx ON lead (company_id, id);
CREATE INDEX lead_confidential_idx ON lead (id) WHERE confidential;
CREATE INDEX lead_confidential_owner_id_idx ON lead (owner_id, id) WHERE confidential;
CREATE INDEX lead_confidential_project_manager_id_idx ON lead (project_manager_id, id) WHERE confidential;
CREATE INDEX lead_created_at_idx ON lead (created_at, id);
CREATE INDEX lead_expected_decision_on_idx ON lead (expected_decision_on, id);
CREATE INDEX lead_expected_landing_on_idx ON lead (expected_landing_on, id);
CREATE INDEX lead_investment_type_idx ON lead (investment_type, id);
CREATE INDEX lead_involvement_idx ON lead (involvement, id);
CREATE INDEX lead_jobs_expected_idx ON lead (jobs_expected, id);
CREATE INDEX lead_likelihood_idx ON lead (likelihood, id);
CREATE INDEX lead_local_company_id_idx ON lead (local_company_id);
CREATE INDEX lead_owner_id_idx ON lead (owner_id, id);
CREATE INDEX lead_owner_received_on_idx ON lead (owner_id, received_on, id);
CREATE INDEX lead_project_manager_id_idx ON lead (project_manager_id, id);
CREATE INDEX lead_project_manager_received_on_idx ON lead (project_manager_id, received_on, id);
CREATE INDEX lead_received_on_idx ON lead (received_on, id);
CREATE INDEX lead_reference_sort_idx ON lead (reference COLLATE "C", id);
CREATE INDEX lead_screening_status_idx ON lead (screening_status, id);
CREATE INDEX lead_sector_idx ON lead (sector COLLATE "C", id);
CREATE INDEX lead_source_activity_id_idx ON lead (source_activity_id);
CREATE INDEX lead_source_agreement_id_idx ON lead (source_agreement_id);
CREATE INDEX lead_source_channel_idx ON lead (source_channel, id);
CREATE INDEX lead_source_referrer_company_id_idx ON lead (source_referrer_company_id);
CREATE INDEX lead_stage_entered_on_idx ON lead (stage_entered_on, id);
CREATE INDEX lead_stage_sort_idx ON lead (stage_rank(stage), id);
CREATE INDEX lead_stage_updated_at_idx ON lead (stage, updated_at, id);
CREATE INDEX lead_status_idx ON lead (status, id);
CREATE INDEX lead_status_reason_idx ON lead (status_reason, id);
CREATE INDEX lead_tags_idx ON lead USING gin (tags);
CREATE INDEX lead_text_trgm_idx ON lead USING gin (lead_text(reference, title, codename) gin_trgm_ops);
CREATE INDEX lead_title_sort_idx ON lead (fold(title) COLLATE "C", id);
CREATE INDEX lead_updated_at_idx ON lead (updated_at, id);
CREATE INDEX lead_contact_contact_id_idx ON lead_contact (contact_id);
CREATE INDEX lead_evidence_lead_id_idx ON lead_evidence (lead_id, created_at);
CREATE INDEX lead_interaction_stats_last_interaction_on_idx ON lead_interaction_stats (last_interaction_on, lead_id);
CREATE INDEX lead_interaction_stats_quiet_since_idx ON lead_interaction_stats (quiet_since, lead_id);
CREATE INDEX lead_team_user_id_idx ON lead_team (user_id);
CREATE INDEX lead_total_day_entered_idx ON lead_total_day (dimension, key, day) WHERE (figure = 'entered'::text);
CREATE INDEX lead_touch_activity_id_idx ON lead_touch (activity_id);
CREATE INDEX lead_touch_agreement_id_idx ON lead_touch (agreement_id);
CREATE INDEX lead_touch_contact_id_idx ON lead_touch (contact_id);
CREATE INDEX lead_touch_lead_id_idx ON lead_touch (lead_id, occurred_on, id);
CREATE UNIQUE INDEX lead_touch_manual_uq ON lead_touch (lead_id, activity_id, agreement_id, channel, occurred_on) NULLS NOT DISTINCT WHERE ((origin = 'hand'::text) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX lead_touch_presence_uq ON lead_touch (lead_id, activity_id) WHERE (origin = ANY (ARRAY['registration'::text, 'attendance'::text, 'participation'::text]));
CREATE UNIQUE INDEX lead_touch_source_uq ON lead_touch (lead_id) WHERE ((origin = 'source'::text) AND (withdrawn_at IS NULL));
CREATE INDEX lead_transition_occurred_on_idx ON lead_transition (occurred_on, recorded_at);
CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from) INCLUDE (id, lead_id, stage, status, stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected, capex_eur, company_id, known, expected_decision_on, likelihood, screening_status, screening_due_on, announced_on, announced_jobs, announced_capex_eur, status_reason, lost_to_country) WHERE (NOT archived);
CREATE INDEX lead_version_distant_rate_idx ON lead_version (valid_to, valid_from) INCLUDE (lead_id) WHERE ((NOT archived) AND (status = 'open'::text) AND has_distant_rate(data));
CREATE INDEX lead_version_lead_id_idx ON lead_version (lead_id, valid_from);
CREATE INDEX meeting_activity_id_idx ON meeting (activity_id, slot_id);
CREATE INDEX meeting_host_id_idx ON meeting (host_id);
CREATE UNIQUE INDEX meeting_host_uq ON meeting (slot_id, host_id) WHERE ((status <> 'cancelled'::text) AND (archived_at IS NULL));
CREATE UNIQUE INDEX meeting_pair_uq ON meeting (visitor_id, host_id) WHERE ((status <> ALL (ARRAY['cancelled'::text, 'no_show'::text])) AND (archived_at IS NULL));
CREATE UNIQUE INDEX meeting_table_uq ON meeting (slot_id, table_number) WHERE ((status <> 'cancelled'::text) AND (archived_at IS NULL));
CREATE INDEX meeting_visitor_id_idx ON meeting (visitor_id);
CREATE UNIQUE INDEX meeting_visitor_uq ON meeting (slot_id, visitor_id) WHERE ((status <> 'cancelled'::text) AND (archived_at IS NULL));
CREATE INDEX meeting_party_company_id_idx ON meeting_party (company_id);
CREATE INDEX meeting_party_contact_id_idx ON meeting_party (contact_id);
CREATE UNIQUE INDEX meeting_party_contact_uq ON meeting_party (activity_id, contact_id) WHERE (archived_at IS NULL);
CREATE INDEX meeting_party_slot_slot_id_idx ON meeting_party_slot (slot_id);
CREATE INDEX meeting_slot_activity_id_idx ON meeting_slot (activity_id, starts_at, id);
CREATE INDEX meeting_wish_wanted_id_idx ON meeting_wish (wanted_id);
CREATE INDEX programme_item_activity_id_idx ON programme_item (activity_id, starts_at, id);
CREATE INDEX programme_item_host_company_id_idx ON programme_item (host_company_id, starts_at);
CREATE INDEX programme_item_seminar_id_idx ON programme_item (seminar_id);
CREATE INDEX programme_item_participant_participant_id_idx ON programme_item_participant (participant_id);
CREATE INDEX record_version_as_of_idx ON record_version (entity_type, valid_to, valid_from);
CREATE INDEX record_version_consent_contact_idx ON record_version (((data ->> 'contact_id'::text))) WHERE (entity_type = 'consent'::text);
CREATE INDEX record_version_entity_id_idx ON record_version (entity_id, valid_from);
CREATE INDEX record_version_lead_task_idx ON record_version (((data ->> 'lead_id'::text))) WHERE (entity_type = 'task'::text);
CREATE INDEX report_lock_locked_at_idx ON report_lock (locked_at, id);
CREATE INDEX report_lock_month_idx ON report_lock (month, id);
CREATE UNIQUE INDEX report_lock_month_uq ON report_lock (report, month, parameters) WHERE (unlocked_at IS NULL);
CREATE INDEX report_schedule_created_at_idx ON report_schedule (created_at, id);
CREATE INDEX report_schedule_name_idx ON report_schedule (fold(name) COLLATE "C", id);
CREATE INDEX report_schedule_next_due_at_idx ON report_schedule (next_due_at) WHERE (enabled AND (archived_at IS NULL));
CREATE INDEX report_schedule_updated_at_idx ON report_schedule (updated_at, id);
CREATE INDEX report_schedule_run_file_name_idx ON report_schedule_run (folder, file_name) WHERE (file_name IS NOT NULL);
CREATE INDEX report_schedule_run_open_idx ON report_schedule_run (next_attempt_at, due_at) WHERE (outcome = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE INDEX search_entry_activity_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE (kind = 'activity'::text);
CREATE INDEX search_entry_agreement_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE (kind = 'agreement'::text);
CREATE INDEX search_entry_company_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE (kind = 'company'::text);
CREATE INDEX search_entry_confidential_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE ((kind = 'lead'::text) AND (confidential_lead_id IS NOT NULL));
CREATE INDEX search_entry_contact_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE (kind = 'contact'::text);
CREATE INDEX search_entry_lead_idx ON search_entry USING gin (terms) WITH (fastupdate=off) WHERE ((kind = 'lead'::text) AND (confidential_lead_id IS NULL));
CREATE INDEX search_word_confidential_idx ON search_word (confidential_lead_id) WHERE (confidential_lead_id IS NOT NULL);
CREATE INDEX search_word_rests_idx ON search_word USING gin (search_rests(word)) WITH (fastupdate=off);
CREATE INDEX search_word_trgm_idx ON search_word USING gin (word gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX search_word_word_idx ON search_word (word text_pattern_ops);
CREATE INDEX seminar_registration_arrival_idx ON seminar_registration (activity_id, arrival);
CREATE INDEX seminar_registration_contact_id_idx ON seminar_registration (contact_id);
CREATE INDEX seminar_registration_replaced_by_id_idx ON seminar_registration (replaced_by_id);
CREATE INDEX seminar_registration_status_idx ON seminar_registration (activity_id, status, arrival);
CREATE INDEX seminar_session_activity_id_idx ON seminar_session (activity_id, starts_at, id);
CREATE INDEX session_speaker_company_id_idx ON session_speaker (company_id);
CREATE INDEX session_speaker_contact_id_idx ON session_speaker (contact_id);
CREATE INDEX task_activity_id_idx ON task (activity_id);
CREATE INDEX task_agreement_id_idx ON task (agreement_id);
CREATE INDEX task_archived_idx ON task (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX task_assignee_id_idx ON task (assignee_id, due_on, id);
CREATE INDEX task_cjk_idx ON task USING gin (cjk_grams(fold(title))) WHERE (fold(title) ~ '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]'::text);
CREATE INDEX task_closed_at_idx ON task (closed_at, id);
CREATE INDEX task_company_id_idx ON task (company_id);
CREATE INDEX task_contact_id_idx ON task (contact_id);
CREATE INDEX task_created_at_idx ON task (created_at, id);
CREATE INDEX task_created_by_idx ON task (created_by, id);
CREATE INDEX task_due_on_idx ON task (due_on, id);
CREATE INDEX task_interaction_id_idx ON task (interaction_id);
CREATE INDEX task_lead_id_idx ON task (lead_id, due_on, id);
CREATE INDEX task_open_due_on_idx ON task (due_on, id) WHERE (status = 'open'::text);
CREATE INDEX task_status_idx ON task (status, id);
CREATE INDEX task_text_trgm_idx ON task USING gin (fold(title) gin_trgm_ops);
CREATE INDEX task_title_sort_idx ON task (fold(title) COLLATE "C", id);
CREATE INDEX task_updated_at_idx ON task (updated_at, id);

-- Other functions.
CREATE FUNCTION assert_local_company_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seat text;
BEGIN
  -- The lock makes a change of the country wait until this lead can be seen.
  SELECT country INTO seat FROM company WHERE id = NEW.local_company_id FOR SHARE;
  IF seat <> 'BE' THEN
    RAISE EXCEPTION 'company % is in %, not in Belgium', NEW.local_company_id, seat
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lead_local_company_ck', TABLE = 'lead';
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION assert_local_company_stays_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM lead WHERE local_company_id = NEW.id) THEN
    RAISE EXCEPTION 'company % is the local company of a lead', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'company_local_company_ck', TABLE = 'company';
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION count_lead_transition() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
BEGIN
  -- A lead that is just getting another owner or country takes its moves along: this one as well, or not yet.
  PERFORM FROM lead WHERE id = NEW.lead_id FOR NO KEY UPDATE;
  INSERT INTO lead_total_change (n, at, stage, advanced_on, owner_id, country, sector, channel, activity_id, agreement_id)
    SELECT 1, NEW.recorded_at, NEW.from_stage, NEW.occurred_on, v.owner_id, v.country, v.sector, v.channel, v.activity_id,
      v.agreement_id
    FROM lead_version v WHERE v.lead_id = NEW.lead_id AND v.valid_to = 'infinity' AND NOT v.archived;
  RETURN NULL;
END
$$;
CREATE FUNCTION count_lead_version() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE
  before lead_version := OLD;
  moves boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO before FROM lead_version WHERE lead_id = NEW.lead_id AND id <> NEW.id
      ORDER BY valid_from DESC, id DESC LIMIT 1;
  END IF;
  -- Moves are counted where their lead is.
  moves := (before.archived, before.owner_id, before.country, before.sector, before.channel, before.activity_id,
      before.agreement_id)
    IS DISTINCT FROM (NEW.archived, NEW.owner_id, NEW.country, NEW.sector, NEW.channel, NEW.activity_id, NEW.agreement_id);
  IF NOT moves AND (before.stage, before.status, before.stage_entered_on, before.received_on, before.closed_on,
      before.jobs_expected, before.capex_eur)
    IS NOT DISTINCT FROM (NEW.stage, NEW.status, NEW.stage_entered_on, NEW.received_on, NEW.closed_on, NEW.jobs_expected,
      NEW.capex_eur)
  THEN RETURN NULL; END IF;
  INSERT INTO lead_total_change
    SELECT * FROM lead_total_changes(before, -1::smallint, NEW.valid_from, moves)
    UNION ALL SELECT * FROM lead_total_changes(NEW, 1::smallint, NEW.valid_from, moves);
  RETURN NULL;
END
$$;
CREATE FUNCTION date_lead_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at AND NEW IS DISTINCT FROM OLD AND NEW.version = OLD.version THEN
    NEW.updated_at := clock_timestamp();
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END
$$;
CREATE FUNCTION end_touches_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.contact_id IS NOT NULL THEN PERFORM refresh_touches_through(OLD.contact_id, clock_timestamp()); END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION enter_idempotency_key(key_scope text, key_given text, OUT taken boolean, OUT request_hash text, OUT response json) RETURNS record LANGUAGE plpgsql AS $$
BEGIN
  SELECT k.request_hash, k.response INTO request_hash, response
    FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
  taken := FOUND;
  IF NOT taken THEN
    taken := pg_try_advisory_xact_lock(hashtextextended(key_scope || ' ' || key_given, 0));
    IF taken THEN
      SELECT k.request_hash, k.response INTO request_hash, response
        FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
    END IF;
  END IF;
END
$$;
CREATE FUNCTION find_companies_by_pinyin(given_pinyin text, most integer) RETURNS SETOF uuid LANGUAGE plpgsql
  STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM company WHERE pinyin % given_pinyin AND archived_at IS NULL
    ORDER BY similarity(pinyin, given_pinyin) DESC LIMIT most;
END
$$;
CREATE FUNCTION find_similar_companies(given_core_key text, given_name_key text, most integer) RETURNS SETOF uuid LANGUAGE plpgsql
  STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM company WHERE core_key % given_core_key AND archived_at IS NULL
    ORDER BY similarity(core_key, given_core_key) DESC, similarity(name_key, given_name_key) DESC LIMIT most;
END
$$;
CREATE FUNCTION fold_lead_totals() RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE folded bigint;
    BEGIN
      -- One at a time: two that add to the same totals would wait for each other crosswise.
      PERFORM pg_advisory_xact_lock(1764000019);
      WITH taken AS MATERIALIZED (
        DELETE FROM lead_total_change RETURNING *
      ), states AS (
        INSERT INTO lead_total_state AS t (dimension, key, stage, status, leads, jobs, capex_eur) 
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(keyed) = 0 THEN 'stage' ELSE 'all' END AS dimension,
  CASE WHEN grouping(keyed) = 0 THEN keyed ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, stage, status, sum(n) AS leads,
  coalesce(sum(n * jobs_expected::bigint), 0) AS jobs, coalesce(sum(n * capex_eur::numeric), 0) AS capex_eur
FROM (SELECT *, stage || '' AS keyed FROM taken) AS change WHERE status IS NOT NULL
GROUP BY GROUPING SETS ((stage, status), (stage, status, keyed), (stage, status, owner_id), (stage, status, country), (stage, status, sector), (stage, status, channel), (stage, status, activity_id), (stage, status, agreement_id))
          ON CONFLICT (dimension, key, stage, status) DO UPDATE
            SET leads = t.leads + EXCLUDED.leads, jobs = t.jobs + EXCLUDED.jobs, capex_eur = t.capex_eur + EXCLUDED.capex_eur
      ), day AS MATERIALIZED (
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(stage) = 0 THEN 'stage' ELSE 'all' END AS dimension, figure, day,
  CASE WHEN grouping(stage) = 0 THEN stage ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, sum(n) AS leads
FROM taken AS change CROSS JOIN LATERAL (VALUES ('advanced', advanced_on), ('received', received_on),
  (status, closed_on), ('entered', CASE status WHEN 'open' THEN stage_entered_on END)) AS counted (figure, day)
WHERE day IS NOT NULL
GROUP BY GROUPING SETS ((figure, day), (figure, day, stage), (figure, day, owner_id), (figure, day, country), (figure, day, sector), (figure, day, channel), (figure, day, activity_id), (figure, day, agreement_id))
      ), days AS (
        INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads) 
SELECT dimension, figure, day, key, leads FROM day WHERE leads <> 0
UNION ALL SELECT dimension, 'entered_month', date_trunc('month', day)::date, key, sum(leads) FROM day
  WHERE figure = 'entered' GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
          ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads
      ), known AS (
        UPDATE lead_total_check SET latest = greatest(latest, (SELECT max(at) FROM taken)) WHERE EXISTS (SELECT FROM taken)
      )
      SELECT count(*) INTO folded FROM taken;
      RETURN folded;
    END
$$;
CREATE FUNCTION forget_empty_lead_totals() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(1764000019);
  DELETE FROM lead_total_day WHERE leads = 0;
  DELETE FROM lead_total_state WHERE (leads, jobs, capex_eur) = (0, 0, 0);
END
$$;
CREATE FUNCTION is_current_secret(secret bytea) RETURNS boolean LANGUAGE sql
  STABLE PARALLEL SAFE
  RETURN ((get_byte(secret, 0) = 2) AND (NOT (encode(substr(secret, 2, 8), 'hex'::text) IS DISTINCT FROM (SELECT k.key_id FROM app_key k WHERE (k.purpose = 'encryption'::text)))));
CREATE FUNCTION keep_company_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_lead_version(moved.id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
    FROM (SELECT id FROM lead WHERE company_id = NEW.id ORDER BY id) AS moved;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_consent_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_record_version('consent', NEW.id, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE clock_timestamp() END,
    jsonb_build_object('contact_id', NEW.contact_id));
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_contact_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_record_version('contact', NEW.id,
    CASE WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
      ELSE NEW.updated_at END,
    jsonb_build_object('archived_at', NEW.archived_at, 'merged_into_id', NEW.merged_into_id,
      'reachable', NEW.email IS NOT NULL OR NEW.phone IS NOT NULL));
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_interaction_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM write_interaction_version(OLD.interaction_id, clock_timestamp()); END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.interaction_id <> OLD.interaction_id THEN
    PERFORM write_interaction_version(NEW.interaction_id, clock_timestamp());
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_interaction_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_interaction_version(NEW.id, CASE
    WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
    ELSE NEW.updated_at END);
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_lead_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM write_lead_version(OLD.lead_id, clock_timestamp()); END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.lead_id <> OLD.lead_id THEN
    PERFORM write_lead_version(NEW.lead_id, clock_timestamp());
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_lead_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A company that is changing its country at this moment does not see a lead that is only just coming to it.
  IF TG_OP = 'INSERT' OR NEW.company_id <> OLD.company_id THEN
    PERFORM FROM company WHERE id = NEW.company_id FOR SHARE;
  END IF;
  PERFORM write_lead_version(NEW.id, NEW.updated_at);
  RETURN NULL;
END
$$;
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
END
$$;
CREATE FUNCTION keep_name_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO label_version (entity_type, entity_id, valid_from, label) VALUES (TG_TABLE_NAME, NEW.id, NEW.updated_at, NEW.name)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.quiet_since := (SELECT greatest(received_on, NEW.last_interaction_on) FROM lead WHERE id = NEW.lead_id AND status = 'open');
  RETURN NEW;
END
$$;
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
END
$$;
CREATE FUNCTION keep_source_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_lead_touches(NEW.id, NEW.updated_at);
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_title_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO label_version (entity_type, entity_id, valid_from, label) VALUES (TG_TABLE_NAME, NEW.id, NEW.updated_at, NEW.title)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_touches_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_lead_touches(touched.lead_id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
    FROM (SELECT lead_id FROM lead_touch WHERE activity_id = NEW.id AND origin <> 'hand'
      UNION SELECT c.lead_id FROM activity_presence p JOIN lead_contact c ON c.contact_id = p.contact_id
        WHERE p.activity_id = NEW.id
      ORDER BY lead_id) touched;
  RETURN NULL;
END
$$;
CREATE FUNCTION keep_touches_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed lead_contact[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD] ELSE ARRAY[OLD, NEW] END;
  one lead_contact;
BEGIN
  FOREACH one IN ARRAY changed LOOP
    PERFORM lock_touches_of_contact(one.contact_id);
    PERFORM refresh_lead_touches(one.lead_id, coalesce((SELECT valid_from FROM lead_version
      WHERE lead_id = one.lead_id AND transaction_id = transaction_name()), clock_timestamp()));
  END LOOP;
  RETURN NULL;
END
$$;
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
END
$$;
CREATE FUNCTION keep_user_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO label_version (entity_type, entity_id, valid_from, label)
    VALUES ('user', NEW.id, NEW.updated_at, NEW.full_name)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
CREATE FUNCTION lead_total_changes(v lead_version, n smallint, at timestamp with time zone, moves boolean) RETURNS SETOF lead_total_change LANGUAGE sql
  STABLE AS $$
SELECT n, at, v.status, v.stage, v.stage_entered_on, v.received_on, v.closed_on, NULL::date, v.jobs_expected, v.capex_eur,
    v.owner_id, v.country, v.sector, v.channel, v.activity_id, v.agreement_id
  WHERE NOT v.archived
UNION ALL
SELECT n, greatest(at, t.recorded_at), NULL, t.from_stage, NULL, NULL, NULL, t.occurred_on, NULL, NULL,
    v.owner_id, v.country, v.sector, v.channel, v.activity_id, v.agreement_id
  FROM lead_transition t
  WHERE moves AND NOT v.archived AND t.lead_id = v.lead_id
    AND t.kind = 'stage' AND stage_rank(t.to_stage) > stage_rank(t.from_stage)
$$;
CREATE FUNCTION lead_total_differences(OUT dimension text, OUT figure text, OUT key text, OUT day date, OUT excess numeric) RETURNS SETOF record LANGUAGE sql
  STABLE SET work_mem = '128MB' SET enable_nestloop = off SET jit = off AS $$
      WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted),
        counted_day AS MATERIALIZED (
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(stage) = 0 THEN 'stage' ELSE 'all' END AS dimension, figure, day,
  CASE WHEN grouping(stage) = 0 THEN stage ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, sum(n) AS leads
FROM counted AS change CROSS JOIN LATERAL (VALUES ('advanced', advanced_on), ('received', received_on),
  (status, closed_on), ('entered', CASE status WHEN 'open' THEN stage_entered_on END)) AS counted (figure, day)
WHERE day IS NOT NULL
GROUP BY GROUPING SETS ((figure, day), (figure, day, stage), (figure, day, owner_id), (figure, day, country), (figure, day, sector), (figure, day, channel), (figure, day, activity_id), (figure, day, agreement_id)))
      SELECT dimension, figure, key, day, sum(leads) FROM (
          SELECT dimension, figure, key, day, leads FROM lead_total_days
          UNION ALL SELECT dimension, figure, key, day, -leads FROM (
SELECT dimension, figure, day, key, leads FROM counted_day WHERE leads <> 0
UNION ALL SELECT dimension, 'entered_month', date_trunc('month', day)::date, key, sum(leads) FROM counted_day
  WHERE figure = 'entered' GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0) AS days
        ) AS compared
        GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
      UNION ALL
      SELECT dimension, stage || ' ' || status || ' ' || unit, key, NULL, sum(amount) FROM (
          SELECT dimension, key, stage, status, leads, jobs, capex_eur FROM lead_total_states
          UNION ALL
          SELECT dimension, key, stage, status, -leads, -jobs, -capex_eur FROM (
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(keyed) = 0 THEN 'stage' ELSE 'all' END AS dimension,
  CASE WHEN grouping(keyed) = 0 THEN keyed ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, stage, status, sum(n) AS leads,
  coalesce(sum(n * jobs_expected::bigint), 0) AS jobs, coalesce(sum(n * capex_eur::numeric), 0) AS capex_eur
FROM (SELECT *, stage || '' AS keyed FROM counted) AS change WHERE status IS NOT NULL
GROUP BY GROUPING SETS ((stage, status), (stage, status, keyed), (stage, status, owner_id), (stage, status, country), (stage, status, sector), (stage, status, channel), (stage, status, activity_id), (stage, status, agreement_id))) AS states
        ) AS compared, LATERAL (VALUES ('leads', leads), ('jobs', jobs), ('capexEur', capex_eur)) amounts (unit, amount)
        GROUP BY 1, 2, 3 HAVING sum(amount) <> 0
$$;
CREATE FUNCTION like_text(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT regexp_replace(public.fold(value), '([\\%_])', '\\\1', 'g') $$;
CREATE FUNCTION lock_touches_of_contact(person uuid) RETURNS void LANGUAGE sql AS $$
SELECT pg_advisory_xact_lock(1764000013, hashtext(person::text) & 1023)
$$;
CREATE FUNCTION next_reference(prefix text, year integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  sequence_name text := format('reference_%s_%s', lower(prefix), year);
  number bigint;
BEGIN
  BEGIN
    number := nextval(sequence_name::regclass);
  EXCEPTION WHEN undefined_table THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(sequence_name, 0));
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence_name);
    number := nextval(sequence_name::regclass);
  END;
  RETURN format('%s-%s-%s', prefix, year, CASE WHEN number < 10000 THEN lpad(number::text, 4, '0') ELSE number::text END);
END
$$;
CREATE FUNCTION rebuild_lead_totals() RETURNS void LANGUAGE plpgsql
  SET work_mem = '128MB' SET enable_nestloop = off SET jit = off AS $$
    BEGIN
      -- Whoever changes a lead, its people or its company's country holds the lead before its versions and moves.
      LOCK TABLE lead IN EXCLUSIVE MODE;
      LOCK TABLE lead_transition, lead_version IN SHARE ROW EXCLUSIVE MODE;
      PERFORM pg_advisory_xact_lock(1764000019);
      DELETE FROM lead_total_change;
      WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted), states AS (
        INSERT INTO lead_total_state AS t (dimension, key, stage, status, leads, jobs, capex_eur)
          SELECT dimension, key, stage, status, sum(leads), sum(jobs), sum(capex_eur) FROM (
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(keyed) = 0 THEN 'stage' ELSE 'all' END AS dimension,
  CASE WHEN grouping(keyed) = 0 THEN keyed ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, stage, status, sum(n) AS leads,
  coalesce(sum(n * jobs_expected::bigint), 0) AS jobs, coalesce(sum(n * capex_eur::numeric), 0) AS capex_eur
FROM (SELECT *, stage || '' AS keyed FROM counted) AS change WHERE status IS NOT NULL
GROUP BY GROUPING SETS ((stage, status), (stage, status, keyed), (stage, status, owner_id), (stage, status, country), (stage, status, sector), (stage, status, channel), (stage, status, activity_id), (stage, status, agreement_id))
            UNION ALL SELECT dimension, key, stage, status, -leads, -jobs, -capex_eur FROM lead_total_state) AS compared
          GROUP BY 1, 2, 3, 4 HAVING (sum(leads), sum(jobs), sum(capex_eur)) <> (0, 0, 0)
          ON CONFLICT (dimension, key, stage, status) DO UPDATE
            SET leads = t.leads + EXCLUDED.leads, jobs = t.jobs + EXCLUDED.jobs, capex_eur = t.capex_eur + EXCLUDED.capex_eur
      ), day AS MATERIALIZED (
SELECT CASE WHEN grouping(owner_id) = 0 THEN 'owner' WHEN grouping(country) = 0 THEN 'country' WHEN grouping(sector) = 0 THEN 'sector' WHEN grouping(channel) = 0 THEN 'channel' WHEN grouping(activity_id) = 0 THEN 'activity' WHEN grouping(agreement_id) = 0 THEN 'agreement' WHEN grouping(stage) = 0 THEN 'stage' ELSE 'all' END AS dimension, figure, day,
  CASE WHEN grouping(stage) = 0 THEN stage ELSE CASE WHEN grouping(owner_id) = 0 THEN owner_id::text WHEN grouping(country) = 0 THEN country::text WHEN grouping(sector) = 0 THEN sector::text WHEN grouping(channel) = 0 THEN channel::text WHEN grouping(activity_id) = 0 THEN activity_id::text WHEN grouping(agreement_id) = 0 THEN agreement_id::text END END AS key, sum(n) AS leads
FROM counted AS change CROSS JOIN LATERAL (VALUES ('advanced', advanced_on), ('received', received_on),
  (status, closed_on), ('entered', CASE status WHEN 'open' THEN stage_entered_on END)) AS counted (figure, day)
WHERE day IS NOT NULL
GROUP BY GROUPING SETS ((figure, day), (figure, day, stage), (figure, day, owner_id), (figure, day, country), (figure, day, sector), (figure, day, channel), (figure, day, activity_id), (figure, day, agreement_id))
      )
      INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads)
        SELECT dimension, figure, day, key, sum(leads) FROM (
SELECT dimension, figure, day, key, leads FROM day WHERE leads <> 0
UNION ALL SELECT dimension, 'entered_month', date_trunc('month', day)::date, key, sum(leads) FROM day
  WHERE figure = 'entered' GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
          UNION ALL SELECT dimension, figure, day, key, -leads FROM lead_total_day) AS compared
        GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
        ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads;
      UPDATE lead_total_check SET latest = greatest('-infinity', (SELECT max(valid_from) FROM lead_version),
        (SELECT max(recorded_at) FROM lead_transition));
    END
$$;
CREATE FUNCTION refresh_lead_touches(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
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
        THEN greatest(a.starts_on, least(a.ends_on, (r.checked_in_at AT TIME ZONE a.timezone)::date))
        ELSE a.starts_on END AS occurred_on
    FROM lead_contact c
      -- OFFSET 0 keeps the view from being joined as a whole: each half is asked for this one person, by its index.
      CROSS JOIN LATERAL (SELECT * FROM activity_presence who WHERE who.contact_id = c.contact_id OFFSET 0) p
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
END
$$;
CREATE FUNCTION refresh_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The trigger on lead_interaction_stats fills in the value.
  UPDATE lead_interaction_stats SET quiet_since = NULL WHERE lead_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE FUNCTION refresh_touches_through(person uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM lead WHERE id IN (SELECT lead_id FROM lead_contact WHERE contact_id = person) ORDER BY id FOR NO KEY UPDATE;
  PERFORM lock_touches_of_contact(person);
  PERFORM refresh_lead_touches(c.lead_id, at)
    FROM (SELECT lead_id FROM lead_contact WHERE contact_id = person ORDER BY lead_id) c;
END
$$;
CREATE FUNCTION reject_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION reject_consent_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A merge of two contacts moves a consent to the one that stays; what was said never changes.
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'contact_id') = (to_jsonb(NEW) - 'contact_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% on consent is refused: it is append-only', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION reject_lock_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['unlocked_at', 'unlocked_by', 'unlocked_by_name', 'unlock_reason'];
BEGIN
  IF OLD.unlocked_at IS NULL AND (to_jsonb(OLD) - ending) = (to_jsonb(NEW) - ending) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on report_lock is refused: it is locked' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION reject_past_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
  IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on % is refused: it is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION reject_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
  IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on lead_version is refused: it is append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE FUNCTION search_activity_terms(a activity) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', a.title, replace(a.kind, '_', ' '), a.city, a.venue,
    extract(year FROM a.starts_on), extract(year FROM a.ends_on)))
  || ARRAY['=' || search_joined(a.title), search_reference(a.reference)]
  || search_neighbours(a.title, 2)
$$;
CREATE FUNCTION search_agreement_terms(g agreement) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', g.title, replace(g.kind, '_', ' '), join_texts(g.fields), extract(year FROM g.signed_on)))
  || ARRAY['=' || search_joined(g.title), search_reference(g.reference)]
  || search_neighbours(g.title, 2)
  || search_tags(g.fields)
$$;
CREATE FUNCTION search_company_terms(c company) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', c.name, c.name_key, c.native_name, join_texts(c.aliases), c.pinyin, c.pinyin_initials))
  || ARRAY(SELECT '=' || search_joined(name)
           FROM unnest(ARRAY[c.name, c.name_key, c.native_name, c.native_key] || c.aliases) AS name WHERE name IS NOT NULL)
  || ARRAY(SELECT unnest(search_neighbours(name, 2)) FROM unnest(c.name || c.aliases) AS name)
  || ARRAY(SELECT unnest(search_domain('@', domain)) FROM unnest(c.email_domains) AS domain)
  || search_tags(c.tags)
$$;
CREATE FUNCTION search_contact_terms(c contact) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', c.full_name, c.native_name, c.given_name, c.family_name, c.pinyin, c.pinyin_initials))
  || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[c.full_name, c.native_name]) AS name WHERE name IS NOT NULL)
  || search_neighbours(c.full_name, 3)
  || CASE WHEN c.email IS NULL THEN '{}'
       ELSE ('<' || left(c.email, 254)) || search_domain('~', split_part(c.email, '@', 2)) END
  -- Backwards too, so that its last digits find it: with or without country and area code.
  || CASE WHEN c.phone IS NULL THEN '{}' ELSE ARRAY['+' || substr(c.phone, 2), '-' || reverse(substr(c.phone, 2))] END
  || CASE WHEN c.wechat_id IS NULL THEN '{}' ELSE ARRAY['%' || left(lower(c.wechat_id), 100)] END
  || search_tags(c.tags)
$$;
CREATE FUNCTION search_domain(sign text, domain text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT array_remove(ARRAY[sign || left(lower(domain), 253), sign || substring(lower(domain) FROM '^[^.]+\.(.+\..+)$')], NULL)
$$;
CREATE FUNCTION search_joined(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT left(replace(public.search_plain(value), ' ', ''), 100) $$;
CREATE FUNCTION search_keep_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('activity', NEW.id, NULL, NEW.title, search_activity_terms(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION search_keep_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('agreement', NEW.id, NULL, NEW.title, search_agreement_terms(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION search_keep_company() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('company', NEW.id, NULL, NEW.name_key, search_company_terms(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION search_keep_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('contact', NEW.id, NULL, NEW.full_name, search_contact_terms(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION search_keep_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE secret_lead_id uuid := CASE WHEN NEW.confidential THEN NEW.id END;
BEGIN
  PERFORM search_upsert('lead', NEW.id, secret_lead_id, NEW.title, search_lead_terms(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION search_lead_terms(l lead) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', l.title, l.codename))
  || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[l.title, l.codename]) AS name WHERE name IS NOT NULL)
  || search_neighbours(l.title, 2)
  || search_tags(l.tags)
$$;
CREATE FUNCTION search_neighbours(value text, most integer) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT ARRAY(SELECT '&' || array_to_string(words[place:place + many - 1], '')
  FROM generate_series(2, most) AS many, generate_series(1, cardinality(words) - many + 1) AS place)
FROM (SELECT string_to_array(public.search_plain(value), ' ') AS words) AS cut
$$;
CREATE FUNCTION search_plain(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT btrim(regexp_replace(
  translate(public.fold(translate(normalize(replace(left(value, 12000), '´', ''), NFKC), '''`‘’ʹʺʻʼʽˈ', '')), 'ς', 'σ'),
  '[\u0001-/:-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf×÷\u02c2-\u02df\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\ue000-\uf8ff\ufe00-\ufe6f\ufeff-\uff0f\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+', ' ', 'g'))
$$;
CREATE FUNCTION search_reference(reference text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT '!' || public.search_joined(reference) $$;
CREATE FUNCTION search_remove() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM search_entry WHERE kind = TG_TABLE_NAME;
  ELSE
    DELETE FROM search_entry WHERE id = OLD.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION search_remove_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_word WHERE confidential_lead_id = OLD.id;
  RETURN NULL;
END
$$;
CREATE FUNCTION search_size(title text) RETURNS smallint LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT greatest(cardinality(string_to_array(public.search_plain(title), ' ')), 1)::smallint $$;
CREATE FUNCTION search_spellings(terms text[]) RETURNS SETOF text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT DISTINCT term FROM unnest(terms) AS term
WHERE length(term) BETWEEN 4 AND 40 AND term !~ '[0-9]|^[=#@~<%+!&-]'
$$;
CREATE FUNCTION search_tags(tags text[]) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT coalesce(array_agg('#' || public.search_joined(tag)), '{}') FROM unnest(tags) AS tag $$;
CREATE FUNCTION search_upsert(record_kind text, record_id uuid, secret_lead_id uuid, title text, found_by text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_entry (id, kind, confidential_lead_id, size, terms)
    VALUES (record_id, record_kind, secret_lead_id, search_size(title),
      array_to_tsvector(ARRAY(SELECT left(term, 254) FROM unnest(found_by) AS term)))
    ON CONFLICT (id) DO UPDATE SET confidential_lead_id = EXCLUDED.confidential_lead_id, size = EXCLUDED.size,
      terms = EXCLUDED.terms;
  INSERT INTO search_word (word, confidential_lead_id)
    SELECT spelling, secret_lead_id FROM search_spellings(found_by) AS spelling
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = spelling
      AND (known.confidential_lead_id IS NULL OR known.confidential_lead_id = secret_lead_id));
END
$$;
CREATE FUNCTION search_words(value text) RETURNS text[] LANGUAGE plpgsql
  IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  cjk constant text := '[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u309f\u30a1-\u30ff\u3105-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]+';
  plain text := public.search_plain(value);
BEGIN
  IF plain !~ cjk THEN RETURN array_remove(string_to_array(plain, ' '), ''); END IF;
  RETURN array_remove(string_to_array(regexp_replace(plain, cjk, ' ', 'g'), ' '), '')
    || ARRAY(SELECT substr(run.text[1], place, 2)
             FROM regexp_matches(plain, cjk, 'g') AS run(text), generate_series(1, length(run.text[1])) AS place);
END
$$;
CREATE FUNCTION source_touch(l lead, OUT activity_id uuid, OUT agreement_id uuid, OUT channel text, OUT occurred_on date) RETURNS record LANGUAGE sql
  STABLE AS $$
SELECT s.activity, s.agreement, CASE WHEN num_nonnulls(s.activity, s.agreement) = 0 THEN l.source_channel END,
  least(l.received_on, (SELECT starts_on FROM activity WHERE id = s.activity))
FROM (SELECT CASE WHEN l.source_channel <> 'agreement' THEN l.source_activity_id END AS activity,
  CASE WHEN l.source_channel = 'agreement' OR l.source_activity_id IS NULL THEN l.source_agreement_id END AS agreement) s
$$;
CREATE FUNCTION transaction_name() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE name text := current_setting('locate.transaction', true);
BEGIN
  IF coalesce(name, '') = '' THEN name := set_config('locate.transaction', gen_random_uuid()::text, true); END IF;
  RETURN name::uuid;
END
$$;
CREATE FUNCTION write_interaction_version(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
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
END
$$;
CREATE FUNCTION write_lead_version(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
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
END
$$;
CREATE FUNCTION write_record_version(type text, id uuid, at timestamp with time zone, state jsonb) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
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
END
$$;

-- Triggers.
CREATE TRIGGER activity_label AFTER INSERT OR UPDATE OF title ON activity FOR EACH ROW EXECUTE FUNCTION keep_title_label();
CREATE TRIGGER activity_touches AFTER UPDATE ON activity FOR EACH ROW WHEN (((old.starts_on, old.ends_on, old.timezone, old.archived_at, old.status = 'cancelled') IS DISTINCT FROM (new.starts_on, new.ends_on, new.timezone, new.archived_at, new.status = 'cancelled'))) EXECUTE FUNCTION keep_touches_of_activity();
CREATE TRIGGER activity_version AFTER INSERT OR UPDATE ON activity FOR EACH ROW EXECUTE FUNCTION keep_record_version('kind', 'status', 'parent_id', 'agreement_id', 'country', 'starts_on', 'ends_on', 'cost_eur', 'budget_eur', 'target_attendance', 'counted_attendance', 'direction', 'timezone', 'ends_at', 'archived_at');
CREATE TRIGGER search_archived AFTER UPDATE ON activity FOR EACH ROW WHEN (((old.archived_at IS NULL) AND (new.archived_at IS NOT NULL))) EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_changed AFTER UPDATE ON activity FOR EACH ROW WHEN (((new.archived_at IS NULL) AND ((old.archived_at IS NOT NULL) OR ((old.title, old.reference, old.kind, old.city, old.venue, old.starts_on, old.ends_on) IS DISTINCT FROM (new.title, new.reference, new.kind, new.city, new.venue, new.starts_on, new.ends_on))))) EXECUTE FUNCTION search_keep_activity();
CREATE TRIGGER search_emptied AFTER TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_in AFTER INSERT ON activity FOR EACH ROW WHEN ((new.archived_at IS NULL)) EXECUTE FUNCTION search_keep_activity();
CREATE TRIGGER search_out AFTER DELETE ON activity FOR EACH ROW EXECUTE FUNCTION search_remove();
CREATE TRIGGER agreement_label AFTER INSERT OR UPDATE OF title ON agreement FOR EACH ROW EXECUTE FUNCTION keep_title_label();
CREATE TRIGGER agreement_version AFTER INSERT OR UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION keep_record_version('parent_id', 'kind', 'status', 'signed_on', 'expires_on', 'archived_at');
CREATE TRIGGER search_archived AFTER UPDATE ON agreement FOR EACH ROW WHEN (((old.archived_at IS NULL) AND (new.archived_at IS NOT NULL))) EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_changed AFTER UPDATE ON agreement FOR EACH ROW WHEN (((new.archived_at IS NULL) AND ((old.archived_at IS NOT NULL) OR ((old.title, old.reference, old.kind, old.fields, old.signed_on) IS DISTINCT FROM (new.title, new.reference, new.kind, new.fields, new.signed_on))))) EXECUTE FUNCTION search_keep_agreement();
CREATE TRIGGER search_emptied AFTER TRUNCATE ON agreement FOR EACH STATEMENT EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_in AFTER INSERT ON agreement FOR EACH ROW WHEN ((new.archived_at IS NULL)) EXECUTE FUNCTION search_keep_agreement();
CREATE TRIGGER search_out AFTER DELETE ON agreement FOR EACH ROW EXECUTE FUNCTION search_remove();
CREATE TRIGGER app_user_label_on_insert AFTER INSERT ON app_user FOR EACH ROW EXECUTE FUNCTION keep_user_label();
CREATE TRIGGER app_user_label_on_rename AFTER UPDATE OF full_name ON app_user FOR EACH ROW WHEN ((old.full_name IS DISTINCT FROM new.full_name)) EXECUTE FUNCTION keep_user_label();
CREATE TRIGGER app_user_version AFTER INSERT OR UPDATE ON app_user FOR EACH ROW EXECUTE FUNCTION keep_record_version('archived_at');
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER audit_entry_not_truncated BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER commitment_version AFTER INSERT OR UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION keep_record_version('agreement_id', 'status', 'due_on', 'done_on', 'activity_id', 'archived_at');
CREATE TRIGGER company_country_version AFTER UPDATE OF country ON company FOR EACH ROW WHEN ((old.country IS DISTINCT FROM new.country)) EXECUTE FUNCTION keep_company_country();
CREATE TRIGGER company_label_on_insert AFTER INSERT ON company FOR EACH ROW EXECUTE FUNCTION keep_name_label();
CREATE TRIGGER company_label_on_rename AFTER UPDATE OF name ON company FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION keep_name_label();
CREATE CONSTRAINT TRIGGER company_local_company_ck AFTER UPDATE OF country ON company NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (((old.country = 'BE'::text) AND (new.country <> 'BE'::text))) EXECUTE FUNCTION assert_local_company_stays_in_belgium();
CREATE TRIGGER search_archived AFTER UPDATE ON company FOR EACH ROW WHEN (((old.archived_at IS NULL) AND (new.archived_at IS NOT NULL))) EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_changed AFTER UPDATE ON company FOR EACH ROW WHEN (((new.archived_at IS NULL) AND ((old.archived_at IS NOT NULL) OR ((old.name, old.native_name, old.aliases, old.name_key, old.native_key, old.pinyin, old.pinyin_initials, old.email_domains, old.tags) IS DISTINCT FROM (new.name, new.native_name, new.aliases, new.name_key, new.native_key, new.pinyin, new.pinyin_initials, new.email_domains, new.tags))))) EXECUTE FUNCTION search_keep_company();
CREATE TRIGGER search_emptied AFTER TRUNCATE ON company FOR EACH STATEMENT EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_in AFTER INSERT ON company FOR EACH ROW WHEN ((new.archived_at IS NULL)) EXECUTE FUNCTION search_keep_company();
CREATE TRIGGER search_out AFTER DELETE ON company FOR EACH ROW EXECUTE FUNCTION search_remove();
CREATE TRIGGER consent_append_only BEFORE DELETE OR UPDATE ON consent FOR EACH ROW EXECUTE FUNCTION reject_consent_change();
CREATE TRIGGER consent_may_be_mailed AFTER INSERT OR UPDATE OF contact_id ON consent FOR EACH ROW EXECUTE FUNCTION keep_may_be_mailed();
CREATE TRIGGER consent_version AFTER INSERT OR UPDATE OF contact_id ON consent FOR EACH ROW EXECUTE FUNCTION keep_consent_version();
CREATE TRIGGER contact_version_on_insert AFTER INSERT ON contact FOR EACH ROW EXECUTE FUNCTION keep_contact_version();
CREATE TRIGGER contact_version_on_update AFTER UPDATE ON contact FOR EACH ROW WHEN (((old.archived_at, old.merged_into_id, (old.email IS NULL AND old.phone IS NULL)) IS DISTINCT FROM (new.archived_at, new.merged_into_id, (new.email IS NULL AND new.phone IS NULL)))) EXECUTE FUNCTION keep_contact_version();
CREATE TRIGGER search_archived AFTER UPDATE ON contact FOR EACH ROW WHEN (((old.archived_at IS NULL) AND (new.archived_at IS NOT NULL))) EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_changed AFTER UPDATE ON contact FOR EACH ROW WHEN (((new.archived_at IS NULL) AND ((old.archived_at IS NOT NULL) OR ((old.full_name, old.native_name, old.given_name, old.family_name, old.pinyin, old.pinyin_initials, old.email, old.phone, old.wechat_id, old.tags) IS DISTINCT FROM (new.full_name, new.native_name, new.given_name, new.family_name, new.pinyin, new.pinyin_initials, new.email, new.phone, new.wechat_id, new.tags))))) EXECUTE FUNCTION search_keep_contact();
CREATE TRIGGER search_emptied AFTER TRUNCATE ON contact FOR EACH STATEMENT EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_in AFTER INSERT ON contact FOR EACH ROW WHEN ((new.archived_at IS NULL)) EXECUTE FUNCTION search_keep_contact();
CREATE TRIGGER search_out AFTER DELETE ON contact FOR EACH ROW EXECUTE FUNCTION search_remove();
CREATE TRIGGER delegation_participant_touches_on_delete AFTER DELETE ON delegation_participant FOR EACH ROW EXECUTE FUNCTION end_touches_of_presence();
CREATE TRIGGER delegation_participant_touches_on_insert AFTER INSERT ON delegation_participant FOR EACH ROW EXECUTE FUNCTION keep_touches_of_presence();
CREATE TRIGGER delegation_participant_touches_on_update AFTER UPDATE ON delegation_participant FOR EACH ROW WHEN (((old.activity_id, old.contact_id, old.status, old.archived_at) IS DISTINCT FROM (new.activity_id, new.contact_id, new.status, new.archived_at))) EXECUTE FUNCTION keep_touches_of_presence();
CREATE TRIGGER delegation_participant_version AFTER INSERT OR UPDATE ON delegation_participant FOR EACH ROW EXECUTE FUNCTION keep_record_version('activity_id', 'contact_id', 'role', 'status', 'archived_at');
CREATE TRIGGER interaction_version_on_insert AFTER INSERT ON interaction FOR EACH ROW EXECUTE FUNCTION keep_interaction_version();
CREATE TRIGGER interaction_version_on_update AFTER UPDATE ON interaction FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_interaction_version();
CREATE TRIGGER interaction_contact_version AFTER INSERT OR DELETE OR UPDATE ON interaction_contact FOR EACH ROW EXECUTE FUNCTION keep_interaction_people();
CREATE TRIGGER interaction_version_not_changed BEFORE UPDATE ON interaction_version FOR EACH ROW EXECUTE FUNCTION reject_past_change();
CREATE TRIGGER interaction_version_not_deleted BEFORE DELETE ON interaction_version FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER interaction_version_not_truncated BEFORE TRUNCATE ON interaction_version FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_dated BEFORE UPDATE ON lead FOR EACH ROW EXECUTE FUNCTION date_lead_change();
CREATE CONSTRAINT TRIGGER lead_local_company_ck AFTER INSERT OR UPDATE OF local_company_id ON lead NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.local_company_id IS NOT NULL)) EXECUTE FUNCTION assert_local_company_in_belgium();
CREATE TRIGGER lead_not_deleted BEFORE DELETE ON lead FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_not_truncated BEFORE TRUNCATE ON lead FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_quiet_since AFTER UPDATE OF status, received_on ON lead FOR EACH ROW WHEN (((old.status, old.received_on) IS DISTINCT FROM (new.status, new.received_on))) EXECUTE FUNCTION refresh_quiet_since();
CREATE TRIGGER lead_touches_on_insert AFTER INSERT ON lead FOR EACH ROW EXECUTE FUNCTION keep_source_touch();
CREATE TRIGGER lead_touches_on_update AFTER UPDATE OF source_channel, source_activity_id, source_agreement_id, received_on ON lead FOR EACH ROW WHEN (((old.source_channel, old.source_activity_id, old.source_agreement_id, old.received_on) IS DISTINCT FROM (new.source_channel, new.source_activity_id, new.source_agreement_id, new.received_on))) EXECUTE FUNCTION keep_source_touch();
CREATE TRIGGER lead_version_on_insert AFTER INSERT ON lead FOR EACH ROW EXECUTE FUNCTION keep_lead_version();
CREATE TRIGGER lead_version_on_update AFTER UPDATE ON lead FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION keep_lead_version();
CREATE TRIGGER search_archived AFTER UPDATE ON lead FOR EACH ROW WHEN (((old.archived_at IS NULL) AND (new.archived_at IS NOT NULL))) EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_before_lead AFTER UPDATE ON lead FOR EACH ROW WHEN ((old.confidential AND ((old.title, old.codename, old.confidential, old.archived_at) IS DISTINCT FROM (new.title, new.codename, new.confidential, new.archived_at)))) EXECUTE FUNCTION search_remove_words();
CREATE TRIGGER search_changed AFTER UPDATE ON lead FOR EACH ROW WHEN (((new.archived_at IS NULL) AND ((old.archived_at IS NOT NULL) OR ((old.title, old.codename, old.confidential, old.tags) IS DISTINCT FROM (new.title, new.codename, new.confidential, new.tags))))) EXECUTE FUNCTION search_keep_lead();
CREATE TRIGGER search_emptied AFTER TRUNCATE ON lead FOR EACH STATEMENT EXECUTE FUNCTION search_remove();
CREATE TRIGGER search_in AFTER INSERT ON lead FOR EACH ROW WHEN ((new.archived_at IS NULL)) EXECUTE FUNCTION search_keep_lead();
CREATE TRIGGER search_out AFTER DELETE ON lead FOR EACH ROW EXECUTE FUNCTION search_remove();
CREATE TRIGGER lead_contact_not_truncated BEFORE TRUNCATE ON lead_contact FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_contact_version AFTER INSERT OR DELETE OR UPDATE ON lead_contact FOR EACH ROW EXECUTE FUNCTION keep_lead_people();
CREATE TRIGGER lead_contact_version_touches AFTER INSERT OR DELETE OR UPDATE ON lead_contact FOR EACH ROW EXECUTE FUNCTION keep_touches_of_people();
CREATE TRIGGER lead_interaction_stats_quiet_since BEFORE INSERT OR UPDATE ON lead_interaction_stats FOR EACH ROW EXECUTE FUNCTION keep_quiet_since();
CREATE TRIGGER lead_team_not_truncated BEFORE TRUNCATE ON lead_team FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_team_version AFTER INSERT OR DELETE OR UPDATE ON lead_team FOR EACH ROW EXECUTE FUNCTION keep_lead_people();
CREATE TRIGGER lead_touch_not_deleted BEFORE DELETE ON lead_touch FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_touch_not_truncated BEFORE TRUNCATE ON lead_touch FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_touch_version AFTER INSERT OR UPDATE ON lead_touch FOR EACH ROW EXECUTE FUNCTION keep_record_version('lead_id', 'activity_id', 'agreement_id', 'channel', 'occurred_on', 'role', 'withdrawn_at');
CREATE TRIGGER lead_transition_append_only BEFORE DELETE OR UPDATE ON lead_transition FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_transition_counted AFTER INSERT ON lead_transition FOR EACH ROW WHEN (((new.kind = 'stage'::text) AND (stage_rank(new.to_stage) > stage_rank(new.from_stage)))) EXECUTE FUNCTION count_lead_transition();
CREATE TRIGGER lead_transition_not_truncated BEFORE TRUNCATE ON lead_transition FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_version_counted_on_insert AFTER INSERT ON lead_version FOR EACH ROW EXECUTE FUNCTION count_lead_version();
CREATE TRIGGER lead_version_counted_on_update AFTER UPDATE ON lead_version FOR EACH ROW WHEN ((old.valid_to = new.valid_to)) EXECUTE FUNCTION count_lead_version();
CREATE TRIGGER lead_version_not_changed AFTER UPDATE ON lead_version FOR EACH ROW EXECUTE FUNCTION reject_version_change();
CREATE TRIGGER lead_version_not_deleted BEFORE DELETE ON lead_version FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER lead_version_not_truncated BEFORE TRUNCATE ON lead_version FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER record_version_not_changed BEFORE UPDATE ON record_version FOR EACH ROW EXECUTE FUNCTION reject_past_change();
CREATE TRIGGER record_version_not_deleted BEFORE DELETE ON record_version FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER record_version_not_truncated BEFORE TRUNCATE ON record_version FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER report_lock_not_changed BEFORE UPDATE ON report_lock FOR EACH ROW EXECUTE FUNCTION reject_lock_change();
CREATE TRIGGER report_lock_not_deleted BEFORE DELETE ON report_lock FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER report_lock_not_truncated BEFORE TRUNCATE ON report_lock FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER report_schedule_run_not_deleted BEFORE DELETE ON report_schedule_run FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER report_schedule_run_not_truncated BEFORE TRUNCATE ON report_schedule_run FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER seminar_registration_touches_on_delete AFTER DELETE ON seminar_registration FOR EACH ROW EXECUTE FUNCTION end_touches_of_presence();
CREATE TRIGGER seminar_registration_touches_on_insert AFTER INSERT ON seminar_registration FOR EACH ROW EXECUTE FUNCTION keep_touches_of_presence();
CREATE TRIGGER seminar_registration_touches_on_update AFTER UPDATE ON seminar_registration FOR EACH ROW WHEN (((old.activity_id, old.contact_id, old.status, old.checked_in_at, old.archived_at) IS DISTINCT FROM (new.activity_id, new.contact_id, new.status, new.checked_in_at, new.archived_at))) EXECUTE FUNCTION keep_touches_of_presence();
CREATE TRIGGER seminar_registration_version AFTER INSERT OR UPDATE ON seminar_registration FOR EACH ROW EXECUTE FUNCTION keep_record_version('activity_id', 'contact_id', 'status', 'registered_at', 'checked_in_at', 'archived_at');
CREATE TRIGGER setting_version_append_only BEFORE DELETE OR UPDATE ON setting_version FOR EACH ROW EXECUTE FUNCTION reject_change();
CREATE TRIGGER setting_version_not_truncated BEFORE TRUNCATE ON setting_version FOR EACH STATEMENT EXECUTE FUNCTION reject_change();
CREATE TRIGGER task_version_on_insert AFTER INSERT ON task FOR EACH ROW WHEN ((new.lead_id IS NOT NULL)) EXECUTE FUNCTION keep_record_version('lead_id', 'status', 'due_on', 'title', 'archived_at');
CREATE TRIGGER task_version_on_update AFTER UPDATE ON task FOR EACH ROW WHEN (((old.lead_id IS NOT NULL) OR (new.lead_id IS NOT NULL))) EXECUTE FUNCTION keep_record_version('lead_id', 'status', 'due_on', 'title', 'archived_at');
