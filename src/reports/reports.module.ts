import { Module } from '@nestjs/common';
import { AgreementOutcomesController } from './agreements/agreement-outcomes.controller.js';
import { AgreementOutcomesReader } from './agreements/agreement-outcomes.reader.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { FollowUpReader } from './follow-up/follow-up.reader.js';
import { REPORTS } from './engine/report-catalogue.registry.js';
import { ReportCatalogueController, createReportController } from './engine/report.controller.js';
import { LabelsController } from './labels/labels.controller.js';
import { ReportReader } from './engine/report.reader.js';

/** Serves reports of present and past figures. It reads the data of all modules and writes nothing. */
@Module({
  controllers: [
    ReportCatalogueController,
    AgreementOutcomesController,
    FollowUpController,
    LabelsController,
    ...REPORTS.map((report) => createReportController(report)),
  ],
  providers: [ReportReader, AgreementOutcomesReader, FollowUpReader],
  exports: [ReportReader],
})
export class ReportsModule {}
