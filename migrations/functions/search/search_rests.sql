-- Returns a word, and the word without each of its letters in turn.
CREATE OR REPLACE FUNCTION search_rests(word text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_agg(DISTINCT left(word, place) || substr(word, place + 2)) || word FROM generate_series(0, length(word) - 1) AS place
      $$;
