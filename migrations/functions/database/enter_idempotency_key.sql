-- Is volatile, so that each look-up sees what was committed before it and not only what was committed before the call.
CREATE OR REPLACE FUNCTION enter_idempotency_key(key_scope text, key_given text, OUT taken boolean, OUT request_hash text, OUT response json) RETURNS record LANGUAGE plpgsql AS $$
BEGIN
  SELECT k.request_hash, k.response INTO request_hash, response
    FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
  taken := FOUND;
  IF NOT taken THEN
    taken := pg_try_advisory_xact_lock(hashtextextended(key_scope || ' ' || key_given, 0));
    IF taken THEN
      SELECT k.request_hash, k.response INTO request_hash, response
        FROM idempotency_key k WHERE k.scope = key_scope AND k.key = key_given;
    END IF;
  END IF;
END
$$;
