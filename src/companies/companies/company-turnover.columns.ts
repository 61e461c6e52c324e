import { type AmountColumns, buildAmountColumns, readAmountColumns } from '../../common/money/amount.columns.js';
import { convertAmount } from '../../common/money/amount-valuation.factory.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { UpdateCompany } from './company.dto.js';
import type { Company } from '../model/company.entity.js';

/** The columns of a turnover; absent when a request does not contain a turnover. */
export type TurnoverColumns = Partial<AmountColumns<'turnover'>>;

/**
 * Returns the columns of a turnover that a request changes. Its value in euro uses the rate of the day of entry. The
 * same amount sent again without another rate keeps its rate.
 * @throws 422 for an amount that cannot be valued
 */
export async function resolveTurnoverColumns(
  sql: SqlClient,
  { turnover }: UpdateCompany,
  company: Company | null,
  today: string,
): Promise<TurnoverColumns> {
  if (turnover === undefined) return {};
  if (turnover === null) return buildAmountColumns('turnover', null);
  const isSameAmount = turnover.amount === company?.turnoverAmount && turnover.currency === company.turnoverCurrency;
  const stored = isSameAmount ? readAmountColumns('turnover', company) : null;
  const context = { day: today, today, pointer: '/turnover' };
  return buildAmountColumns('turnover', await convertAmount(sql, turnover, stored, context));
}
