import { findFirstRate } from '../../common/money/exchange-rate.queries.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { toText } from '../entities/row-values.rules.js';
import type { ConvertedRow } from '../model/entity-import.constants.js';
import type { Import, RowNotice } from '../model/import.entity.js';
import type { RefusedValues } from './refused-values.rules.js';

/** The amounts of records that a row can fill. */
const AMOUNTS = ['turnover', 'capex'] as const;

/**
 * Finds the amounts in a currency that never had a reference rate. They are left out before the record is made, so that a
 * record which is made again for another row has none either.
 */
export async function findUnpricedAmounts(
  tx: Tx,
  { unreadable }: Pick<Import, 'unreadable'>,
  { body, values }: ConvertedRow,
): Promise<RefusedValues> {
  const found: RefusedValues = { fields: new Set<string>(), notices: [] as RowNotice[] };
  if (unreadable !== 'leave_out') return found;
  for (const name of AMOUNTS) {
    const amount = body[name];
    const currency = isPlainObject(amount) ? toText(amount['currency']) : '';
    if (currency === '' || currency === 'EUR' || (await findFirstRate(tx.sql, currency))) continue;
    const detail = 'There is no reference rate of this currency. Enter the amount with its rate.';
    found.notices.push({ field: name, code: 'import.value_left_out', detail });
    for (const field of Object.keys(values)) if (field.startsWith(`${name}.`)) found.fields.add(field);
  }
  return found;
}
