-- People search for "seminar foshan 2016" whatever part of that the title contains: the kind, the place and the years are
-- terms too.
CREATE OR REPLACE FUNCTION search_activity_terms(a activity) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', a.title, replace(a.kind, '_', ' '), a.city, a.venue,
    extract(year FROM a.starts_on), extract(year FROM a.ends_on)))
  || ARRAY['=' || search_joined(a.title), search_reference(a.reference)]
  || search_neighbours(a.title, 2)
$$;
