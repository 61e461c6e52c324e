CREATE OR REPLACE FUNCTION fold_lead_totals() RETURNS bigint LANGUAGE plpgsql AS $$
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
