-- Writes the version of a lead. An erasure that replaces words changes the version that holds and leaves its date, so that it adds
-- nothing to what was recorded of the lead.
CREATE OR REPLACE FUNCTION keep_lead_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text[] := ARRAY['title', 'status_note', 'source_detail', 'description', 'requirements', 'drivers',
    'competitor_locations', 'screening_conditions', 'screening_ruleset', 'site_visit_waived_reason', 'sites', 'codename',
    'tags', 'updated_at', 'version'];
BEGIN
  IF TG_OP = 'UPDATE' AND is_erasing(TG_RELID) AND (to_jsonb(OLD) - words) = (to_jsonb(NEW) - words) THEN
    UPDATE lead_version SET version = NEW.version, data = data || to_jsonb(NEW)
      WHERE lead_id = NEW.id AND valid_to = 'infinity';
    RETURN NULL;
  END IF;
  -- A company that is changing its country at this moment does not see a lead that is only just coming to it.
  IF TG_OP = 'INSERT' OR NEW.company_id <> OLD.company_id THEN
    PERFORM FROM company WHERE id = NEW.company_id FOR SHARE;
  END IF;
  PERFORM write_lead_version(NEW.id, NEW.updated_at);
  RETURN NULL;
END
$$;
