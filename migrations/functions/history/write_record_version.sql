CREATE OR REPLACE FUNCTION write_record_version(type text, id uuid, at timestamp with time zone, state jsonb) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
DECLARE
  this_transaction uuid := transaction_name();
  since timestamptz(3);
BEGIN
  -- Time never runs backwards in a record's history, whatever the clocks of the instances say.
  SELECT greatest(date_version(at), max(valid_from)) INTO since FROM record_version
    WHERE entity_type = type AND entity_id = id AND transaction_id <> this_transaction;
  UPDATE record_version SET valid_to = since
    WHERE entity_type = type AND entity_id = id AND valid_to = 'infinity' AND transaction_id <> this_transaction;
  INSERT INTO record_version (entity_type, entity_id, transaction_id, valid_from, data)
    VALUES (type, id, this_transaction, since, state)
    ON CONFLICT (entity_type, entity_id, transaction_id) DO UPDATE SET data = EXCLUDED.data;
END
$$;
