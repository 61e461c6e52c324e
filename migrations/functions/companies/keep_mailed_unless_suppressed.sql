-- Says of a contact whose address was suppressed that it may not be mailed. Once the suppression is lifted, the latest marketing
-- consent decides again.
CREATE OR REPLACE FUNCTION keep_mailed_unless_suppressed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.may_be_mailed := NOT NEW.suppressed AND coalesce((
    SELECT granted AND lawful_basis = 'consent' FROM consent WHERE contact_id = NEW.id AND purpose = 'marketing'
    ORDER BY occurred_at DESC, id DESC LIMIT 1), false);
  RETURN NEW;
END
$$;
