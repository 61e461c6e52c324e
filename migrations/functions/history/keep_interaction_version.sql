-- A change that was made by hand, without a new updated_at, is dated by the clock of the database.
CREATE OR REPLACE FUNCTION keep_interaction_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_interaction_version(NEW.id, CASE
    WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
    ELSE NEW.updated_at END);
  RETURN NULL;
END
$$;
