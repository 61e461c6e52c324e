import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores the dictionary of the search by the rest of each word without one of its letters. Two words that differ by one
 * error (a letter added, missing, wrong, or exchanged with its neighbour) have a word or such a rest in common, so a
 * few exact look-ups find them. With trigrams thousands of words had to be read and discarded.
 */
export class SearchSpelling1764000000026 implements MigrationInterface {
  name = 'SearchSpelling1764000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A word, and it without each of its letters in turn.
      CREATE FUNCTION search_rests(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_agg(DISTINCT left(word, place) || substr(word, place + 2)) || word FROM generate_series(0, length(word) - 1) AS place
      $$;
      CREATE INDEX search_word_rests_idx ON search_word USING gin (search_rests(word)) WITH (fastupdate = off);
      -- The planner learns how many words share a rest.
      ANALYZE search_word;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
