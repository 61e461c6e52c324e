-- Stores whether a contact is in use and can be reached, but not its address or number: history keeps no personal data of
-- contacts.
CREATE OR REPLACE FUNCTION keep_contact_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_record_version('contact', NEW.id,
    CASE WHEN TG_OP = 'UPDATE' AND NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN clock_timestamp()
      ELSE NEW.updated_at END,
    jsonb_build_object('archived_at', NEW.archived_at, 'merged_into_id', NEW.merged_into_id,
      'reachable', NEW.email IS NOT NULL OR NEW.phone IS NOT NULL));
  RETURN NULL;
END
$$;
