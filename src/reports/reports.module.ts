import { Module } from '@nestjs/common';
import { ActivityOutcomesController, AgreementOutcomesController } from './outcomes/outcomes.controller.js';
import { OutcomesReader } from './outcomes/outcomes.reader.js';
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
    ActivityOutcomesController,
    FollowUpController,
    LabelsController,
    ...REPORTS.map((report) => createReportController(report)),
  ],
  providers: [ReportReader, OutcomesReader, FollowUpReader],
  exports: [ReportReader],
})
export class ReportsModule {}
