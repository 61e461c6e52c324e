import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReportsModule } from '../reports.module.js';
import { LockComparisonService } from './lock-comparison.service.js';
import { ReportLockController } from './report-lock.controller.js';
import { ReportLock } from './report-lock.entity.js';
import { ReplacedTitle } from './replaced-title.entity.js';
import { ReplacedTitleStore } from './replaced-titles.store.js';
import { ReportLockService } from './report-lock.service.js';

/** Locks months of reports, so that nothing changes their figures any more. */
@Module({
  imports: [ReportsModule, TypeOrmModule.forFeature([ReportLock, ReplacedTitle])],
  controllers: [ReportLockController],
  providers: [ReportLockService, LockComparisonService, ReplacedTitleStore],
  exports: [ReportLockService, ReplacedTitleStore],
})
export class ReportLocksModule {}
