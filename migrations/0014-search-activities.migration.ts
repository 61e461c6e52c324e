import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds activities and agreements to the search index. Triggers maintain them like the other kinds of records. */
export class SearchActivities1764000000014 implements MigrationInterface {
  name = 'SearchActivities1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE search_entry
        DROP CONSTRAINT search_entry_kind_ck,
        ADD CONSTRAINT search_entry_kind_ck CHECK (kind IN ('company', 'contact', 'lead', 'activity', 'agreement'));
      CREATE INDEX search_entry_activity_idx ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE kind = 'activity';
      CREATE INDEX search_entry_agreement_idx ON search_entry USING gin (terms) WITH (fastupdate = off) WHERE kind = 'agreement';

      -- A reference as one term with its sign (!), so that it is found as a whole and by its beginning: DEL-2015, or a
      -- roadshow's reference for its stops. It is no word, else every question with a del in it would lead to delegations.
      CREATE FUNCTION search_reference(reference text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT '!' || public.search_joined(reference) $$;

      -- People ask for "seminar foshan 2016", whatever of that the title says: what it is, where and in which years.
      CREATE FUNCTION search_activity_terms(a activity) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', a.title, replace(a.kind, '_', ' '), a.city, a.venue,
            extract(year FROM a.starts_on), extract(year FROM a.ends_on)))
          || ARRAY['=' || search_joined(a.title), search_reference(a.reference)]
      $$;

      CREATE FUNCTION search_agreement_terms(g agreement) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', g.title, replace(g.kind, '_', ' '), join_texts(g.fields), extract(year FROM g.signed_on)))
          || ARRAY['=' || search_joined(g.title), search_reference(g.reference)]
          || search_tags(g.fields)
      $$;

      -- A reference is no word of the dictionary either.
      CREATE OR REPLACE FUNCTION search_spellings(terms text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT DISTINCT term FROM unnest(terms) AS term
        WHERE length(term) BETWEEN 4 AND 40 AND term !~ '[0-9]|^[=#@~<%+!-]'
      $$;
${watch('activity', 'title, reference, kind, city, venue, starts_on, ends_on')}
${watch('agreement', 'title, reference, kind, fields, signed_on')}

      SELECT count(search_put('activity', a.id, NULL, a.title, search_activity_terms(a))) FROM activity a WHERE archived_at IS NULL;
      SELECT count(search_put('agreement', g.id, NULL, g.title, search_agreement_terms(g))) FROM agreement g WHERE archived_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/**
 * Builds the triggers of a table as in migration 0005: they index a new record, index it again when a searched field
 * changes, and remove it when it is archived or deleted.
 */
function watch(table: string, columns: string): string {
  const of = (row: string) =>
    columns
      .split(', ')
      .map((column) => `${row}.${column}`)
      .join(', ');
  return `
      CREATE FUNCTION search_keep_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM search_put('${table}', NEW.id, NULL, NEW.title, search_${table}_terms(NEW));
        RETURN NULL;
      END $$;
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
