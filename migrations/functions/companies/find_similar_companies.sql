CREATE OR REPLACE FUNCTION find_similar_companies(given_core_key text, given_name_key text, most integer) RETURNS SETOF uuid LANGUAGE plpgsql
  STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM company WHERE core_key % given_core_key AND archived_at IS NULL
    ORDER BY similarity(core_key, given_core_key) DESC, similarity(name_key, given_name_key) DESC LIMIT most;
END
$$;
