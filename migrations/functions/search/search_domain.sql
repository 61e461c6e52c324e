-- Returns a domain and the one above it, so that mail.byd.com is found by byd.com.
CREATE OR REPLACE FUNCTION search_domain(sign text, domain text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT array_remove(ARRAY[sign || left(lower(domain), 253), sign || substring(lower(domain) FROM '^[^.]+\.(.+\..+)$')], NULL)
$$;
