-- A change that was made by hand, without a new updated_at, is dated by the clock of the database. An erasure that replaces
-- words leaves no version, because versions of interactions have none.
CREATE OR REPLACE FUNCTION keep_interaction_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.occurred_at, OLD.kind, OLD.direction, OLD.lead_id, OLD.archived_at)
      IS NOT DISTINCT FROM (NEW.occurred_at, NEW.kind, NEW.direction, NEW.lead_id, NEW.archived_at) AND is_erasing(TG_RELID) THEN
    RETURN NULL;
  END IF;
  PERFORM write_interaction_version(NEW.id, CASE
    WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
    ELSE NEW.updated_at END);
  RETURN NULL;
END
$$;
