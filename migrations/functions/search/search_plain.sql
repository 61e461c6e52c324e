-- Returns a text without case, accents and signs, with single spaces between its words. Apostrophes are removed without a
-- space, because O'Neill is one word. The characters that separate words are spelled out, because character classes depend
-- on the locale.
CREATE OR REPLACE FUNCTION search_plain(value text) RETURNS text LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT btrim(regexp_replace(
  translate(public.fold(translate(normalize(replace(left(value, 12000), '´', ''), NFKC), '''`‘’ʹʺʻʼʽˈ', '')), 'ς', 'σ'),
  '[\u0001-/:-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf×÷\u02c2-\u02df\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\ue000-\uf8ff\ufe00-\ufe6f\ufeff-\uff0f\ufff0-\uffff\U0001f000-\U0001faff\U000e0000-\U0010ffff]+', ' ', 'g'))
$$;
