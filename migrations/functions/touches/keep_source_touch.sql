CREATE OR REPLACE FUNCTION keep_source_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_lead_touches(NEW.id, NEW.updated_at);
  RETURN NULL;
END
$$;
