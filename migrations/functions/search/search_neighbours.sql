-- Joins neighbouring words of a text to one word: two of them, up to the given number. Names that are written apart by chance
-- mostly have two words; family names have three (Van den Berghe).
CREATE OR REPLACE FUNCTION search_neighbours(value text, most integer) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT ARRAY(SELECT '&' || array_to_string(words[place:place + many - 1], '')
  FROM generate_series(2, most) AS many, generate_series(1, cardinality(words) - many + 1) AS place)
FROM (SELECT string_to_array(public.search_plain(value), ' ') AS words) AS cut
$$;
