-- Stores to whom a consent belongs, because a merge of contacts moves it.
CREATE OR REPLACE FUNCTION keep_consent_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_record_version('consent', NEW.id, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE clock_timestamp() END,
    jsonb_build_object('contact_id', NEW.contact_id));
  RETURN NULL;
END
$$;
