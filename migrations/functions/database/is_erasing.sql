-- Says whether this transaction erases a person and may therefore change what is append-only. Only the owner of the table may, as
-- which the application connects; for any other role the setting has no effect. The owner could disable the triggers as well,
-- so the setting protects from mistakes and not from the owner.
CREATE OR REPLACE FUNCTION is_erasing(relation oid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN current_setting('locate.erasure', true) = 'on'
    THEN (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = relation) ELSE false END
$$;
