-- Locks leads before the contact, in the order of their ids, because changes of leads lock in that order.
CREATE OR REPLACE FUNCTION refresh_touches_through(person uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM lead WHERE id IN (SELECT lead_id FROM lead_contact WHERE contact_id = person) ORDER BY id FOR NO KEY UPDATE;
  PERFORM lock_touches_of_contact(person);
  PERFORM refresh_lead_touches(c.lead_id, at)
    FROM (SELECT lead_id FROM lead_contact WHERE contact_id = person ORDER BY lead_id) c;
END
$$;
