import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { buildAmountColumns, readAmountColumns } from '../../common/money/amount.columns.js';
import { convertAmount } from '../../common/money/amount-valuation.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { LeadBefore, LeadColumns } from './lead-changes.rules.js';
import type { CreateLead, UpdateLead } from './lead.dto.js';

/**
 * Returns the columns of the planned expenditure that a body changes. The amount is valued by the rate of the day on
 * which the lead was received. The value in euro of an unchanged amount is frozen and not renewed by every change.
 * @throws 422 for an amount that cannot be valued
 */
export async function resolveCapexColumns(
  sql: SqlClient,
  { capex, receivedOn }: CreateLead | UpdateLead,
  before: LeadBefore,
  today: string,
): Promise<LeadColumns> {
  if (capex === undefined) return {};
  if (capex === null) return buildAmountColumns('capex', null);
  const currency = capex.currency ?? before.capexCurrency ?? null;
  const amount = capex.amount ?? before.capexAmount ?? null;
  if (amount === null) throw createMissingError('/capex/amount');
  if (currency === null) throw createMissingError('/capex/currency');
  const day = receivedOn ?? before.receivedOn ?? today;
  const given = { ...capex, amount, currency };
  const stored = readAmountColumns('capex', before);
  return buildAmountColumns('capex', await convertAmount(sql, given, stored, { day, today, pointer: '/capex' }));
}

function createMissingError(pointer: string) {
  return createInvalidFieldError(pointer, 'field.required', `${pointer} is required for an amount.`);
}
