-- A version changes within its own transaction, and once more when the next version ends it. An erasure replaces the words of a
-- version and leaves its days.
CREATE OR REPLACE FUNCTION reject_past_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended record := OLD;
BEGIN
  IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
  ended.valid_to := NEW.valid_to;
  IF OLD.valid_to = 'infinity' AND ended IS NOT DISTINCT FROM NEW THEN RETURN NEW; END IF;
  IF is_erasing(TG_RELID) AND (OLD.valid_from, OLD.valid_to) = (NEW.valid_from, NEW.valid_to) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on % is refused: it is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
