-- Names the present transaction. The number of the transaction would not do: in a server into which a backup was restored,
-- the numbers that versions carry occur again, and a new change would overwrite an old version.
CREATE OR REPLACE FUNCTION transaction_name() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE name text := current_setting('locate.transaction', true);
BEGIN
  IF coalesce(name, '') = '' THEN name := set_config('locate.transaction', gen_random_uuid()::text, true); END IF;
  RETURN name::uuid;
END
$$;
