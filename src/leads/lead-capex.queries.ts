import { invalidField } from '../common/errors/domain.errors.js';
import { valueAmount } from '../common/money/amount.valuation.js';
import type { Sql } from '../database/sql.js';
import type { LeadBefore, LeadColumns } from './lead.changes.rules.js';
import type { CreateLead, UpdateLead } from './lead.dto.js';

/**
 * The columns that a body changes of the planned expenditure, valued by the rate of the day on which the lead was
 * received. An amount keeps the rate it has while the currency stays: its value in euro is frozen, not renewed by every
 * change. @throws 422 for an amount that cannot be valued
 */
export async function valueCapex(
  sql: Sql,
  { capex, receivedOn }: CreateLead | UpdateLead,
  before: LeadBefore,
  today: string,
): Promise<LeadColumns> {
  if (capex === undefined) return {};
  if (capex === null) {
    return {
      capexAmount: null,
      capexCurrency: null,
      capexRate: null,
      capexUnitsPerEuro: null,
      capexRateOn: null,
      capexRateKind: null,
      capexEur: null,
    };
  }
  const currency = capex.currency ?? before.capexCurrency ?? null;
  const amount = capex.amount ?? before.capexAmount ?? null;
  if (amount === null) throw missing('/capex/amount');
  if (currency === null) throw missing('/capex/currency');
  const stored = {
    amount: before.capexAmount ?? null,
    currency: before.capexCurrency ?? null,
    rate: before.capexRate ?? null,
    unitsPerEuro: before.capexUnitsPerEuro ?? null,
    rateOn: before.capexRateOn ?? null,
    rateKind: before.capexRateKind ?? null,
  };
  const day = receivedOn ?? before.receivedOn ?? today;
  const valued = await valueAmount(sql, { ...capex, amount, currency }, stored, { day, today, pointer: '/capex' });
  return {
    capexAmount: valued.amount,
    capexCurrency: valued.currency,
    capexRate: valued.rate,
    capexUnitsPerEuro: valued.unitsPerEuro,
    capexRateOn: valued.rateOn,
    capexRateKind: valued.rateKind,
    capexEur: valued.eur,
  };
}

function missing(pointer: string) {
  return invalidField(pointer, 'field.required', `${pointer} is needed for an amount.`);
}
