import { Module } from '@nestjs/common';
import { REPORTS } from './report.catalogue.js';
import { ReportCatalogueController, reportController } from './report.controller.js';
import { ReportReader } from './report.reader.js';

/** Figures, as they are and as they were known. Reads everything, writes nothing. */
@Module({
  controllers: [ReportCatalogueController, ...REPORTS.map((report) => reportController(report))],
  providers: [ReportReader],
  exports: [ReportReader],
})
export class ReportsModule {}
