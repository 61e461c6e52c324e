-- A list that was entered by mistake can be deleted as whole rows.
CREATE OR REPLACE FUNCTION end_touches_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.contact_id IS NOT NULL THEN PERFORM refresh_touches_through(OLD.contact_id, clock_timestamp()); END IF;
  RETURN NULL;
END
$$;
