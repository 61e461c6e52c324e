import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The averages of 2024 that were used as rates until there was a table, in units for one euro. */
const YEARLY_AVERAGES = {
  USD: '1.0824',
  JPY: '163.85',
  GBP: '0.84662',
  CHF: '0.9526',
  CNY: '7.7875',
  KRW: '1475.40',
  INR: '90.5563',
  SEK: '11.4325',
  DKK: '7.4589',
  PLN: '4.3058',
};
const averages = Object.entries(YEARLY_AVERAGES)
  .map(([currency, units]) => `('${currency}', ${units})`)
  .join(', ');

/**
 * Builds the columns of one amount and their rule. Amounts that were valued before are marked with the origin of their
 * rate.
 */
const kindsOf = (table: string, amount: string) => `
  ALTER TABLE ${table}
    ADD COLUMN ${amount}_units_per_euro numeric(20, 10),
    ADD COLUMN ${amount}_rate_kind text;
  -- Nothing that history, search and totals keep of a record changes, and no value in euro.
  ALTER TABLE ${table} DISABLE TRIGGER USER;
  UPDATE ${table} SET
    ${amount}_rate_kind = CASE WHEN valued.${amount}_currency = 'EUR' THEN 'fixed' WHEN average.units IS NULL THEN 'given'
      ELSE 'yearly_average' END,
    ${amount}_units_per_euro = average.units
  FROM ${table} AS valued LEFT JOIN (VALUES ${averages}) AS average (currency, units)
    ON average.currency = valued.${amount}_currency AND valued.${amount}_rate_on = '2024-12-31'
      AND valued.${amount}_rate = trunc(1 / average.units, 10)
  WHERE valued.id = ${table}.id AND ${table}.${amount}_amount IS NOT NULL;
  ALTER TABLE ${table} ENABLE TRIGGER USER;
  ALTER TABLE ${table}
    ADD CONSTRAINT ${table}_${amount}_rate_kind_ck
      CHECK (${amount}_rate_kind IN ('fixed', 'given', 'reference', 'latest', 'yearly_average')
        AND ${amount}_amount IS NOT NULL OR ${amount}_rate_kind IS NULL),
    ADD CONSTRAINT ${table}_${amount}_units_per_euro_ck
      CHECK (${amount}_units_per_euro > 0 AND ${amount}_amount IS NOT NULL OR ${amount}_units_per_euro IS NULL);
`;

/**
 * Adds the origin of the rate of an amount: given by a client, from the table on its day, the last one of the table, or
 * a former yearly average. Adds the units for one euro if they are known. Frozen values stay unchanged.
 */
export class RateKinds1764000000051 implements MigrationInterface {
  name = 'RateKinds1764000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kindsOf('company', 'turnover'));
    await runner.query(kindsOf('lead', 'capex'));
    await runner.query(`
      -- Whether more than three months lie between the day of an amount and that of its rate, in a version of a lead.
      CREATE FUNCTION has_distant_rate(data jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT coalesce(data->>'capex_currency' <> 'EUR' AND (
          (data->>'capex_rate_on')::date + interval '3 months' < (data->>'received_on')::date
          OR (data->>'received_on')::date + interval '3 months' < (data->>'capex_rate_on')::date), false)
      $$;
      -- Few leads have one: reports find them without a look at the rows of all others.
      CREATE INDEX lead_version_distant_rate_idx ON lead_version (valid_to, valid_from) INCLUDE (lead_id)
        WHERE NOT archived AND status = 'open' AND has_distant_rate(data);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
