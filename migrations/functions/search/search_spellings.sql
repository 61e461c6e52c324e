-- Returns the terms that belong in the dictionary: words of letters, long enough to be recognised with a mistake in them.
-- References and joined neighbours do not belong in it.
CREATE OR REPLACE FUNCTION search_spellings(terms text[]) RETURNS SETOF text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT DISTINCT term FROM unnest(terms) AS term
WHERE length(term) BETWEEN 4 AND 40 AND term !~ '[0-9]|^[=#@~<%+!&-]'
$$;
