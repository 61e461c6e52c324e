import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes the search find words that one writer joins and another separates: "growlight" finds Grow Light Systems,
 * "vandenberghe" finds Joost Van den Berghe. Two neighbouring words of a name become one more term of the index, with a
 * sign (&) that distinguishes it from a word. The opposite case, joining the words of a query, needs no change of the
 * index.
 */
export class SearchNeighbours1764000000032 implements MigrationInterface {
  name = 'SearchNeighbours1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two neighbouring words of a text as one, and up to so many. What is written apart by chance is two words mostly;
      -- family names are three (Van den Berghe).
      CREATE FUNCTION search_neighbours(value text, most integer) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ARRAY(SELECT '&' || array_to_string(words[place:place + many - 1], '')
          FROM generate_series(2, most) AS many, generate_series(1, cardinality(words) - many + 1) AS place)
        FROM (SELECT string_to_array(public.search_plain(value), ' ') AS words) AS cut
      $$;

      CREATE OR REPLACE FUNCTION search_company_terms(c company) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', c.name, c.name_key, c.native_name, join_texts(c.aliases), c.pinyin, c.pinyin_initials))
          || ARRAY(SELECT '=' || search_joined(name)
                   FROM unnest(ARRAY[c.name, c.name_key, c.native_name, c.native_key] || c.aliases) AS name WHERE name IS NOT NULL)
          || ARRAY(SELECT unnest(search_neighbours(name, 2)) FROM unnest(c.name || c.aliases) AS name)
          || ARRAY(SELECT unnest(search_domain('@', domain)) FROM unnest(c.email_domains) AS domain)
          || search_tags(c.tags)
      $$;

      CREATE OR REPLACE FUNCTION search_contact_terms(c contact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
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

      CREATE OR REPLACE FUNCTION search_lead_terms(l lead) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', l.title, l.codename))
          || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[l.title, l.codename]) AS name WHERE name IS NOT NULL)
          || search_neighbours(l.title, 2)
          || search_tags(l.tags)
      $$;

      CREATE OR REPLACE FUNCTION search_activity_terms(a activity) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', a.title, replace(a.kind, '_', ' '), a.city, a.venue,
            extract(year FROM a.starts_on), extract(year FROM a.ends_on)))
          || ARRAY['=' || search_joined(a.title), search_reference(a.reference)]
          || search_neighbours(a.title, 2)
      $$;

      CREATE OR REPLACE FUNCTION search_agreement_terms(g agreement) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', g.title, replace(g.kind, '_', ' '), join_texts(g.fields), extract(year FROM g.signed_on)))
          || ARRAY['=' || search_joined(g.title), search_reference(g.reference)]
          || search_neighbours(g.title, 2)
          || search_tags(g.fields)
      $$;

      -- Neighbours are no words of the dictionary: it would be several times as big, and guess at what nobody writes.
      CREATE OR REPLACE FUNCTION search_spellings(terms text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT DISTINCT term FROM unnest(terms) AS term
        WHERE length(term) BETWEEN 4 AND 40 AND term !~ '[0-9]|^[=#@~<%+!&-]'
      $$;
    `);
    // The rows are written first and indexed afterwards, which takes a third of the time of updating the indexes.
    const indexes: { name: string; definition: string }[] = await runner.query(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE schemaname = current_schema() AND tablename = 'search_entry' AND indexdef LIKE '%USING gin%'`,
    );
    for (const { name } of indexes) await runner.query(`DROP INDEX ${name}`);
    await runner.query(`
      WITH found_by AS (
        SELECT id, search_neighbours(full_name, 3) AS terms FROM contact
        UNION ALL SELECT id, ARRAY(SELECT unnest(search_neighbours(name, 2)) FROM unnest(c.name || c.aliases) AS name) FROM company c
        UNION ALL SELECT id, search_neighbours(title, 2) FROM lead
        UNION ALL SELECT id, search_neighbours(title, 2) FROM activity
        UNION ALL SELECT id, search_neighbours(title, 2) FROM agreement
      )
      UPDATE search_entry SET terms = search_entry.terms
        || array_to_tsvector(ARRAY(SELECT left(term, 254) FROM unnest(found_by.terms) AS term))
      FROM found_by WHERE found_by.id = search_entry.id AND found_by.terms <> '{}'`);
    for (const { definition } of indexes) await runner.query(definition);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
