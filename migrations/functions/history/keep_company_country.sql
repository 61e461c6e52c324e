-- Writes versions of the leads of a company whose country changes, so that reports by country follow it from that day on.
CREATE OR REPLACE FUNCTION keep_company_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_lead_version(moved.id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
    FROM (SELECT id FROM lead WHERE company_id = NEW.id ORDER BY id) AS moved;
  RETURN NULL;
END
$$;
