CREATE OR REPLACE FUNCTION lead_total_differences(OUT dimension text, OUT figure text, OUT key text, OUT day date, OUT excess numeric) RETURNS SETOF record LANGUAGE sql
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
