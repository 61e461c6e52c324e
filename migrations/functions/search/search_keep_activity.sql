CREATE OR REPLACE FUNCTION search_keep_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('activity', NEW.id, NULL, NEW.title, search_activity_terms(NEW));
  RETURN NULL;
END
$$;
