-- If the same transaction changes the interaction itself, the version already has its date. Other changes of people are dated
-- by the clock of the database.
CREATE OR REPLACE FUNCTION keep_interaction_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM write_interaction_version(OLD.interaction_id, clock_timestamp()); END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.interaction_id <> OLD.interaction_id THEN
    PERFORM write_interaction_version(NEW.interaction_id, clock_timestamp());
  END IF;
  RETURN NULL;
END
$$;
