-- Keeps former labels of a record. The arguments of the trigger are the column of the label and, if it is not the name of
-- the table, the type of the record.
CREATE OR REPLACE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  present text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
  IF TG_OP = 'UPDATE' AND present = to_jsonb(OLD) ->> TG_ARGV[0] THEN RETURN NULL; END IF;
  INSERT INTO label_version (entity_type, entity_id, valid_from, label)
    VALUES (coalesce(TG_ARGV[1], TG_TABLE_NAME), NEW.id, NEW.updated_at, present)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
