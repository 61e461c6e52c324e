CREATE OR REPLACE FUNCTION count_lead_transition() RETURNS trigger LANGUAGE plpgsql
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
