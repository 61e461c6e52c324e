CREATE OR REPLACE FUNCTION search_remove() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM search_entry WHERE kind = TG_TABLE_NAME;
  ELSE
    DELETE FROM search_entry WHERE id = OLD.id;
  END IF;
  RETURN NULL;
END
$$;
