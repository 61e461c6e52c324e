import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { ReportsModule } from '../reports.module.js';
import { ReportScheduleController } from './report-schedule.controller.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { ReportScheduleRun } from './report-schedule-run.entity.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ScheduleClaimsService } from './schedule-claims.service.js';
import { ScheduleFileController } from './schedule-file.controller.js';
import { ScheduleFileService } from './schedule-file.service.js';
import { ScheduleMailService } from './schedule-mail.service.js';
import { SCHEDULE_RECIPIENT_MERGE_RELATIONS } from './schedule-recipient-merge.registry.js';
import { ReportScheduleRecipient, ReportScheduleRunRecipient } from './schedule-recipient.entity.js';
import { ScheduleRunner } from './schedule.runner.js';

/** Makes reports into a folder by their schedules. */
@Module({
  imports: [
    CompaniesModule,
    ReportsModule,
    TypeOrmModule.forFeature([ReportSchedule, ReportScheduleRun, ReportScheduleRecipient, ReportScheduleRunRecipient]),
  ],
  controllers: [ReportScheduleController, ScheduleFileController],
  providers: [ReportScheduleService, ScheduleFileService, ScheduleClaimsService, ScheduleMailService, ScheduleRunner],
  exports: [ReportScheduleService],
})
export class ReportSchedulesModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(SCHEDULE_RECIPIENT_MERGE_RELATIONS);
  }
}
