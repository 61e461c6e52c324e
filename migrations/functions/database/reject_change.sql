-- Rejects the changes that a trigger names, because the table is append-only. An erasure may replace and delete rows, but not
-- empty a table.
CREATE OR REPLACE FUNCTION reject_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'TRUNCATE' AND is_erasing(TG_RELID) THEN RETURN NULL; END IF;
  RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
