import { Module } from '@nestjs/common';
import { CodesController } from './codes.controller.js';
import { ExchangeRatesController } from './exchange-rates.controller.js';
import { ExchangeRatesService } from './exchange-rates.service.js';
import { RateImportService } from './rate-import.service.js';

/** Public reference data with which records are checked and valued. */
@Module({
  controllers: [CodesController, ExchangeRatesController],
  providers: [ExchangeRatesService, RateImportService],
})
export class ReferenceModule {}
