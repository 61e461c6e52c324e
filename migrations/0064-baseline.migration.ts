import { readFile } from 'node:fs/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readShippedRates } from './data/exchange-rate-file.js';

/**
 * Creates the schema of the migrations 0001 to 0064, with the rows that they inserted. It has the name of the last one,
 * so a database in which that one ran has this one too.
 */
export class Baseline1764000000064 implements MigrationInterface {
  name = 'EstablishedNames1764000000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(await readFile(new URL('baseline.sql', import.meta.url), 'utf8'));
    await runner.query('INSERT INTO lead_total_check DEFAULT VALUES');
    // Arrays of different lengths cannot be passed as rows of one array, so all of them are passed as JSON in one
    // statement.
    await runner.query(
      `INSERT INTO exchange_rate_year (currency, year, days, units_per_euro)
       SELECT currency, year, days, "unitsPerEuro" FROM jsonb_to_recordset($1::jsonb)
         AS shipped(currency text, year smallint, days date[], "unitsPerEuro" numeric[])`,
      [JSON.stringify(await readShippedRates())],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
