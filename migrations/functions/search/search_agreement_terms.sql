CREATE OR REPLACE FUNCTION search_agreement_terms(g agreement) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', g.title, replace(g.kind, '_', ' '), join_texts(g.fields), extract(year FROM g.signed_on)))
  || ARRAY['=' || search_joined(g.title), search_reference(g.reference)]
  || search_neighbours(g.title, 2)
  || search_tags(g.fields)
$$;
