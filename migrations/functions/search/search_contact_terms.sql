CREATE OR REPLACE FUNCTION search_contact_terms(c contact) RETURNS text[] LANGUAGE sql
  IMMUTABLE PARALLEL SAFE AS $$
SELECT search_words(concat_ws(' ', c.full_name, c.native_name, c.given_name, c.family_name, c.pinyin, c.pinyin_initials))
  || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[c.full_name, c.native_name]) AS name WHERE name IS NOT NULL)
  || search_neighbours(c.full_name, 3)
  || CASE WHEN c.email IS NULL THEN '{}'
       ELSE ('<' || left(c.email, 254)) || search_domain('~', split_part(c.email, '@', 2)) END
  -- Backwards too, so that its last digits find it: with or without country and area code.
  || CASE WHEN c.phone IS NULL THEN '{}' ELSE ARRAY['+' || substr(c.phone, 2), '-' || reverse(substr(c.phone, 2))] END
  || CASE WHEN c.wechat_id IS NULL THEN '{}' ELSE ARRAY['%' || left(lower(c.wechat_id), 100)] END
  || search_tags(c.tags)
$$;
