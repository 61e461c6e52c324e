-- Makes transactions wait for each other that put a contact on a lead and on the list of an activity at the same moment.
-- Contacts share a thousand locks, so that a statement over very many of them does not exhaust the lock table.
CREATE OR REPLACE FUNCTION lock_touches_of_contact(person uuid) RETURNS void LANGUAGE sql AS $$
SELECT pg_advisory_xact_lock(1764000013, hashtext(person::text) & 1023)
$$;
