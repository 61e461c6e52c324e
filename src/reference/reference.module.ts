import { Module } from '@nestjs/common';
import { ExchangeRatesController } from './exchange-rates.controller.js';
import { ExchangeRatesService } from './exchange-rates.service.js';
import { RateImportService } from './rate-import.service.js';

/** Public facts that records are checked and valued by. */
@Module({ controllers: [ExchangeRatesController], providers: [ExchangeRatesService, RateImportService] })
export class ReferenceModule {}
