CREATE OR REPLACE FUNCTION count_lead_version() RETURNS trigger LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE
  before lead_version := OLD;
  moves boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT * INTO before FROM lead_version WHERE lead_id = NEW.lead_id AND id <> NEW.id
      ORDER BY valid_from DESC, id DESC LIMIT 1;
  END IF;
  -- Moves are counted where their lead is.
  moves := (before.archived, before.owner_id, before.country, before.sector, before.channel, before.activity_id,
      before.agreement_id)
    IS DISTINCT FROM (NEW.archived, NEW.owner_id, NEW.country, NEW.sector, NEW.channel, NEW.activity_id, NEW.agreement_id);
  IF NOT moves AND (before.stage, before.status, before.stage_entered_on, before.received_on, before.closed_on,
      before.jobs_expected, before.capex_eur)
    IS NOT DISTINCT FROM (NEW.stage, NEW.status, NEW.stage_entered_on, NEW.received_on, NEW.closed_on, NEW.jobs_expected,
      NEW.capex_eur)
  THEN RETURN NULL; END IF;
  INSERT INTO lead_total_change
    SELECT * FROM lead_total_changes(before, -1::smallint, NEW.valid_from, moves)
    UNION ALL SELECT * FROM lead_total_changes(NEW, 1::smallint, NEW.valid_from, moves);
  RETURN NULL;
END
$$;
