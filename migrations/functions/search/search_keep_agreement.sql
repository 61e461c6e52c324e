CREATE OR REPLACE FUNCTION search_keep_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_upsert('agreement', NEW.id, NULL, NEW.title, search_agreement_terms(NEW));
  RETURN NULL;
END
$$;
