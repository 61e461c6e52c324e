-- Returns a reference as one term with its sign (!), so that it is found as a whole and by its beginning. It is not split
-- into words, because every search with "del" in it would find delegations.
CREATE OR REPLACE FUNCTION search_reference(reference text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT '!' || public.search_joined(reference) $$;
