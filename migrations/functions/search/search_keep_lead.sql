CREATE OR REPLACE FUNCTION search_keep_lead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE secret_lead_id uuid := CASE WHEN NEW.confidential THEN NEW.id END;
BEGIN
  PERFORM search_upsert('lead', NEW.id, secret_lead_id, NEW.title, search_lead_terms(NEW));
  RETURN NULL;
END
$$;
