-- Dates a change that was made by hand, without a new updated_at, by the clock of the database.
CREATE OR REPLACE FUNCTION date_lead_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at AND NEW IS DISTINCT FROM OLD AND NEW.version = OLD.version THEN
    NEW.updated_at := clock_timestamp();
    NEW.version := OLD.version + 1;
  END IF;
  RETURN NEW;
END
$$;
