import { Module } from '@nestjs/common';
import { AgreementOutcomesController } from './agreement.outcomes.controller.js';
import { AgreementOutcomesReader } from './agreement.outcomes.reader.js';
import { FollowUpController } from './follow-up.controller.js';
import { ActivityFollowUpService } from './follow-up.reader.js';
import { REPORTS } from './report.catalogue.js';
import { ReportCatalogueController, reportController } from './report.controller.js';
import { ReportReader } from './report.reader.js';

/** Serves reports of present and past figures. It reads the data of all modules and writes nothing. */
@Module({
  controllers: [
    ReportCatalogueController,
    AgreementOutcomesController,
    FollowUpController,
    ...REPORTS.map((report) => reportController(report)),
  ],
  providers: [ReportReader, AgreementOutcomesReader, ActivityFollowUpService],
  exports: [ReportReader],
})
export class ReportsModule {}
