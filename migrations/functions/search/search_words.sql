-- Returns the words of a text. Chinese, Japanese and Korean have no spaces: their words are the pairs of neighbouring
-- characters and the last character of a run, so that every character starts a word.
CREATE OR REPLACE FUNCTION search_words(value text) RETURNS text[] LANGUAGE plpgsql
  IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  cjk constant text := '[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u309f\u30a1-\u30ff\u3105-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]+';
  plain text := public.search_plain(value);
BEGIN
  IF plain !~ cjk THEN RETURN array_remove(string_to_array(plain, ' '), ''); END IF;
  RETURN array_remove(string_to_array(regexp_replace(plain, cjk, ' ', 'g'), ' '), '')
    || ARRAY(SELECT substr(run.text[1], place, 2)
             FROM regexp_matches(plain, cjk, 'g') AS run(text), generate_series(1, length(run.text[1])) AS place);
END
$$;
