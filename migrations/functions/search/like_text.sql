-- Returns the text of a user as the inside of a LIKE pattern.
CREATE OR REPLACE FUNCTION like_text(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT regexp_replace(public.fold(value), '([\\%_])', '\\\1', 'g') $$;
