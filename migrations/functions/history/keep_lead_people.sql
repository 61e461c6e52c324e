-- Writes a version of the lead when its people change. If the same transaction changes the lead itself, the version already
-- has its date. Other changes of people are dated by the clock of the database, because an earlier date would change what
-- was known. A statement that inserts several people, also with a new lead, has written the version with all of them already.
CREATE OR REPLACE FUNCTION keep_lead_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT FROM lead_version WHERE lead_id = NEW.lead_id AND transaction_id = transaction_name()
      AND (data -> 'contact_ids') || (data -> 'team_ids') ? coalesce(to_jsonb(NEW) ->> 'contact_id', to_jsonb(NEW) ->> 'user_id')
  ) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN PERFORM write_lead_version(OLD.lead_id, clock_timestamp()); END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.lead_id <> OLD.lead_id THEN
    PERFORM write_lead_version(NEW.lead_id, clock_timestamp());
  END IF;
  RETURN NULL;
END
$$;
