import { type AmountColumns, buildAmountColumns, readAmountColumns } from '../common/money/amount.columns.js';
import { valueAmount } from '../common/money/amount.valuation.js';
import type { Sql } from '../database/sql.js';
import type { UpdateCompany } from './company.dto.js';
import type { Company } from './company.entity.js';

/** The columns of a turnover; absent where a request says nothing of it. */
export type TurnoverColumns = Partial<AmountColumns<'turnover'>>;

/**
 * The columns that a request changes of a turnover, with its value in euro at the rate of the day on which it is entered.
 * The same amount again, without another rate, keeps the rate it was valued by. @throws 422 for what cannot be valued
 */
export async function valueTurnover(
  sql: Sql,
  { turnover }: UpdateCompany,
  company: Company | null,
  today: string,
): Promise<TurnoverColumns> {
  if (turnover === undefined) return {};
  if (turnover === null) return buildAmountColumns('turnover', null);
  const isSameAmount = turnover.amount === company?.turnoverAmount && turnover.currency === company.turnoverCurrency;
  const stored = isSameAmount ? readAmountColumns('turnover', company) : null;
  const context = { day: today, today, pointer: '/turnover' };
  return buildAmountColumns('turnover', await valueAmount(sql, turnover, stored, context));
}
