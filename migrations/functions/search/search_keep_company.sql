CREATE OR REPLACE FUNCTION search_keep_company() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('company', NEW.id, NULL, NEW.name_key, search_company_terms(NEW));
  RETURN NULL;
END
$$;
