-- Returns the text that the search parameter q of the list of leads looks in.
CREATE OR REPLACE FUNCTION lead_text(reference text, title text, codename text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT public.fold(reference || ' ' || title || ' ' || coalesce(codename, '')) $$;
