import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dimensions of the totals except all and stage, each with its column. */
const DIMENSIONS = {
  owner: 'owner_id',
  country: 'country',
  sector: 'sector',
  channel: 'channel',
  activity: 'activity_id',
  agreement: 'agreement_id',
};
const COLUMNS = Object.values(DIMENSIONS);

/** The dimension of a row: grouping() has a bit for each column by which the row is not grouped. */
const dimension = Object.entries(DIMENSIONS)
  .map(([name, column]) => `WHEN grouping(${column}) = 0 THEN '${name}'`)
  .join(' ');
const key = `CASE ${COLUMNS.map((column) => `WHEN grouping(${column}) = 0 THEN ${column}::text`).join(' ')} END`;
const sets = (columns: string) => COLUMNS.map((column) => `(${columns}, ${column})`).join(', ');

/** Builds the totals of rows like those of lead_total_change. Each row is read once, not once for every dimension. */
const statesOf = (changes: string) => `
  SELECT CASE ${dimension} WHEN grouping(keyed) = 0 THEN 'stage' ELSE 'all' END AS dimension,
    CASE WHEN grouping(keyed) = 0 THEN keyed ELSE ${key} END AS key, stage, status, sum(n) AS leads,
    coalesce(sum(n * jobs_expected::bigint), 0) AS jobs, coalesce(sum(n * capex_eur::numeric), 0) AS capex_eur
  FROM (SELECT *, stage || '' AS keyed FROM ${changes}) AS change WHERE status IS NOT NULL
  GROUP BY GROUPING SETS ((stage, status), (stage, status, keyed), ${sets('stage, status')})`;

/** Builds a statement of its own because it is read twice: the months of entries are computed from their days. */
const daysOf = (changes: string) => `
  SELECT CASE ${dimension} WHEN grouping(stage) = 0 THEN 'stage' ELSE 'all' END AS dimension, figure, day,
    CASE WHEN grouping(stage) = 0 THEN stage ELSE ${key} END AS key, sum(n) AS leads
  FROM ${changes} AS change CROSS JOIN LATERAL (VALUES ('advanced', advanced_on), ('received', received_on),
    (status, closed_on), ('entered', CASE status WHEN 'open' THEN stage_entered_on END)) AS counted (figure, day)
  WHERE day IS NOT NULL
  GROUP BY GROUPING SETS ((figure, day), (figure, day, stage), ${sets('figure, day')})`;

const withMonths = (days: string) => `
  SELECT dimension, figure, day, key, leads FROM ${days} WHERE leads <> 0
  UNION ALL SELECT dimension, 'entered_month', date_trunc('month', day)::date, key, sum(leads) FROM ${days}
    WHERE figure = 'entered' GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0`;

/**
 * Computes the running totals in sets and not lead by lead: a new count, during which changes of leads wait, takes
 * seconds for 200,000 of them instead of minutes. Reports that continue from a version find its id in the index that
 * they scan; without it they would read every version completely.
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
        ), day AS MATERIALIZED (${daysOf('taken')}
        ), days AS (
          INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads) ${withMonths('day')}
            ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads
        ), known AS (
          UPDATE lead_total_check SET latest = greatest(latest, (SELECT max(at) FROM taken)) WHERE EXISTS (SELECT FROM taken)
        )
        SELECT count(*) INTO folded FROM taken;
        RETURN folded;
      END $$;

      -- Both go through all leads and moves at once, whatever a planner thinks of tables that were only just filled.
      -- Counts anew. Changes of leads wait until it is done: some seconds for two hundred thousand of them. Written is what
      -- differs, and not all of it: half a million totals that are right would be deleted and inserted again.
      CREATE OR REPLACE FUNCTION rebuild_lead_totals() RETURNS void LANGUAGE plpgsql SET work_mem = '128MB'
          SET enable_nestloop = off SET jit = off AS $$
      BEGIN
        -- Whoever changes a lead, its people or its company's country holds the lead before its versions and moves.
        LOCK TABLE lead IN EXCLUSIVE MODE;
        LOCK TABLE lead_transition, lead_version IN SHARE ROW EXCLUSIVE MODE;
        PERFORM pg_advisory_xact_lock(1764000019);
        DELETE FROM lead_total_change;
        WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted), states AS (
          INSERT INTO lead_total_state AS t (dimension, key, stage, status, leads, jobs, capex_eur)
            SELECT dimension, key, stage, status, sum(leads), sum(jobs), sum(capex_eur) FROM (${statesOf('counted')}
              UNION ALL SELECT dimension, key, stage, status, -leads, -jobs, -capex_eur FROM lead_total_state) AS compared
            GROUP BY 1, 2, 3, 4 HAVING (sum(leads), sum(jobs), sum(capex_eur)) <> (0, 0, 0)
            ON CONFLICT (dimension, key, stage, status) DO UPDATE
              SET leads = t.leads + EXCLUDED.leads, jobs = t.jobs + EXCLUDED.jobs, capex_eur = t.capex_eur + EXCLUDED.capex_eur
        ), day AS MATERIALIZED (${daysOf('counted')}
        )
        INSERT INTO lead_total_day AS t (dimension, figure, day, key, leads)
          SELECT dimension, figure, day, key, sum(leads) FROM (${withMonths('day')}
            UNION ALL SELECT dimension, figure, day, key, -leads FROM lead_total_day) AS compared
          GROUP BY 1, 2, 3, 4 HAVING sum(leads) <> 0
          ON CONFLICT (dimension, figure, day, key) DO UPDATE SET leads = t.leads + EXCLUDED.leads;
        UPDATE lead_total_check SET latest = greatest('-infinity', (SELECT max(valid_from) FROM lead_version),
          (SELECT max(recorded_at) FROM lead_transition));
      END $$;

      -- Where the totals differ from counting the leads and their moves: nowhere.
      CREATE OR REPLACE FUNCTION lead_total_differences(OUT dimension text, OUT figure text, OUT key text, OUT day date,
          OUT excess numeric) RETURNS SETOF record LANGUAGE sql STABLE SET work_mem = '128MB' SET enable_nestloop = off SET jit = off AS $$
        WITH counted AS MATERIALIZED (SELECT * FROM lead_total_counted),
          counted_day AS MATERIALIZED (${daysOf('counted')})
        SELECT dimension, figure, key, day, sum(leads) FROM (
            SELECT dimension, figure, key, day, leads FROM lead_total_days
            UNION ALL SELECT dimension, figure, key, day, -leads FROM (${withMonths('counted_day')}) AS days
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

      -- Made beside the old one, which serves readers until the new one is there: dropping it first would shut them out, as
      -- the lock of a drop is held to the end.
      CREATE INDEX lead_version_as_of_new_idx ON lead_version (valid_to, valid_from) INCLUDE (id, lead_id, stage, status,
        stage_entered_on, received_on, closed_on, country, owner_id, sector, channel, activity_id, agreement_id, jobs_expected,
        capex_eur) WHERE NOT archived;
      DROP INDEX lead_version_as_of_idx;
      ALTER INDEX lead_version_as_of_new_idx RENAME TO lead_version_as_of_idx;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
