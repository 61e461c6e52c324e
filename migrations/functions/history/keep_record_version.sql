-- Writes a version of the columns that the arguments of the trigger name. A change that was made by hand, without a new
-- updated_at, is dated by the clock of the database. An erasure that replaces words in a title changes the present version and
-- leaves its date.
CREATE OR REPLACE FUNCTION keep_record_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  state jsonb := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW)) WHERE key = ANY(TG_ARGV));
  former jsonb;
  at timestamptz := NEW.updated_at;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    former := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY(TG_ARGV));
    IF state = former THEN RETURN NULL; END IF;
    IF state - 'title' = former - 'title' AND is_erasing(TG_RELID) THEN
      UPDATE record_version SET data = state
        WHERE entity_type = TG_TABLE_NAME AND entity_id = NEW.id AND valid_to = 'infinity';
      RETURN NULL;
    END IF;
    IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN at := clock_timestamp(); END IF;
  END IF;
  PERFORM write_record_version(TG_TABLE_NAME, NEW.id, at, state);
  RETURN NULL;
END
$$;
