CREATE OR REPLACE FUNCTION find_companies_by_pinyin(given_pinyin text, most integer) RETURNS SETOF uuid LANGUAGE plpgsql
  STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT id FROM company WHERE pinyin % given_pinyin AND archived_at IS NULL
    ORDER BY similarity(pinyin, given_pinyin) DESC LIMIT most;
END
$$;
