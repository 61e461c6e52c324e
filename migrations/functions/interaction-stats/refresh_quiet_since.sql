CREATE OR REPLACE FUNCTION refresh_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The trigger on lead_interaction_stats fills in the value.
  UPDATE lead_interaction_stats SET quiet_since = NULL WHERE lead_id = NEW.id;
  RETURN NULL;
END
$$;
