import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReportsModule } from '../reports.module.js';
import { ReportScheduleController } from './report-schedule.controller.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { ReportScheduleRun } from './report-schedule-run.entity.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ScheduleClaimsService } from './schedule-claims.service.js';
import { ScheduleFileController } from './schedule-file.controller.js';
import { ScheduleFileService } from './schedule-file.service.js';
import { ScheduleRunner } from './schedule.runner.js';

/** Makes reports into a folder by their schedules. */
@Module({
  imports: [ReportsModule, TypeOrmModule.forFeature([ReportSchedule, ReportScheduleRun])],
  controllers: [ReportScheduleController, ScheduleFileController],
  providers: [ReportScheduleService, ScheduleFileService, ScheduleClaimsService, ScheduleRunner],
  exports: [ReportScheduleService],
})
export class ReportSchedulesModule {}
