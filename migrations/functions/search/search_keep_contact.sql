CREATE OR REPLACE FUNCTION search_keep_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('contact', NEW.id, NULL, NEW.full_name, search_contact_terms(NEW));
  RETURN NULL;
END
$$;
