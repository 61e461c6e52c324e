CREATE OR REPLACE FUNCTION keep_touches_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_lead_touches(touched.lead_id, CASE WHEN NEW.updated_at > OLD.updated_at THEN NEW.updated_at ELSE clock_timestamp() END)
    FROM (SELECT lead_id FROM lead_touch WHERE activity_id = NEW.id AND origin <> 'hand'
      UNION SELECT c.lead_id FROM activity_presence p JOIN lead_contact c ON c.contact_id = p.contact_id
        WHERE p.activity_id = NEW.id
      ORDER BY lead_id) touched;
  RETURN NULL;
END
$$;
