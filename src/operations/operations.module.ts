import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { JobHealthService } from './job-health.service.js';
import { JobRunner } from './job.runner.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { OperationsController } from './operations.controller.js';
import { ShutdownService } from './shutdown.service.js';
import { SettingHistoryService } from './setting-history.service.js';

/** Health checks, metrics and settings for operators, and the runner of scheduled jobs. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController, OperationsController],
  providers: [JobRunner, JobHealthService, MetricsService, SettingHistoryService, ShutdownService],
  exports: [MetricsService],
})
export class OperationsModule {}
