-- Keeps a record findable: writes its entry of the search index. The words of a confidential lead belong to it alone.
CREATE OR REPLACE FUNCTION search_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'activity' THEN
      PERFORM search_upsert('activity', NEW.id, NULL, NEW.title, search_activity_terms(NEW));
    WHEN 'agreement' THEN
      PERFORM search_upsert('agreement', NEW.id, NULL, NEW.title, search_agreement_terms(NEW));
    WHEN 'company' THEN
      PERFORM search_upsert('company', NEW.id, NULL, NEW.name_key, search_company_terms(NEW));
    WHEN 'contact' THEN
      PERFORM search_upsert('contact', NEW.id, NULL, NEW.full_name, search_contact_terms(NEW));
    WHEN 'lead' THEN
      PERFORM search_upsert('lead', NEW.id, CASE WHEN NEW.confidential THEN NEW.id END, NEW.title, search_lead_terms(NEW));
  END CASE;
  RETURN NULL;
END
$$;
