-- Returns a name as one word, to compare it as a whole.
CREATE OR REPLACE FUNCTION search_joined(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT left(replace(public.search_plain(value), ' ', ''), 100) $$;
