CREATE OR REPLACE FUNCTION company_cjk(name text, native_name text, aliases text[]) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.cjk_grams(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases)) $$;
