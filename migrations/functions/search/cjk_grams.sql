-- Returns the Chinese, Japanese and Korean characters of a text, alone and in pairs. Two of them are a whole word, and too
-- few for trigrams.
CREATE OR REPLACE FUNCTION cjk_grams(value text) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE STRICT AS $$
          SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
            SELECT unnest(ARRAY[substr(run[1], place, 1), substr(run[1], place, 2)]) AS gram
            FROM regexp_matches(value, '[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+', 'g') AS run,
              generate_series(1, length(run[1])) AS place) AS grams
        $$;
