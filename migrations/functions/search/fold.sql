-- Returns a text in lower case without accents, by which texts are compared, searched and sorted. unaccent() is only
-- STABLE because its dictionary can be changed. Ours never is, so indexes may use this function. Names are qualified here
-- and in similar functions because indexes are built, dumped and restored under an empty search path.
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
