import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readShippedRates } from './data/exchange-rate-file.js';

/**
 * Creates the table of the European Central Bank's reference rates and fills it from the file that ships with the
 * project. A row contains the rates of one currency in one year, because 95,000 rows of a single rate would be seven
 * times as large in every database.
 */
export class ExchangeRates1764000000050 implements MigrationInterface {
  name = 'ExchangeRates1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Rates are positive; the ECB prints none for a day on which a currency had no market.
      CREATE FUNCTION are_positive(units numeric[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_position(units, NULL) IS NULL AND 0 < ALL (units)
      $$;

      CREATE TABLE exchange_rate_year (
        currency text NOT NULL,
        year smallint NOT NULL,
        -- In order, each with its rate at the same place.
        days date[] NOT NULL,
        units_per_euro numeric[] NOT NULL,
        CONSTRAINT exchange_rate_year_pk PRIMARY KEY (currency, year),
        CONSTRAINT exchange_rate_year_currency_ck CHECK (currency ~ '^[A-Z]{3}$' AND currency <> 'EUR'),
        CONSTRAINT exchange_rate_year_days_ck CHECK (cardinality(days) BETWEEN 1 AND 366
          AND cardinality(days) = cardinality(units_per_euro) AND array_position(days, NULL) IS NULL
          AND extract(year FROM days[1]) = year AND extract(year FROM days[cardinality(days)]) = year),
        CONSTRAINT exchange_rate_year_units_ck CHECK (are_positive(units_per_euro))
      );

      CREATE VIEW exchange_rate AS
        SELECT y.currency, y.year, d.day, d.units_per_euro
        FROM exchange_rate_year y CROSS JOIN LATERAL unnest(y.days, y.units_per_euro) AS d(day, units_per_euro);
    `);
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
