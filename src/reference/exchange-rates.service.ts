import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../common/time/agency-zone.constants.js';
import { Clock } from '../common/time/clock.service.js';
import { createInvalidError } from '../common/errors/domain.errors.js';
import type { ErrorCode } from '../common/errors/error-codes.rules.js';
import { readCurrencies, findRate, readRates } from '../common/money/exchange-rate.queries.js';
import type { ReferenceRate } from '../common/money/exchange-rate.rules.js';
import { getLocalDate } from '../common/time/calendar-dates.rules.js';
import { SqlClient } from '../database/connections/sql.client.js';
import type { RatesQuery, RatesView, RateView } from './exchange-rates.dto.js';

const SOURCE = 'European Central Bank, euro foreign exchange reference rates';

/** Lists reference rates. */
@Injectable()
export class ExchangeRatesService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Returns the rates of a day, of one currency or of all.
   * @throws 422 for a currency that is not in the table, and for a day that is in the future or before the first rate
   * of the currency
   */
  async list({ currency, on }: RatesQuery): Promise<RatesView> {
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    const day = on ?? today;
    if (day > today)
      throw createParameterError(
        'on',
        'rate.in_future',
        `on must not be in the future: ${day} is after today, ${today}.`,
      );
    if (currency === undefined) return { items: (await readRates(this.sql, day)).map(buildRateView) };
    const known = await readCurrencies(this.sql);
    const since = known.find((one) => one.currency === currency)?.since;
    if (since === undefined) {
      const names = known.map((one) => one.currency).join(', ');
      const detail = `currency must be one with reference rates (${names}), not ${currency}.`;
      throw createParameterError('currency', 'rate.unknown_currency', detail);
    }
    const rate = await findRate(this.sql, currency, day);
    if (rate) return { items: [buildRateView(rate)] };
    throw createParameterError(
      'on',
      'rate.before_first',
      `on must be ${since} or later; the first reference rate of ${currency} is of that day.`,
    );
  }
}

function buildRateView({ currency, on, unitsPerEuro, rateKind }: ReferenceRate): RateView {
  return { currency, on, unitsPerEuro: Number(unitsPerEuro), rateKind, source: SOURCE };
}

function createParameterError(parameter: string, code: ErrorCode, detail: string) {
  return createInvalidError([{ pointer: `?${parameter}`, code, detail }], code);
}
