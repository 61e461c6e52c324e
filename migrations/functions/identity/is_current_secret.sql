-- Tells whether a stored secret is encrypted with the present key: it begins with a 2 and the id of its key.
CREATE OR REPLACE FUNCTION is_current_secret(secret bytea) RETURNS boolean LANGUAGE sql
  STABLE PARALLEL SAFE
  RETURN ((get_byte(secret, 0) = 2) AND (NOT (encode(substr(secret, 2, 8), 'hex'::text) IS DISTINCT FROM (SELECT k.key_id FROM app_key k WHERE (k.purpose = 'encryption'::text)))));
