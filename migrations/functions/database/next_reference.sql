-- Returns LEAD-2026-0007 from a sequence for each prefix and year, which is created at its first use. A sequence leaves a
-- gap when a transaction rolls back, but two writers never wait for each other.
CREATE OR REPLACE FUNCTION next_reference(prefix text, year integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  sequence_name text := format('reference_%s_%s', lower(prefix), year);
  number bigint;
BEGIN
  BEGIN
    number := nextval(sequence_name::regclass);
  EXCEPTION WHEN undefined_table THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(sequence_name, 0));
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence_name);
    number := nextval(sequence_name::regclass);
  END;
  RETURN format('%s-%s-%s', prefix, year, CASE WHEN number < 10000 THEN lpad(number::text, 4, '0') ELSE number::text END);
END
$$;
