import type { MigrationInterface, QueryRunner } from 'typeorm';
import { toPinyin } from '../src/companies/names/name-normalisation.rules.js';

/** Number of contacts that are read at a time. */
const BATCH = 5_000;

/** The fields by which a contact is found, as the trigger reads them. */
const FOUND_BY =
  'full_name, native_name, given_name, family_name, pinyin, pinyin_initials, email, phone, wechat_id, tags'.split(', ');

/** Adds pinyin initials to contacts, because users search people by them as they search companies. */
export class ContactInitials1764000000031 implements MigrationInterface {
  name = 'ContactInitials1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD COLUMN pinyin_initials text;

      CREATE OR REPLACE FUNCTION search_contact_terms(c contact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT search_words(concat_ws(' ', c.full_name, c.native_name, c.given_name, c.family_name, c.pinyin, c.pinyin_initials))
          || ARRAY(SELECT '=' || search_joined(name) FROM unnest(ARRAY[c.full_name, c.native_name]) AS name WHERE name IS NOT NULL)
          || CASE WHEN c.email IS NULL THEN '{}'
               ELSE ('<' || left(c.email, 254)) || search_domain('~', split_part(c.email, '@', 2)) END
          -- Backwards too, so that its last digits find it: with or without country and area code.
          || CASE WHEN c.phone IS NULL THEN '{}' ELSE ARRAY['+' || substr(c.phone, 2), '-' || reverse(substr(c.phone, 2))] END
          || CASE WHEN c.wechat_id IS NULL THEN '{}' ELSE ARRAY['%' || left(lower(c.wechat_id), 100)] END
          || search_tags(c.tags)
      $$;

      DROP TRIGGER search_changed ON contact;
      CREATE TRIGGER search_changed AFTER UPDATE ON contact FOR EACH ROW
        WHEN (NEW.archived_at IS NULL AND (OLD.archived_at IS NOT NULL OR (${of('OLD')}) IS DISTINCT FROM (${of('NEW')})))
        EXECUTE FUNCTION search_keep_contact();
    `);
    await fillInitials(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

function of(row: string): string {
  return FOUND_BY.map((column) => `${row}.${column}`).join(', ');
}

/**
 * Fills in the initials of existing contacts. The trigger adds them to the search index. The database cannot
 * transliterate Chinese.
 */
async function fillInitials(runner: QueryRunner): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const contacts: { id: string; name: string }[] = await runner.query(
      `SELECT id, coalesce(native_name, full_name) AS name FROM contact
       WHERE pinyin IS NOT NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT ${BATCH}`,
      [after],
    );
    if (contacts.length === 0) return;
    after = contacts.at(-1)!.id;
    await runner.query(
      `UPDATE contact SET pinyin_initials = given.initials
       FROM unnest($1::uuid[], $2::text[]) AS given(id, initials) WHERE contact.id = given.id`,
      [contacts.map(({ id }) => id), contacts.map(({ name }) => toPinyin(name, 'person')?.initials ?? null)],
    );
  }
}
