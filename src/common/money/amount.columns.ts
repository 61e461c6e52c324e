import type { ValuedAmount } from './amount-valuation.factory.js';

const FIELDS = ['amount', 'currency', 'rate', 'unitsPerEuro', 'rateOn', 'rateKind', 'eur'] as const;

/** An amount as a record holds it. Absent values are null. */
export type AmountRecord = { [Field in (typeof FIELDS)[number]]: ValuedAmount[Field] | null };

/**
 * The columns of an amount. They begin with its name: those of `capex` are `capexAmount`, `capexCurrency` and so on.
 */
export type AmountColumns<Name extends string> = {
  [Field in keyof AmountRecord as `${Name}${Capitalize<Field>}`]: AmountRecord[Field];
};

/** Builds the columns of an amount. All are null if there is no amount. */
export function buildAmountColumns<Name extends string>(name: Name, amount: AmountRecord | null): AmountColumns<Name> {
  return Object.fromEntries(FIELDS.map((field) => [buildColumnName(name, field), amount?.[field] ?? null])) as never;
}

/** Reads an amount from the columns of a record. */
export function readAmountColumns<Name extends string>(name: Name, record: Partial<AmountColumns<Name>>): AmountRecord {
  const columns = record as Record<string, unknown>;
  return Object.fromEntries(FIELDS.map((field) => [field, columns[buildColumnName(name, field)] ?? null])) as never;
}

/** Returns an amount of a record as a request sends it. The rate of another currency is sent too, so that it is kept. */
export function toAmountBody(value: unknown): unknown {
  if (value === null) return null;
  const { amount, currency, rate, rateOn } = value as Record<string, unknown>;
  return { amount, currency, ...(currency === 'EUR' ? {} : { rate, rateOn }) };
}

function buildColumnName(name: string, field: string): string {
  return name + field.charAt(0).toUpperCase() + field.slice(1);
}
