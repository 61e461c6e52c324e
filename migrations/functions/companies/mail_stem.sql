-- Returns an address without the tag and the dots of its first part. Only the receiving server knows whether they matter, so
-- two addresses that differ in nothing else are worth a look, and no more.
CREATE OR REPLACE FUNCTION mail_stem(email text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT replace(split_part(split_part(email, '@', 1), '+', 1), '.', '') || '@' || split_part(email, '@', 2)
      $$;
