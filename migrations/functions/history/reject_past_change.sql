-- A version changes within its own transaction, and once more when the next version ends it. An erasure replaces the words of a
-- version and leaves its days.
CREATE OR REPLACE FUNCTION reject_past_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
  IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
  IF is_erasing(TG_RELID) AND (OLD.valid_from, OLD.valid_to) = (NEW.valid_from, NEW.valid_to) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on % is refused: it is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
