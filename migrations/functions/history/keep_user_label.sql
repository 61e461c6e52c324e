CREATE OR REPLACE FUNCTION keep_user_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO label_version (entity_type, entity_id, valid_from, label)
    VALUES ('user', NEW.id, NEW.updated_at, NEW.full_name)
    ON CONFLICT (entity_type, entity_id, valid_from) DO UPDATE SET label = EXCLUDED.label;
  RETURN NULL;
END
$$;
