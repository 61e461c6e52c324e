-- Returns a date as to_jsonb() writes it. Every DateStyle reads that format alike, which the cast does not promise.
CREATE OR REPLACE FUNCTION parse_json_date(value text) RETURNS date LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT value::date $$;
