-- Stores beside the contact whether its latest marketing consent is granted, because electronic marketing needs an opt-in, and
-- its address is not suppressed. A mailing list is then one range of an index.
CREATE OR REPLACE FUNCTION keep_may_be_mailed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid;
BEGIN
  FOREACH person IN ARRAY array_remove(ARRAY[OLD.contact_id, NEW.contact_id], NULL) LOOP
    -- Two answers at the same moment take turns, and the second sees the first.
    PERFORM FROM contact WHERE id = person FOR NO KEY UPDATE;
    UPDATE contact SET may_be_mailed = NOT suppressed AND coalesce((
        SELECT granted AND lawful_basis = 'consent' FROM consent WHERE contact_id = person AND purpose = 'marketing'
        ORDER BY occurred_at DESC, id DESC LIMIT 1), false)
      WHERE id = person;
  END LOOP;
  RETURN NULL;
END
$$;
