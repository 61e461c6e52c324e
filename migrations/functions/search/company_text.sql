-- Returns the text that the search parameter q of the list of companies looks in.
CREATE OR REPLACE FUNCTION company_text(name text, native_name text, aliases text[], email_domains text[]) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(name || ' ' || coalesce(native_name, '') || ' ' || public.join_texts(aliases) || ' ' || public.join_texts(email_domains)) $$;
