import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../common/http/query.decorator.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Access } from '../identity/access/access.decorator.js';
import { RatesQuery, RatesView } from './exchange-rates.dto.js';
import { ExchangeRatesService } from './exchange-rates.service.js';

@ApiTags('Reference')
@Controller('reference/rates')
export class ExchangeRatesController {
  constructor(private readonly rates: ExchangeRatesService) {}

  /**
   * List the reference rates of a day
   *
   * The rates are those of the European Central Bank, in units for one euro. A day without rates has those of the
   * working day before. A day after the end of the table has the last rates, with `rateKind: latest`.
   */
  @Get()
  @Access('reference:read')
  @ApiOkResponse({ type: RatesView })
  @ApiProblems('rate.unknown_currency', 'rate.in_future', 'rate.before_first')
  list(@QueryParams() query: RatesQuery): Promise<RatesView> {
    return this.rates.list(query);
  }
}
