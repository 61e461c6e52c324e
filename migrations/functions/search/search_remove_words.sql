-- Removes the words of a confidential lead when the texts that contain them change.
CREATE OR REPLACE FUNCTION search_remove_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_word WHERE confidential_lead_id = OLD.id;
  RETURN NULL;
END
$$;
