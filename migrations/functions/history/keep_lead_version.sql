CREATE OR REPLACE FUNCTION keep_lead_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A company that is changing its country at this moment does not see a lead that is only just coming to it.
  IF TG_OP = 'INSERT' OR NEW.company_id <> OLD.company_id THEN
    PERFORM FROM company WHERE id = NEW.company_id FOR SHARE;
  END IF;
  PERFORM write_lead_version(NEW.id, NEW.updated_at);
  RETURN NULL;
END
$$;
