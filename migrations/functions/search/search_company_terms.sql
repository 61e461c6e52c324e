CREATE OR REPLACE FUNCTION search_company_terms(c company) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', c.name, c.name_key, c.native_name, join_texts(c.aliases), c.pinyin, c.pinyin_initials))
  || ARRAY(SELECT '=' || search_joined(name)
           FROM unnest(ARRAY[c.name, c.name_key, c.native_name, c.native_key] || c.aliases) AS name WHERE name IS NOT NULL)
  || ARRAY(SELECT unnest(search_neighbours(name, 2)) FROM unnest(c.name || c.aliases) AS name)
  || ARRAY(SELECT unnest(search_domain('@', domain)) FROM unnest(c.email_domains) AS domain)
  || search_tags(c.tags)
$$;
