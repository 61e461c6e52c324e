import type { MigrationInterface, QueryRunner } from 'typeorm';

const given = (field: string) => `lead->>'${field}' IS NOT NULL`;
const said = (field: string) => `lead->>'${field}' ~ '\\S'`;
const isTrue = (field: string) => `lead->>'${field}' = 'true'`;
const anyOf = (field: string) => `lead#>>'{${field},0}' IS NOT NULL`;

const KNOWN = [
  said('title'),
  given('source_activity_id'),
  given('source_agreement_id'),
  given('source_referrer_company_id'),
  anyOf('contact_ids'),
  given('investment_type'),
  given('business_activity'),
  said('sector'),
  said('requirements'),
  given('expected_decision_on'),
  given('capex_amount'),
  given('capex_undisclosed'),
  isTrue('capex_undisclosed'),
  given('jobs_expected'),
  given('considering_elsewhere'),
  isTrue('considering_elsewhere'),
  anyOf('competitor_locations'),
  given('project_manager_id'),
  given('likelihood'),
  given('proposition_sent_on'),
  said('site_visit_waived_reason'),
  `lead->'sites' @> '[{"shortlisted": true}]'`,
  given('incentives_requested'),
  given('announced_on'),
  given('announced_jobs'),
  given('announced_capex_eur'),
  `lead->'sites' @> '[{"chosen": true}]'`,
  given('local_company_id'),
  given('involvement'),
];

/**
 * Adds columns beside the row's JSON for the values that reports read of many leads, and includes them in the index
 * that reports scan. Without them reports read 110,000 rows of 1.4 kB, unpack them and extract 28 fields from each. The
 * columns are generated from the JSON, so that the two always agree. The table is rewritten and locked meanwhile.
 */
export class LeadVersionColumns1764000000033 implements MigrationInterface {
  name = 'LeadVersionColumns1764000000033';
  readonly rewrites = ['lead_version'];

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A date as to_jsonb() writes it, which every DateStyle reads alike; the cast does not promise that.
      CREATE FUNCTION date_of_json(value text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT value::date $$;

      -- What is known of a lead by its row alone, a bit for each thing that the gates of the pipeline look at. Bits are only
      -- ever added: BY_ROW in lead.known.rules.ts names them. Stored rows are compressed: joined with nothing it is
      -- unpacked once, and not again for each field.
      CREATE FUNCTION lead_known(data jsonb) RETURNS bigint LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        lead jsonb := data || '{}';
      BEGIN
        RETURN ${KNOWN.map((known, place) => `CASE WHEN ${known} THEN ${2 ** place} ELSE 0 END`).join(' +\n          ')};
      END $$;

      -- With a trigger before a change PostgreSQL would generate all columns again whenever a version closes. One is refused
      -- as surely after it; only a mistake that changes them all takes its time, and room, until it is undone.
      DROP TRIGGER lead_version_not_changed ON lead_version;
      CREATE TRIGGER lead_version_not_changed AFTER UPDATE ON lead_version
        FOR EACH ROW EXECUTE FUNCTION refuse_version_change();
    `);
    // The index is of no use while the rows are rewritten, and would be built twice.
    await runner.query(`DROP INDEX lead_version_as_of_idx`);
    await runner.query(`
      ALTER TABLE lead_version
        ADD COLUMN known bigint NOT NULL GENERATED ALWAYS AS (lead_known(data)) STORED,
        ADD COLUMN expected_decision_on date GENERATED ALWAYS AS (date_of_json(data->>'expected_decision_on')) STORED,
        ADD COLUMN likelihood text GENERATED ALWAYS AS (data->>'likelihood') STORED,
        ADD COLUMN screening_status text GENERATED ALWAYS AS (data->>'screening_status') STORED,
        ADD COLUMN screening_due_on date GENERATED ALWAYS AS (date_of_json(data->>'screening_due_on')) STORED,
        ADD COLUMN announced_on date GENERATED ALWAYS AS (date_of_json(data->>'announced_on')) STORED,
        ADD COLUMN announced_jobs integer GENERATED ALWAYS AS ((data->>'announced_jobs')::integer) STORED,
        ADD COLUMN announced_capex_eur bigint GENERATED ALWAYS AS ((data->>'announced_capex_eur')::bigint) STORED,
        ADD COLUMN status_reason text GENERATED ALWAYS AS (data->>'status_reason') STORED,
        ADD COLUMN lost_to_country text GENERATED ALWAYS AS (data->>'lost_to_country') STORED
    `);
    await runner.query(`
      CREATE INDEX lead_version_as_of_idx ON lead_version (valid_to, valid_from) INCLUDE (id, lead_id, stage, status,
        stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
        capex_eur, company_id, known, expected_decision_on, likelihood, screening_status, screening_due_on, announced_on,
        announced_jobs, announced_capex_eur, status_reason, lost_to_country) WHERE NOT archived
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
