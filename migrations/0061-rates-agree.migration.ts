import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Builds the rules of one amount. The last of ten decimals may be off by one in `rate` and in `units_per_euro`, so
 * their product may differ from one by that much of each.
 */
const makeRules = (table: string, amount: string) => `
  -- A former version that ran beside this one has valued these by the rate alone. Nothing that history, search and totals
  -- keep of a record changes, and no value in euro.
  ALTER TABLE ${table} DISABLE TRIGGER USER;
  UPDATE ${table} SET
    ${amount}_units_per_euro = NULL,
    ${amount}_rate_kind = CASE WHEN ${amount}_currency = 'EUR' THEN 'fixed' ELSE 'given' END
  WHERE abs(${amount}_rate * ${amount}_units_per_euro - 1) > 0.0000000001 * (${amount}_rate + ${amount}_units_per_euro)
    OR ${amount}_rate_kind = 'fixed' AND ${amount}_currency <> 'EUR';
  ALTER TABLE ${table} ENABLE TRIGGER USER;
  ALTER TABLE ${table}
    ADD CONSTRAINT ${table}_${amount}_rates_agree_ck CHECK (
      abs(${amount}_rate * ${amount}_units_per_euro - 1) <= 0.0000000001 * (${amount}_rate + ${amount}_units_per_euro)),
    ADD CONSTRAINT ${table}_${amount}_fixed_rate_ck CHECK (${amount}_rate_kind <> 'fixed' OR ${amount}_currency = 'EUR');
`;

/**
 * Requires that the units for one euro and the rate of an amount agree, and that only the euro has a fixed rate. An
 * instance of a version before migration 0051, or manual SQL, changes the rate alone, and the next change of the amount
 * would divide by the former units. Such a write is rejected.
 */
export class RatesAgree1764000000061 implements MigrationInterface {
  name = 'RatesAgree1764000000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(makeRules('company', 'turnover'));
    await runner.query(makeRules('lead', 'capex'));
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
