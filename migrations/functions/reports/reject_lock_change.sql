-- A lock of a report changes once: when it is unlocked. An erasure may also replace words in what people wrote beside it, but
-- never the document, because its figures were reported.
CREATE OR REPLACE FUNCTION reject_lock_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ending text[] := ARRAY['unlocked_at', 'unlocked_by', 'unlocked_by_name', 'unlock_reason'];
  words text[] := ARRAY['note', 'unlock_reason'];
BEGIN
  IF OLD.unlocked_at IS NULL AND (to_jsonb(OLD) - ending) = (to_jsonb(NEW) - ending) THEN RETURN NEW; END IF;
  IF is_erasing(TG_RELID) AND (to_jsonb(OLD) - words) = (to_jsonb(NEW) - words) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'UPDATE on report_lock is refused: it is locked' USING ERRCODE = 'restrict_violation';
END
$$;
