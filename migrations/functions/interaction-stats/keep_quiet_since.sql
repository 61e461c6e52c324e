CREATE OR REPLACE FUNCTION keep_quiet_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.quiet_since := (SELECT greatest(received_on, NEW.last_interaction_on) FROM lead WHERE id = NEW.lead_id AND status = 'open');
  RETURN NEW;
END
$$;
