CREATE OR REPLACE FUNCTION keep_title_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO label_version (entity_type, entity_id, valid_from, label) VALUES (TG_TABLE_NAME, NEW.id, NEW.updated_at, NEW.title)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
