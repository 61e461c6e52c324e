CREATE OR REPLACE FUNCTION assert_local_company_in_belgium() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seat text;
BEGIN
  -- The lock makes a change of the country wait until this lead can be seen.
  SELECT country INTO seat FROM company WHERE id = NEW.local_company_id FOR SHARE;
  IF seat <> 'BE' THEN
    RAISE EXCEPTION 'company % is in %, not in Belgium', NEW.local_company_id, seat
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lead_local_company_ck', TABLE = 'lead';
  END IF;
  RETURN NULL;
END
$$;
