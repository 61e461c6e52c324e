-- Keeps former labels of a record. The arguments of the trigger are the column of the label and, if it is not the name of
-- the table, the type of the record. A change that was made by hand, without a new updated_at, is dated by the clock of the
-- database. An erasure replaces words in the present label and leaves its date, as it does in all former ones.
CREATE OR REPLACE FUNCTION keep_label() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  type text := coalesce(TG_ARGV[1], TG_TABLE_NAME);
  present text := to_jsonb(NEW) ->> TG_ARGV[0];
  at timestamptz := NEW.updated_at;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF present = to_jsonb(OLD) ->> TG_ARGV[0] THEN RETURN NULL; END IF;
    IF is_erasing(TG_RELID) THEN
      UPDATE label_version SET label = present WHERE entity_type = type AND entity_id = NEW.id
        AND valid_from = (SELECT max(valid_from) FROM label_version WHERE entity_type = type AND entity_id = NEW.id);
      RETURN NULL;
    END IF;
    IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN at := clock_timestamp(); END IF;
  END IF;
  INSERT INTO label_version (entity_type, entity_id, valid_from, label)
    VALUES (type, NEW.id, date_version(at), present)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
