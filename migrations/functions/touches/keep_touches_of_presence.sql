-- A change that was made by hand, without a new updated_at, is dated by the clock of the database.
CREATE OR REPLACE FUNCTION keep_touches_of_presence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz := NEW.updated_at;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN at := clock_timestamp(); END IF;
    IF OLD.contact_id IS NOT NULL AND OLD.contact_id IS DISTINCT FROM NEW.contact_id THEN
      PERFORM refresh_touches_through(OLD.contact_id, at);
    END IF;
  END IF;
  IF NEW.contact_id IS NOT NULL THEN PERFORM refresh_touches_through(NEW.contact_id, at); END IF;
  RETURN NULL;
END
$$;
