CREATE OR REPLACE FUNCTION assert_local_company_stays_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM lead WHERE local_company_id = NEW.id) THEN
    RAISE EXCEPTION 'company % is the local company of a lead', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'company_local_company_ck', TABLE = 'company';
  END IF;
  RETURN NULL;
END
$$;
