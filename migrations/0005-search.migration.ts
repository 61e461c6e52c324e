import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Creates the index of the search: one row for each company, contact and lead in use. Triggers write it in the
 * transaction of the change, whoever makes it. `src/search/search-text.rules.ts` splits queries into the same words; a test
 * compares the two.
 */
export class Search1764000000005 implements MigrationInterface {
  name = 'Search1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A text without case, accents and signs, its words parted by single spaces. Apostrophes go without a trace
      -- (O'Neill is one word), and so does what sets a closing sigma apart. The characters that part words are spelled
      -- out, because character classes depend on the locale.
      CREATE FUNCTION search_plain(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT btrim(regexp_replace(
          translate(public.fold(translate(normalize(replace(left(value, 12000), '´', ''), NFKC), '''\`‘’ʹʺʻʼʽˈ', '')), 'ς', 'σ'),
          '[\\u0001-/:-\`{-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf×÷\\u02c2-\\u02df\\u2000-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u303d-\\u303f\\u30a0\\u30fb\\ue000-\\uf8ff\\ufe00-\\ufe6f\\ufeff-\\uff0f\\ufff0-\\uffff\\U0001f000-\\U0001faff\\U000e0000-\\U0010ffff]+', ' ', 'g'))
      $$;

      -- A name written as one word, for comparing it as a whole.
      CREATE FUNCTION search_joined(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT left(replace(public.search_plain(value), ' ', ''), 100) $$;

      -- The words of a text. Chinese, Japanese and Korean do without spaces: there the words are the pairs of
      -- neighbouring characters, and the last character of a run, so that every character starts a word.
      CREATE FUNCTION search_words(value text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
      DECLARE
        cjk constant text := '[\\u2e80-\\u2fdf\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3041-\\u309f\\u30a1-\\u30ff\\u3105-\\u318e\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\U0001b000-\\U0001b16f\\U00020000-\\U0003ffff]+';
        plain text := public.search_plain(value);
      BEGIN
        IF plain !~ cjk THEN RETURN array_remove(string_to_array(plain, ' '), ''); END IF;
        RETURN array_remove(string_to_array(regexp_replace(plain, cjk, ' ', 'g'), ' '), '')
          || ARRAY(SELECT substr(run.text[1], place, 2)
                   FROM regexp_matches(plain, cjk, 'g') AS run(text), generate_series(1, length(run.text[1])) AS place);
      END $$;

      CREATE TABLE search_entry (
        id uuid NOT NULL CONSTRAINT search_entry_pk PRIMARY KEY,
        kind text NOT NULL,
        -- Of a confidential lead its id, so that who may see it is asked of the lead itself; null for all else.
        confidential_lead_id uuid,
        -- Words in the title, without legal forms: of two hits the shorter name is closer to what was typed.
        size smallint NOT NULL,
        -- Words as they are; with a sign before them whole names (=), tags (#), domains of companies (@) and of contacts
        -- (~), e-mail addresses (<), telephone numbers (+, backwards -) and WeChat names (%).
        terms tsvector NOT NULL,
        CONSTRAINT search_entry_kind_ck CHECK (kind IN ('company', 'contact', 'lead'))
      );
      -- One index for each kind, and for what only some may see, so that neither has to be picked out of the others.
      -- Without fastupdate, because a search would have to read through what is pending.
      CREATE INDEX search_entry_company_idx ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE kind = 'company';
      CREATE INDEX search_entry_contact_idx ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE kind = 'contact';
      CREATE INDEX search_entry_lead_idx ON search_entry USING gin (terms) WITH (fastupdate = off)
        WHERE kind = 'lead' AND confidential_lead_id IS NULL;
      CREATE INDEX search_entry_confidential_idx ON search_entry USING gin (terms) WITH (fastupdate = off)
        WHERE kind = 'lead' AND confidential_lead_id IS NOT NULL;
      -- The confidential leads of a person.
      CREATE INDEX lead_confidential_owner_id_idx ON lead (owner_id, id) WHERE confidential;
      CREATE INDEX lead_confidential_project_manager_id_idx ON lead (project_manager_id, id) WHERE confidential;

      -- Every word there has been, to find the one that was meant by a misspelt one. A word may stand here twice when
      -- two transactions bring it at once: a unique index would make writers wait for each other. It stays when nothing has
      -- it any more: it then leads to nothing. But words that only a confidential lead has belong to it and go with it.
      CREATE TABLE search_word (
        word text NOT NULL,
        confidential_lead_id uuid
      );
      -- The operator class serves beginnings of words in any collation, and equality as well.
      CREATE INDEX search_word_word_idx ON search_word (word text_pattern_ops);
      CREATE INDEX search_word_confidential_idx ON search_word (confidential_lead_id) WHERE confidential_lead_id IS NOT NULL;
      CREATE INDEX search_word_trgm_idx ON search_word USING gin (word gin_trgm_ops) WITH (fastupdate = off);

      CREATE FUNCTION search_tags(tags text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT coalesce(array_agg('#' || public.search_joined(tag)), '{}') FROM unnest(tags) AS tag $$;

      -- A domain and the one above it: mail.byd.com is found by byd.com.
      CREATE FUNCTION search_domain(sign text, domain text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_remove(ARRAY[sign || left(lower(domain), 253), sign || substring(lower(domain) FROM '^[^.]+\\.(.+\\..+)$')], NULL)
      $$;

      CREATE FUNCTION search_company_terms(c company) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', c.name, c.name_key, c.native_name, join_texts(c.aliases), c.pinyin, c.pinyin_initials))
          || ARRAY(SELECT '=' || search_joined(name)
                   FROM unnest(ARRAY[c.name, c.name_key, c.native_name, c.native_key] || c.aliases) AS name WHERE name IS NOT NULL)
          || ARRAY(SELECT unnest(search_domain('@', domain)) FROM unnest(c.email_domains) AS domain)
          || search_tags(c.tags)
      $$;

      CREATE FUNCTION search_contact_terms(c contact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', c.full_name, c.native_name, c.given_name, c.family_name, c.pinyin))
          || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[c.full_name, c.native_name]) AS name WHERE name IS NOT NULL)
          || CASE WHEN c.email IS NULL THEN '{}'
               ELSE ('<' || left(c.email, 254)) || search_domain('~', split_part(c.email, '@', 2)) END
          -- Backwards too, so that its last digits find it: with or without country and area code.
          || CASE WHEN c.phone IS NULL THEN '{}' ELSE ARRAY['+' || substr(c.phone, 2), '-' || reverse(substr(c.phone, 2))] END
          || CASE WHEN c.wechat_id IS NULL THEN '{}' ELSE ARRAY['%' || left(lower(c.wechat_id), 100)] END
          || search_tags(c.tags)
      $$;

      CREATE FUNCTION search_lead_terms(l lead) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', l.title, l.codename))
          || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[l.title, l.codename]) AS name WHERE name IS NOT NULL)
          || search_tags(l.tags)
      $$;

      CREATE FUNCTION search_size(title text) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT greatest(cardinality(string_to_array(public.search_plain(title), ' ')), 1)::smallint $$;

      -- Terms that are words of a dictionary: letters, and long enough to be recognised with a mistake in them.
      CREATE FUNCTION search_spellings(terms text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT DISTINCT term FROM unnest(terms) AS term
        WHERE length(term) BETWEEN 4 AND 40 AND term !~ '[0-9]|^[=#@~<%+-]'
      $$;

      CREATE FUNCTION search_put(record_kind text, record_id uuid, secret_lead_id uuid, title text, found_by text[])
        RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_entry (id, kind, confidential_lead_id, size, terms)
          VALUES (record_id, record_kind, secret_lead_id, search_size(title),
            array_to_tsvector(ARRAY(SELECT left(term, 254) FROM unnest(found_by) AS term)))
          ON CONFLICT (id) DO UPDATE SET confidential_lead_id = EXCLUDED.confidential_lead_id, size = EXCLUDED.size,
            terms = EXCLUDED.terms;
        INSERT INTO search_word (word, confidential_lead_id)
          SELECT spelling, secret_lead_id FROM search_spellings(found_by) AS spelling
          WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = spelling
            AND (known.confidential_lead_id IS NULL OR known.confidential_lead_id = secret_lead_id));
      END $$;

      CREATE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'TRUNCATE' THEN
          DELETE FROM search_entry WHERE kind = TG_TABLE_NAME;
        ELSE
          DELETE FROM search_entry WHERE id = OLD.id;
        END IF;
        RETURN NULL;
      END $$;

      CREATE FUNCTION search_keep_company() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM search_put('company', NEW.id, NULL, NEW.name_key, search_company_terms(NEW));
        RETURN NULL;
      END $$;

      CREATE FUNCTION search_keep_contact() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM search_put('contact', NEW.id, NULL, NEW.full_name, search_contact_terms(NEW));
        RETURN NULL;
      END $$;

      CREATE FUNCTION search_keep_lead() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE secret_lead_id uuid := CASE WHEN NEW.confidential THEN NEW.id END;
      BEGIN
        PERFORM search_put('lead', NEW.id, secret_lead_id, NEW.title, search_lead_terms(NEW));
        RETURN NULL;
      END $$;

      -- Words of a confidential lead go with what they were taken from.
      CREATE FUNCTION search_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM search_word WHERE confidential_lead_id = OLD.id;
        RETURN NULL;
      END $$;
${watch('company', 'name, native_name, aliases, name_key, native_key, pinyin, pinyin_initials, email_domains, tags')}
${watch('contact', 'full_name, native_name, given_name, family_name, pinyin, email, phone, wechat_id, tags')}
${watch('lead', 'title, codename, confidential, tags')}
      CREATE TRIGGER search_before_lead AFTER UPDATE ON lead FOR EACH ROW
        WHEN (OLD.confidential AND (OLD.title, OLD.codename, OLD.confidential, OLD.archived_at)
          IS DISTINCT FROM (NEW.title, NEW.codename, NEW.confidential, NEW.archived_at)) EXECUTE FUNCTION search_forget_words();

      SELECT count(search_put('company', c.id, NULL, c.name_key, search_company_terms(c))) FROM company c WHERE archived_at IS NULL;
      SELECT count(search_put('contact', c.id, NULL, c.full_name, search_contact_terms(c))) FROM contact c WHERE archived_at IS NULL;
      SELECT count(search_put('lead', l.id, CASE WHEN l.confidential THEN l.id END, l.title, search_lead_terms(l)))
        FROM lead l WHERE archived_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/**
 * Builds the triggers of a table: they index a new record, index it again when a searched field changes, and remove it
 * when it is archived or deleted.
 */
function watch(table: string, columns: string): string {
  const of = (row: string) =>
    columns
      .split(', ')
      .map((column) => `${row}.${column}`)
      .join(', ');
  return `
      CREATE TRIGGER search_in AFTER INSERT ON ${table} FOR EACH ROW
        WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION search_keep_${table}();
      CREATE TRIGGER search_changed AFTER UPDATE ON ${table} FOR EACH ROW
        WHEN (NEW.archived_at IS NULL AND (OLD.archived_at IS NOT NULL OR (${of('OLD')}) IS DISTINCT FROM (${of('NEW')})))
        EXECUTE FUNCTION search_keep_${table}();
      CREATE TRIGGER search_archived AFTER UPDATE ON ${table} FOR EACH ROW
        WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION search_forget();
      CREATE TRIGGER search_out AFTER DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION search_forget();
      CREATE TRIGGER search_emptied AFTER TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION search_forget();`;
}
