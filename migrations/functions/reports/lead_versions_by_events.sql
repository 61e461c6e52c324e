-- The leads as they were at the end of a day by the days of their events, whenever these were recorded. Stage, status and
-- their days come from the transitions until that day; what has no day of its own is as it is known now.
CREATE OR REPLACE FUNCTION lead_versions_by_events(day date) RETURNS SETOF lead_version LANGUAGE sql STABLE AS $$
  WITH passed AS MATERIALIZED (
    SELECT lead_id, max(seq) FILTER (WHERE occurred_on <= day) AS last_seq,
      max(occurred_on) FILTER (WHERE occurred_on <= day AND to_stage <> from_stage) AS entered_on,
      max(occurred_on) FILTER (WHERE occurred_on <= day AND to_status <> from_status) AS status_on,
      bool_or(occurred_on > day) AS has_later
    FROM lead_transition GROUP BY lead_id
  )
  SELECT v.id, v.lead_id, v.transaction_id, '-infinity'::timestamptz(3), 'infinity'::timestamptz(3), v.version,
    coalesce(last.to_stage, first.from_stage, v.stage), s.status,
    CASE WHEN p.has_later THEN coalesce(p.entered_on, v.received_on) ELSE v.stage_entered_on END, v.received_on,
    CASE WHEN p.has_later IS NOT TRUE THEN v.closed_on WHEN s.status IN ('won', 'lost', 'abandoned') THEN p.status_on END,
    v.company_id, v.country, v.owner_id, v.sector, v.channel, v.activity_id, v.agreement_id, v.jobs_expected, v.capex_eur,
    v.archived, v.data, v.expected_decision_on, v.likelihood, v.screening_status, v.screening_due_on, v.announced_on,
    v.announced_jobs, v.announced_capex_eur,
    CASE WHEN p.has_later THEN closing.reason ELSE v.status_reason END,
    CASE WHEN p.has_later THEN closing.lost_to_country ELSE v.lost_to_country END, v.jobs_safeguarded
  FROM lead_version v
    LEFT JOIN passed p ON p.lead_id = v.lead_id
    LEFT JOIN lead_transition last ON last.lead_id = v.lead_id AND last.seq = p.last_seq
    LEFT JOIN lead_transition first ON first.lead_id = v.lead_id AND first.seq = 1 AND p.last_seq IS NULL
    CROSS JOIN LATERAL (SELECT coalesce(last.to_status, first.from_status, v.status) AS status) s
    LEFT JOIN LATERAL (SELECT reason, lost_to_country FROM lead_transition c WHERE c.lead_id = v.lead_id
      AND c.seq <= p.last_seq AND c.to_status <> c.from_status AND s.status IN ('lost', 'abandoned')
      ORDER BY c.seq DESC LIMIT 1) closing ON true
  WHERE v.valid_to = 'infinity' AND NOT v.archived AND v.received_on <= day
$$;
