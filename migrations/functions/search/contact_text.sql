-- Returns the text that the search parameter q of the list of contacts looks in.
CREATE OR REPLACE FUNCTION contact_text(full_name text, native_name text, email text, job_title text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(full_name || ' ' || coalesce(native_name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(job_title, '')) $$;
