CREATE OR REPLACE FUNCTION search_tags(tags text[]) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT coalesce(array_agg('#' || public.search_joined(tag)), '{}') FROM unnest(tags) AS tag $$;
