CREATE OR REPLACE FUNCTION write_lead_version(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
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
  since := greatest(date_version(at), previous);
  SELECT country INTO seat FROM company WHERE id = l.company_id;
  snapshot := to_jsonb(l) || jsonb_build_object(
    'contact_ids', (SELECT coalesce(jsonb_agg(contact_id ORDER BY contact_id), '[]') FROM lead_contact WHERE lead_id = changed),
    'team_ids', (SELECT coalesce(jsonb_agg(user_id ORDER BY user_id), '[]') FROM lead_team WHERE lead_id = changed));
  IF previous IS NOT NULL THEN
    UPDATE lead_version SET valid_to = since
      WHERE lead_id = changed AND valid_to = 'infinity' AND transaction_id <> this_transaction;
  END IF;
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
