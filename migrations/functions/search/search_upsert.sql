CREATE OR REPLACE FUNCTION search_upsert(record_kind text, record_id uuid, secret_lead_id uuid, title text, found_by text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_entry (id, kind, confidential_lead_id, size, terms)
    VALUES (record_id, record_kind, secret_lead_id, search_size(title),
      array_to_tsvector(ARRAY(SELECT left(term, 254) FROM unnest(found_by) AS term)))
    ON CONFLICT (id) DO UPDATE SET confidential_lead_id = EXCLUDED.confidential_lead_id, size = EXCLUDED.size,
      terms = EXCLUDED.terms;
  INSERT INTO search_word (word, confidential_lead_id)
    SELECT spelling, secret_lead_id FROM search_spellings(found_by) AS spelling
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = spelling
      AND (known.confidential_lead_id IS NULL OR known.confidential_lead_id = secret_lead_id));
END
$$;
