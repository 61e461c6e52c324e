import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dimensions of the totals beside all and stage, each with its column. */
const DIMENSIONS = {
  owner: 'owner_id',
  country: 'country',
  sector: 'sector',
  channel: 'channel',
  activity: 'activity_id',
  agreement: 'agreement_id',
};
const COLUMNS = Object.values(DIMENSIONS);

/** Which dimension a row is of: grouping() has a bit for each column that it is not grouped by. */
const dimension = Object.entries(DIMENSIONS)
  .map(([name, column]) => `WHEN grouping(${column}) = 0 THEN '${name}'`)
  .join(' ');
const key = `CASE ${COLUMNS.map((column) => `WHEN grouping(${column}) = 0 THEN ${column}::text`).join(' ')} END`;
const sets = (columns: string) => COLUMNS.map((column) => `(${columns}, ${column})`).join(', ');

/** The totals of rows like those of lead_total_change: each is looked at once, not once for every dimension. */
const statesOf = (changes: string) => `
  SELECT CASE ${dimension} WHEN grouping(keyed) = 0 THEN 'stage' ELSE 'all' END AS dimension,
    CASE WHEN grouping(keyed) = 0 THEN keyed ELSE ${key} END AS key, stage, status, sum(n) AS leads,
    coalesce(sum(n * jobs_expected::bigint), 0) AS jobs, coalesce(sum(n * capex_eur::numeric), 0) AS capex_eur
  FROM (SELECT *, stage || '' AS keyed FROM ${changes}) AS change WHERE status IS NOT NULL
  GROUP BY GROUPING SETS ((stage, status), (stage, status, keyed), ${sets('stage, status')})`;

const daysOf = (changes: string) => `
  SELECT CASE ${dimension} WHEN grouping(stage) = 0 THEN 'stage' ELSE 'all' END AS dimension, figure, day,
    CASE WHEN grouping(stage) = 0 THEN stage ELSE ${key} END AS key, sum(n) AS leads
  FROM ${changes} AS change CROSS JOIN LATERAL (VALUES ('advanced', advanced_on), ('received', received_on),
      (status, closed_on), ('entered', CASE status WHEN 'open' THEN stage_entered_on END),
      ('entered_month', CASE status WHEN 'open' THEN stage_entered_on - extract(day FROM stage_entered_on)::int + 1 END))
    AS counted (figure, day)
  WHERE day IS NOT NULL
  GROUP BY GROUPING SETS ((figure, day), (figure, day, stage), ${sets('figure, day')}) HAVING sum(n) <> 0`;

/**
 * The running totals are made of sets and not lead by lead: counting anew, during which changes of leads wait, takes
 * seconds for 200,000 of them and not minutes.
 */
export class LeadTotalsInSets1764000000024 implements MigrationInterface {
  name = 'LeadTotalsInSets1764000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What leads and their moves count for now: what lead_total_changes says of every lead, for all of them at once.
      CREATE VIEW lead_total_counted AS
        SELECT 1::smallint AS n, v.valid_from AS at, v.status, v.stage, v.stage_entered_on, v.received_on, v.closed_on,
          NULL::date AS advanced_on, v.jobs_expected, v.capex_eur, v.owner_id, v.country, v.sector, v.channel, v.activity_id,
          v.agreement_id
        FROM lead_version v WHERE v.valid_to = 'infinity' AND NOT v.archived
        UNION ALL
        SELECT 1::smallint, greatest(v.valid_from, t.recorded_at), NULL, t.from_stage, NULL, NULL, NULL, t.occurred_on, NULL, NULL,
          v.owner_id, v.country, v.sector, v.channel, v.activity_id, v.agreement_id
        FROM lead_transition t JOIN lead_version v ON v.lead_id = t.lead_id AND v.valid_to = 'infinity' AND NOT v.archived
        WHERE t.kind = 'stage' AND stage_rank(t.to_stage) > stage_rank(t.from_stage);

      CREATE OR REPLACE FUNCTION fold_lead_totals() RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE folded bigint;
      BEGIN
        -- One at a time: two that add to the same totals would wait for each other crosswise.
        PERFORM pg_advisory_xact_lock(1764000019);
        WITH taken AS MATERIALIZED (
          DELETE FROM lead_total_change RETURNING *
        ), states AS (
          INSERT INTO lead_total_state AS t (dimension, key, stage, status, leads, jobs, capex_eur) ${statesOf('taken')}
            ON CONFLICT (dimension, key, stage, status) DO UPDATE
              SET leads = t.leads + EXCLUDED.leads, jobs = t.jobs + EXCLUDED.jobs, capex_eur = t.capex_eur + EXCLUDED.capex_eur
        ), days AS (
          INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads) ${daysOf('taken')}
            ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads
        ), known AS (
          UPDATE lead_total_check SET latest = greatest(latest, (SELECT max(at) FROM taken)) WHERE EXISTS (SELECT FROM taken)
        )
        SELECT count(*) INTO folded FROM taken;
        RETURN folded;
      END $$;

      -- Counts anew. Changes of leads wait until it is done: some seconds for two hundred thousand of them.
      CREATE OR REPLACE FUNCTION rebuild_lead_totals() RETURNS void LANGUAGE plpgsql SET work_mem = '64MB' AS $$
      BEGIN
        -- Whoever changes a lead, its people or its company's country holds the lead before its versions and moves.
        LOCK TABLE lead IN EXCLUSIVE MODE;
        LOCK TABLE lead_transition, lead_version IN SHARE ROW EXCLUSIVE MODE;
        PERFORM pg_advisory_xact_lock(1764000019);
        DELETE FROM lead_total_change;
        DELETE FROM lead_total_state;
        DELETE FROM lead_total_day;
        WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted), states AS (
          INSERT INTO lead_total_state (dimension, key, stage, status, leads, jobs, capex_eur) ${statesOf('counted')}
        )
        INSERT INTO lead_total_day (dimension, figure, day, key, leads) ${daysOf('counted')};
        UPDATE lead_total_check SET latest = greatest('-infinity', (SELECT max(valid_from) FROM lead_version),
          (SELECT max(recorded_at) FROM lead_transition));
      END $$;

      -- Where the totals differ from counting the leads and their moves: nowhere.
      CREATE OR REPLACE FUNCTION lead_total_differences(OUT dimension text, OUT figure text, OUT key text, OUT day date,
          OUT excess numeric) RETURNS SETOF record LANGUAGE sql STABLE AS $$
        WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted)
        SELECT dimension, figure, key, day, sum(leads) FROM (
            SELECT dimension, figure, key, day, leads FROM lead_total_days
            UNION ALL SELECT dimension, figure, key, day, -leads FROM (${daysOf('counted')}) AS days
          ) AS compared
          GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
        UNION ALL
        SELECT dimension, stage || ' ' || status || ' ' || unit, key, NULL, sum(amount) FROM (
            SELECT dimension, key, stage, status, leads, jobs, capex_eur FROM lead_total_states
            UNION ALL
            SELECT dimension, key, stage, status, -leads, -jobs, -capex_eur FROM (${statesOf('counted')}) AS states
          ) AS compared, LATERAL (VALUES ('leads', leads), ('jobs', jobs), ('capexEur', capex_eur)) amounts (unit, amount)
          GROUP BY 1, 2, 3 HAVING sum(amount) <> 0
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
