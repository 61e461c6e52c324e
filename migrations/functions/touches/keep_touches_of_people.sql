-- Fires after lead_contact_version (triggers fire by name), so that touches have the date of the version of the lead.
CREATE OR REPLACE FUNCTION keep_touches_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed lead_contact[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW] WHEN 'DELETE' THEN ARRAY[OLD] ELSE ARRAY[OLD, NEW] END;
  one lead_contact;
BEGIN
  FOREACH one IN ARRAY changed LOOP
    PERFORM lock_touches_of_contact(one.contact_id);
    PERFORM refresh_lead_touches(one.lead_id, coalesce((SELECT valid_from FROM lead_version
      WHERE lead_id = one.lead_id AND transaction_id = transaction_name()), clock_timestamp()));
  END LOOP;
  RETURN NULL;
END
$$;
