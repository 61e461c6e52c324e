CREATE OR REPLACE FUNCTION search_lead_terms(l lead) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', l.title, l.codename))
  || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[l.title, l.codename]) AS name WHERE name IS NOT NULL)
  || search_neighbours(l.title, 2)
  || search_tags(l.tags)
$$;
