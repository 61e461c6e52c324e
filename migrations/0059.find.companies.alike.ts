import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Companies with a name that is written or sounds alike, always found by the trigram indexes. PostgreSQL takes the
 * similarity of two texts for as cheap as the comparison of two numbers, and so reads a table of some thousand companies
 * as a whole; that takes twenty times as long as the index. The cost of an operator of an extension cannot be changed by the
 * owner of the database, the plan within a function can.
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
