import { valueAmount } from '../common/money/amount.valuation.js';
import type { Sql } from '../database/sql.js';
import type { UpdateCompany } from './company.dto.js';
import type { Company } from './company.entity.js';

/** The columns of a turnover; absent where a request says nothing of it. */
export type TurnoverColumns = Partial<ReturnType<typeof turnoverOf>>;

/** The columns of the turnover of a company. */
export function turnoverOf({
  turnoverAmount,
  turnoverCurrency,
  turnoverRate,
  turnoverUnitsPerEuro,
  turnoverRateOn,
  turnoverRateKind,
  turnoverEur,
}: Company) {
  return {
    turnoverAmount,
    turnoverCurrency,
    turnoverRate,
    turnoverUnitsPerEuro,
    turnoverRateOn,
    turnoverRateKind,
    turnoverEur,
  };
}

const NO_TURNOVER: TurnoverColumns = {
  turnoverAmount: null,
  turnoverCurrency: null,
  turnoverRate: null,
  turnoverUnitsPerEuro: null,
  turnoverRateOn: null,
  turnoverRateKind: null,
  turnoverEur: null,
};

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
  if (turnover === null) return NO_TURNOVER;
  const isSameAmount = turnover.amount === company?.turnoverAmount && turnover.currency === company.turnoverCurrency;
  const stored = isSameAmount
    ? {
        amount: company.turnoverAmount,
        currency: company.turnoverCurrency,
        rate: company.turnoverRate,
        unitsPerEuro: company.turnoverUnitsPerEuro,
        rateOn: company.turnoverRateOn,
        rateKind: company.turnoverRateKind,
      }
    : null;
  const valued = await valueAmount(sql, turnover, stored, { day: today, today, pointer: '/turnover' });
  return {
    turnoverAmount: valued.amount,
    turnoverCurrency: valued.currency,
    turnoverRate: valued.rate,
    turnoverUnitsPerEuro: valued.unitsPerEuro,
    turnoverRateOn: valued.rateOn,
    turnoverRateKind: valued.rateKind,
    turnoverEur: valued.eur,
  };
}
