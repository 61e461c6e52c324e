-- A version changes within its own transaction, and once more when the next version ends it.
CREATE OR REPLACE FUNCTION reject_past_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.transaction_id = transaction_name() THEN RETURN NEW; END IF;
  IF OLD.valid_to = 'infinity' AND (to_jsonb(OLD) - 'valid_to') = (to_jsonb(NEW) - 'valid_to') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on % is refused: it is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
