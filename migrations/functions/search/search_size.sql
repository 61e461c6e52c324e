CREATE OR REPLACE FUNCTION search_size(title text) RETURNS smallint LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$ SELECT greatest(cardinality(string_to_array(public.search_plain(title), ' ')), 1)::smallint $$;
