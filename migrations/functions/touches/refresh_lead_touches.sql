-- Writes the automatic touches of a lead that differ from what they should be now.
CREATE OR REPLACE FUNCTION refresh_lead_touches(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
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
