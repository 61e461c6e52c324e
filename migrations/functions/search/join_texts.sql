-- Joins texts by spaces. array_to_string() is only STABLE because of the elements that an array may have; for texts it is
-- immutable.
CREATE OR REPLACE FUNCTION join_texts(parts text[]) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT array_to_string(parts, ' ') $$;
