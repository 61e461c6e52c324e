CREATE OR REPLACE FUNCTION reject_consent_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A merge of two contacts moves a consent to the one that stays; what was said never changes.
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - 'contact_id') = (to_jsonb(NEW) - 'contact_id') THEN
    RETURN NEW;
  END IF;
  -- PostgreSQL skips the deletion of a row whose trigger returns null, and NEW is null there.
  IF is_erasing(TG_RELID) THEN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END IF;
  RAISE EXCEPTION '% on consent is refused: it is append-only', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
