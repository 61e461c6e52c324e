CREATE OR REPLACE FUNCTION write_interaction_version(changed uuid, at timestamp with time zone) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE
  i interaction;
  this_transaction uuid := transaction_name();
  since timestamptz(3);
  people uuid[];
BEGIN
  -- Two that change the people of one interaction take turns, or both would follow on the same version.
  SELECT * INTO i FROM interaction WHERE id = changed FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  -- Time never runs backwards in a record's history, whatever the clocks of the instances say.
  SELECT greatest(date_version(at), max(valid_from)) INTO since FROM interaction_version
    WHERE interaction_id = changed AND transaction_id <> this_transaction;
  SELECT coalesce(array_agg(contact_id ORDER BY contact_id), '{}') INTO people
    FROM interaction_contact WHERE interaction_id = changed;
  UPDATE interaction_version SET valid_to = since
    WHERE interaction_id = changed AND valid_to = 'infinity' AND transaction_id <> this_transaction;
  INSERT INTO interaction_version (interaction_id, transaction_id, valid_from, occurred_at, kind, direction, lead_id,
      contact_ids, archived)
    VALUES (changed, this_transaction, since, i.occurred_at, i.kind, i.direction, i.lead_id, people,
      i.archived_at IS NOT NULL)
    ON CONFLICT (interaction_id, transaction_id) DO UPDATE SET occurred_at = EXCLUDED.occurred_at,
      kind = EXCLUDED.kind, direction = EXCLUDED.direction, lead_id = EXCLUDED.lead_id,
      contact_ids = EXCLUDED.contact_ids, archived = EXCLUDED.archived;
END
$$;
