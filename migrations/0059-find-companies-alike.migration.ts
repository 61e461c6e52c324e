import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds a function that finds companies with a similar name, always by the trigram indexes. PostgreSQL considers the
 * similarity of two texts as cheap as the comparison of two numbers, and therefore scans a table of some thousand
 * companies, which takes twenty times as long as the index. The owner of the database cannot change the cost of an
 * extension's operator, but can control the plan within a function.
 */
export class FindCompaniesAlike1764000000059 implements MigrationInterface {
  name = 'FindCompaniesAlike1764000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION find_companies_alike(given_core_key text, given_name_key text, most integer) RETURNS SETOF uuid
        LANGUAGE plpgsql STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
      BEGIN
        RETURN QUERY SELECT id FROM company WHERE core_key % given_core_key AND archived_at IS NULL
          ORDER BY similarity(core_key, given_core_key) DESC, similarity(name_key, given_name_key) DESC LIMIT most;
      END $$`);
    await runner.query(`
      CREATE FUNCTION find_companies_sounding(given_pinyin text, most integer) RETURNS SETOF uuid
        LANGUAGE plpgsql STABLE STRICT ROWS 40 SET enable_seqscan = off AS $$
      BEGIN
        RETURN QUERY SELECT id FROM company WHERE pinyin % given_pinyin AND archived_at IS NULL
          ORDER BY similarity(pinyin, given_pinyin) DESC LIMIT most;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
