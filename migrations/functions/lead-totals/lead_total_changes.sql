CREATE OR REPLACE FUNCTION lead_total_changes(v lead_version, n smallint, at timestamp with time zone, moves boolean) RETURNS SETOF lead_total_change LANGUAGE sql
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
