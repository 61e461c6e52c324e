import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { JobRunner } from './job.runner.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.service.js';
import { ShutdownService } from './shutdown.service.js';
import { SettingHistory } from './setting.history.js';

/** What operators look at: health and metrics; and what runs by itself. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [JobRunner, Metrics, SettingHistory, ShutdownService],
  exports: [Metrics],
})
export class OperationsModule {}
